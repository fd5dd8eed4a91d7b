import { plural } from "../../../texts/texts";
import type { Texts } from "./en";

export const de: Texts = {
  up: (count, written) => plural("de", count, { one: "1 hinauf", other: `${written} hinauf` }),
  down: (count, written) => plural("de", count, { one: "1 hinunter", other: `${written} hinunter` }),
  isUp: "Hinauf",
  isDown: "Hinunter",
  to: "zu",
  who: "Wen es versetzen würde",
  others: (count, written) => plural("de", count, { one: "und noch jemand", other: `und ${written} weitere` }),
  showMore: "Mehr zeigen",
  noRank: "kein Rang",
};
