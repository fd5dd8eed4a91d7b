import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";

import { problemOf } from "../api/problems";
import { PageHeader } from "../parts/PageHeader";
import { ProblemNotice } from "../parts/ProblemNotice";
import { useTexts } from "../texts/texts";
import { SignInPage } from "./SignInPage";
import classes from "./Shell.module.css";
import { texts as catalogue } from "./texts/catalogue";

const UNAUTHORIZED = 401;

/** In the place of a page that could not be shown. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const texts = useTexts(catalogue);
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  if (problemOf(error).status === UNAUTHORIZED) return <SignInPage />;
  return (
    <div className={classes["page"]}>
      <PageHeader title={texts.controlRoom} />
      <ProblemNotice
        error={error}
        retry={() => {
          queries.reset();
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
