import { Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

import classes from "./Section.module.css";

interface SectionProps {
  title: string;
  /** One sentence: what one sees here. */
  lead?: ReactNode;
  children: ReactNode;
}

/** A part of a page below its own heading, after a stretch of the road's centre line. */
export function Section({ title, lead, children }: SectionProps) {
  const heading = useId();
  return (
    <section className={classes["section"]} aria-labelledby={heading}>
      <Title order={2} size="h3" id={heading}>
        {title}
      </Title>
      {lead && (
        <Text c="dimmed" mt={2}>
          {lead}
        </Text>
      )}
      <div className={classes["content"]}>{children}</div>
    </section>
  );
}
