import { Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

import classes from "./Section.module.css";

interface SectionProps {
  title: string;
  /** One sentence: what one sees here. */
  lead?: ReactNode;
  /** At the end of the heading's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page below its own heading, after a stretch of the road's centre line. */
export function Section({ title, lead, aside, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={classes["section"]} aria-labelledby={heading}>
      <div className={classes["head"]}>
        <div className={classes["words"]}>
          <Title order={2} size="h3" id={heading}>
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
        </div>
        {aside}
      </div>
      <div className={classes["content"]}>{children}</div>
    </section>
  );
}
