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
      <circle className={classes["sun"]} cx="400" cy="420" r="118" />
      <path
        className={classes["far"]}
        d="M0 450 90 392 170 428 250 384 330 440 400 448 480 436 570 376 660 424 800 380V560H0z"
      />
      <path className={classes["near"]} d="M0 520 140 470 280 512 400 496 540 506 660 462 800 508V900H0z" />
      <path className={classes["tar"]} d="M388 500h24l300 400H88z" />
      <path
        className={classes["line"]}
        d="M398.7 508H401.3L401.4 516H398.6zM398.3 526H401.7L401.9 539H398.1zM397.8 553H402.2L402.7 574H397.3zM396.9 594H403.1L403.8 627H396.2zM395.6 657H404.4L405.5 708H394.5zM393.6 752H406.4L408.0 830H392.0z"
      />
      <path className={classes["edge"]} d="M386 500 104 900M414 500 696 900" />
    </svg>
  );
}
