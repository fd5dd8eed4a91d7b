import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";

import { Emphasised } from "../Emphasised";
import type { Choice } from "./choices";
import classes from "./Picker.module.css";

/** A choice in the list: its mark and name, and a light that tells whether it works. */
export function ChoiceLine({ choice }: { choice: Choice }) {
  return (
    <span className={classes["line"]} data-refused={choice.refused !== null || undefined}>
      <span className={classes["mark"]}>{choice.mark}</span>
      <span className={classes["about"]}>
        <bdi>{choice.name}</bdi>
        {choice.refused && (
          <span className={classes["reason"]}>
            <Emphasised text={choice.refused} />
          </span>
        )}
      </span>
      {choice.aside && <span className={classes["aside"]}>{choice.aside}</span>}
      <Light choice={choice} />
    </span>
  );
}

function Light({ choice }: { choice: Choice }) {
  if (choice.refused) return <IconAlertTriangle size={18} className={classes["bad"]} aria-hidden />;
  if (choice.fine) return <IconCircleCheck size={18} className={classes["good"]} role="img" aria-label={choice.fine} />;
  return null;
}
