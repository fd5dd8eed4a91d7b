import { Text } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./Choice.module.css";

interface ChoiceProps {
  /** What follows from it, in a sentence. */
  follows?: string;
  problem?: string | undefined;
  children: ReactNode;
}

/** A control, and below it what follows from what is chosen. */
export function Choice({ follows, problem, children }: ChoiceProps) {
  return (
    <div className={classes["choice"]}>
      {children}
      {follows && (
        <Text size="sm" c="dimmed" className={classes["follows"] ?? ""}>
          {follows}
        </Text>
      )}
      {problem && (
        <Text role="alert" size="sm" c="var(--omo-bad)">
          {problem}
        </Text>
      )}
    </div>
  );
}
