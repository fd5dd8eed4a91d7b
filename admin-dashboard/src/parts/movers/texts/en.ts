import { plural } from "../../../texts/texts";

export const en = {
  up: (count: number, written: string) => plural("en", count, { one: "1 up", other: `${written} up` }),
  down: (count: number, written: string) => plural("en", count, { one: "1 down", other: `${written} down` }),
  isUp: "Up",
  isDown: "Down",
  to: "to",
  who: "Who would move",
  others: (count: number, written: string) => plural("en", count, { one: "and 1 more", other: `and ${written} more` }),
  showMore: "Show more",
  noRank: "no rank",
};

export type Texts = typeof en;
