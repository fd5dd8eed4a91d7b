import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  days: (count) => plural("de", count, { one: "1 Tag", other: `${count} Tage` }),
  day: "Tag",
  noValue: "keine",
  half: "Die Hälfte innerhalb von",
  most: "95 % innerhalb von",
  now: "jetzt",
  then: "dann",
};
