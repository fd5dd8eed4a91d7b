import { Link } from "@tanstack/react-router";

import { useTexts } from "../texts/texts";
import classes from "./Mark.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** The sign of the Control Room: a road to the horizon, in the shape of a highway shield. */
export function Mark() {
  const texts = useTexts(catalogue);
  return (
    <Link to="/" className={classes["mark"]} aria-label={`${texts.controlRoom}, ${texts.allServers}`}>
      <Shield />
      <span className={classes["words"]}>{texts.controlRoom}</span>
    </Link>
  );
}

export function Shield({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={classes["shield"]}>
      <path
        d="M16 1.8c2.6 1.7 5.6 1.9 8.4.9l4 5.3c-1.6 2.6-1.3 4.9-.5 7.3 1.7 5.5-2.600 10.600-11.900 15-9.300-4.400-13.600-9.500-11.900-15 .8-2.400 1.100-4.700-.5-7.300l4-5.300c2.800 1 5.800.8 8.400-.9z"
        fill="var(--omo-accent)"
      />
      <path
        d="M13.900 9h4.200l4 15.600c-1.700 1.300-3.700 2.400-6.100 3.500-2.400-1.100-4.400-2.200-6.100-3.500z"
        fill="var(--omo-sheet)"
      />
      <path d="M16 10.500v3M16 16v4M16 22.500v4" stroke="var(--omo-accent)" strokeWidth="1.5" fill="none" />
    </svg>
  );
}
