import { VisuallyHidden } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import classes from "./Steps.module.css";
import { texts as catalogue } from "./texts/catalogue";

const STEPS = ["file", "look", "booked"] as const;

export type Step = (typeof STEPS)[number];

/** Mile markers along the way. `over`: nothing of it is left to do. */
export function Steps({ now, over = false }: { now: Step; over?: boolean }) {
  const texts = useTexts(catalogue);
  const reached = STEPS.indexOf(now);
  return (
    <ol className={classes["steps"]} aria-label={texts.steps}>
      {STEPS.map((step, number) => {
        const done = number < reached || (over && number === reached);
        return (
          <li
            key={step}
            className={classes["step"]}
            data-done={done || undefined}
            data-now={number === reached || undefined}
            aria-current={number === reached ? "step" : undefined}
          >
            <span className={classes["marker"]}>
              {done ? <IconCheck size={16} stroke={2.5} aria-hidden /> : number + 1}
            </span>
            <span className={classes["name"]}>{texts.stepNames[step]}</span>
            {done && <VisuallyHidden>{texts.stepDone}</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
