import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

import classes from "./Editor.module.css";

/** A group of choices. */
export function ChoiceSection({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={classes["section"]} aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading} className={classes["title"] ?? ""}>
        {title}
      </Title>
      <div className={classes["choices"]}>{children}</div>
    </section>
  );
}
