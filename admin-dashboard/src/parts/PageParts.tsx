import type { ReactNode } from "react";

import classes from "./PageParts.module.css";

interface PagePartsProps {
  /** What it is to screen readers. */
  label: string;
  /** Links; the router marks the one that is open. */
  children: ReactNode;
}

/** Between the parts of a page, each with an address of its own. */
export function PageParts({ label, children }: PagePartsProps) {
  return (
    <nav aria-label={label} className={classes["parts"]}>
      {children}
    </nav>
  );
}
