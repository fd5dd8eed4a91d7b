import classes from "./RankShield.module.css";

/** A highway's shield with the place of a rank. */
export function RankShield({ place }: { place: number }) {
  return (
    <svg className={classes["shield"]} viewBox="0 0 40 40" aria-hidden focusable="false">
      <path d="M20 2.5c4 3 9 3.5 13 1.5 3 4 4.500 8 4.500 13.500C37.500 28 30 34.500 20 38 10 34.500 2.500 28 2.500 17.500 2.500 12 4 8 7 4c4 2 9 1.500 13-1.500z" />
      <text x="20" y="25.500">
        {place}
      </text>
    </svg>
  );
}
