/** As the Admin API has them. */
export const MOST_MILES_AT_ONCE = 100_000;
export const LONGEST_NOTE = 300;
export const MOST_LINES = 1000;
