import { IconCircleCheck, IconClock, IconCircleX, IconPlayerPause, type Icon } from "@tabler/icons-react";

import classes from "./HooksSection.module.css";

export type StateLook = "good" | "bad" | "unknown";

interface StateMarkProps {
  look: StateLook;
  paused?: boolean;
  label: string;
}

const ICONS: Record<StateLook, Icon> = { good: IconCircleCheck, bad: IconCircleX, unknown: IconClock };

/** How something is, as a sign and a word. */
export function StateMark({ look, paused = false, label }: StateMarkProps) {
  const Mark = paused ? IconPlayerPause : ICONS[look];
  return (
    <span className={classes["state"]} data-look={look}>
      <Mark size={16} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
