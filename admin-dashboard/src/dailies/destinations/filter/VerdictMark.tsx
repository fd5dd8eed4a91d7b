import { IconCheck, IconX } from "@tabler/icons-react";

import { useTexts } from "../../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Filter.module.css";
import type { Verdict } from "./verdicts";

/** What a rule says of the item that is looked at, and whether it decided. */
export function VerdictMark({ verdict: { fits, decided } }: { verdict: Verdict }) {
  const texts = useTexts(catalogue);
  if (fits === undefined) return null;
  const Icon = fits ? IconCheck : IconX;
  return (
    <span className={classes["verdict"]} data-fits={fits} data-decided={decided || undefined}>
      <Icon size={15} stroke={2.5} aria-hidden />
      {fits ? texts.fits : texts.fitsNot}
      {decided && <strong>{texts.decided}</strong>}
    </span>
  );
}
