import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { DRAWINGS, type DrawingName } from "./drawings";
import classes from "./Empty.module.css";

interface EmptyStateProps {
  /** Without one it is quieter: for a second emptiness on a page. */
  drawing?: DrawingName;
  title: string;
  /** What will be here, and what to do so that it is. */
  lead?: ReactNode;
  /** The next thing to do: buttons. */
  children?: ReactNode;
}

/** In the place of what is not there yet. */
export function EmptyState({ drawing, title, lead, children }: EmptyStateProps) {
  return (
    <section className={classes["empty"]} data-quiet={!drawing || undefined}>
      {drawing && (
        <svg className={classes["drawing"]} viewBox="0 0 160 104" aria-hidden="true" focusable="false">
          {DRAWINGS[drawing]}
        </svg>
      )}
      <Title order={2} size="h4">
        {title}
      </Title>
      {lead && (
        <Text c="dimmed" className={classes["words"] ?? ""}>
          {lead}
        </Text>
      )}
      {children && <div className={classes["actions"]}>{children}</div>}
    </section>
  );
}
