import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  miles: (miles, count) => plural("de", count, { one: `${miles} Meile`, other: `${miles} Meilen` }),
};
