import type { Texts } from "./en";

export const de: Texts = {
  connecting: "Verbindet …",
  live: "Live",
  reconnecting: "Verbindet neu …",
};
