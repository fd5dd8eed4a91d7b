import { Title } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./Editor.module.css";

/** A group of choices. */
export function ChoiceSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes["section"]}>
      <Title order={2} size="h4" className={classes["title"] ?? ""}>
        {title}
      </Title>
      <div className={classes["choices"]}>{children}</div>
    </section>
  );
}
