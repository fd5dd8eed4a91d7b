import { Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

import classes from "./Overview.module.css";

interface SheetProps {
  title: string;
  /** At the end of the heading's line. */
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** One of the sheets that lie on the page. */
export function Sheet({ title, aside, id, children }: SheetProps) {
  const heading = useId();
  return (
    <section className={classes["section"]} aria-labelledby={heading} id={id}>
      <div className={classes["head"]}>
        <Title order={2} size="h4" id={heading}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
