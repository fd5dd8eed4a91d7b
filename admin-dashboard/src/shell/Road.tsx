import classes from "./Road.module.css";

/** A road to the horizon with the sun above it: low in the evening, a moon at night. Only to look at. */
export function Road() {
  return (
    <svg
      className={classes["road"]}
      viewBox="0 0 800 900"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={classes["sky"]} width="800" height="900" />
      <circle className={classes["sun"]} cx="400" cy="452" r="120" />
      <path
        className={classes["far"]}
        d="M0 470 110 400 190 430 300 372 390 452 470 418 590 360 680 428 800 388V560H0z"
      />
      <path className={classes["near"]} d="M0 520 140 470 280 512 400 496 540 506 660 462 800 508V900H0z" />
      <path className={classes["tar"]} d="M388 500h24l300 400H88z" />
      <path className={classes["line"]} d="M400 508V900" pathLength="100" />
      <path className={classes["edge"]} d="M386 500 104 900M414 500 696 900" />
    </svg>
  );
}
