import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconClock,
  IconFilter,
  IconHistory,
  IconPlayerPauseFilled,
  IconSend,
  IconTrash,
} from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import type { ItemState } from "../search";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./Fate.module.css";

const MARKS = {
  sent: IconCircleCheckFilled,
  waiting: IconClock,
  held: IconPlayerPauseFilled,
  sending: IconSend,
  skipped: IconFilter,
  failed: IconAlertTriangleFilled,
  none: IconCircleDashed,
  before: IconHistory,
  removed: IconTrash,
};

/** What became of an item: a word with a picture. `before`: it was there before anybody followed. */
export function Fate({ state }: { state: ItemState | "before" }) {
  const texts = useTexts(catalogue);
  const Mark = MARKS[state];
  return (
    <span className={classes["fate"]} data-state={state}>
      <Mark size={16} aria-hidden />
      {state === "before" ? texts.thereBefore : texts.states[state]}
    </span>
  );
}
