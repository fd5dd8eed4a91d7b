import { IconAlertTriangle, IconBulb, IconCircleCheck, IconCircleX } from "@tabler/icons-react";

import classes from "./Overview.module.css";
import type { SetupProblem } from "./queries";

export type Severity = SetupProblem["severity"] | "well";

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, advice: IconBulb, well: IconCircleCheck };

/** Without a label: the words stand beside it. */
export function SeverityLight({ severity, label }: { severity: Severity; label?: string }) {
  const Icon = ICONS[severity];
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return <Icon size={20} className={classes["light"]} data-severity={severity} {...named} />;
}
