import { plural } from "../../../texts/texts";

export const en = {
  broken: (count: number, edge: string) =>
    plural("en", count, {
      one: `The broken bar goes far beyond ${edge}: its number is above it.`,
      other: `The broken bars go far beyond ${edge}: their numbers are above them.`,
    }),
  days: (count: number) => plural("en", count, { one: "1 day", other: `${count} days` }),
  day: "Day",
  noValue: "none",
  half: "Half of them within",
  most: "95 % of them within",
  now: "now",
  then: "then",
};

export type Texts = typeof en;
