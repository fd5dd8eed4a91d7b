import { ButtonLink } from "../parts/links";
import { PageHeader } from "../parts/PageHeader";
import { useTexts } from "../texts/texts";
import classes from "./Shell.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function NotFoundPage() {
  const texts = useTexts(catalogue);
  return (
    <div className={classes["page"]}>
      <PageHeader title={texts.notFound} lead={texts.notFoundLead} />
      <ButtonLink to="/">{texts.home}</ButtonLink>
    </div>
  );
}
