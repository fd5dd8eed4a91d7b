import type { Catalogue } from "../../../texts/texts";
import { de } from "./de";
import { en, type Texts } from "./en";

export const texts: Catalogue<Texts> = { en, de };
