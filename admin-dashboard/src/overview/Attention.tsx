import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { problems, type SetupProblem } from "./queries";
import { SeverityLight } from "./SeverityLight";
import { texts as catalogue } from "./texts/catalogue";

/** Of the list of problems, for the link to it. */
export const PROBLEMS_ID = "problems";

const SEVERITIES = ["error", "warning", "advice"] as const;

/** One line on top: whether anything needs whoever came here. Always of the same height. */
export function Attention({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { data, isError } = useQuery(problems(guildId));
  if (isError && data === undefined) return null;
  if (data === undefined) return <Skeleton height={48} aria-busy="true" />;
  const worst = data[0]?.severity ?? "well";
  return (
    <div className={classes["attention"]} data-severity={worst} role="status">
      <SeverityLight severity={worst} />
      <p>{worst === "well" ? `${texts.allWell}. ${texts.allWellLead}` : countsOf(data, texts.count)}</p>
      {worst !== "well" && <Anchor href={`#${PROBLEMS_ID}`}>{texts.seeThem}</Anchor>}
    </div>
  );
}

type Counted = Record<(typeof SEVERITIES)[number], (count: number) => string>;

function countsOf(all: readonly SetupProblem[], words: Counted): string {
  return SEVERITIES.flatMap((severity) => {
    const count = all.filter((problem) => problem.severity === severity).length;
    return count > 0 ? words[severity](count) : [];
  }).join(" · ");
}
