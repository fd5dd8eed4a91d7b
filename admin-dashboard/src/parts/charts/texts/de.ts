import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  broken: (count, edge) =>
    plural("de", count, {
      one: `Der unterbrochene Balken reicht weit über ${edge} hinaus: Seine Zahl steht darüber.`,
      other: `Die unterbrochenen Balken reichen weit über ${edge} hinaus: Ihre Zahlen stehen darüber.`,
    }),
  days: (count) => plural("de", count, { one: "1 Tag", other: `${count} Tage` }),
  day: "Tag",
  noValue: "keine",
  half: "Die Hälfte innerhalb von",
  most: "95 % innerhalb von",
  now: "jetzt",
  then: "dann",
};
