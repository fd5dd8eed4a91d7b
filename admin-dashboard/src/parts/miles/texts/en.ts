import { plural } from "../../../texts/texts";

export const en = {
  miles: (miles: string, count: number) => plural("en", count, { one: `${miles} mile`, other: `${miles} miles` }),
};

export type Texts = typeof en;
