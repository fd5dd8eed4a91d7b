import { createContext, use } from "react";

/** What a message's marks name, and the words of Discord's client around it. */
export interface Surroundings {
  locale: string;
  person: (id: string) => { name: string; me: boolean };
  /** `color`: 0 for none. */
  role: (id: string) => { name: string; color: number } | undefined;
  /** Its name; undefined: there is none that this person can see. */
  channel: (id: string) => string | undefined;
  /** Whether the page may load pictures from there. */
  loads: (address: string) => boolean;
  words: Words;
}

export interface Words {
  deletedRole: string;
  noAccess: string;
  showSpoiler: string;
  /** Instead of a picture, and of a file. */
  spoiler: string;
  embed: string;
  picture: string;
  pictureOf: (title: string) => string;
  broken: string;
}

export const ENGLISH: Words = {
  deletedRole: "deleted-role",
  noAccess: "No Access",
  showSpoiler: "Spoiler. Show it",
  spoiler: "Spoiler: show",
  embed: "Embed",
  picture: "Picture",
  pictureOf: (title) => `Picture: ${title}`,
  broken: "This picture could not be loaded.",
};

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = use(SurroundingsContext);
  if (!surroundings) throw new Error("no SurroundingsContext");
  return surroundings;
}
