import { Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

import classes from "./Section.module.css";

interface SectionProps {
  title: string;
  lead: ReactNode;
  /** A button at the end of the heading's line. */
  action?: ReactNode;
  children: ReactNode;
}

/** One of the ways into a server. */
export function Section({ title, lead, action, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={classes["section"]} aria-labelledby={heading}>
      <div className={classes["head"]}>
        <div className={classes["words"]}>
          <Title order={2} size="h3" id={heading}>
            {title}
          </Title>
          <Text c="dimmed">{lead}</Text>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
