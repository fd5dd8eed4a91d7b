import { IconAlertTriangleFilled, IconCircleCheckFilled, IconClock, IconPlayerPauseFilled } from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import type { Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Health.module.css";

const MARKS = {
  new: IconClock,
  fine: IconCircleCheckFilled,
  failing: IconAlertTriangleFilled,
  paused: IconPlayerPauseFilled,
};

/** How a source, or an account, is: a word, with a picture and a colour. */
export function Health({ state, word }: { state: Source["state"]; word?: string }) {
  const texts = useTexts(catalogue);
  const Mark = MARKS[state];
  return (
    <span className={classes["health"]} data-state={state}>
      <Mark size={18} aria-hidden />
      {word ?? texts.health[state]}
    </span>
  );
}
