import { plural } from "../../../texts/texts";

export const en = {
  days: (count: number) => plural("en", count, { one: "1 day", other: `${count} days` }),
  day: "Day",
  noValue: "none",
  half: "Half of them within",
  most: "95 % of them within",
  now: "now",
  then: "then",
};

export type Texts = typeof en;
