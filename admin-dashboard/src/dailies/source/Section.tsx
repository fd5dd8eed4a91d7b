import { Title } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./Section.module.css";

interface SectionProps {
  title: string;
  /** At the end of the title's line. */
  side?: ReactNode;
  children: ReactNode;
}

/** A part of the page about a source. */
export function Section({ title, side, children }: SectionProps) {
  return (
    <section className={classes["section"]}>
      <header className={classes["header"]}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {side}
      </header>
      {children}
    </section>
  );
}
