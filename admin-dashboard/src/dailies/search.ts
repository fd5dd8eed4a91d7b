/** What the addresses of The Dailies hold besides their path. Ids are numbers there, so that they stand without quotes. */
export const ITEM_STATES = ["sent", "waiting", "held", "sending", "skipped", "failed", "none", "removed"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface ItemsSearch {
  source?: number | undefined;
  /** What became of an item in any channel. */
  state?: ItemState | undefined;
  search?: string | undefined;
}

/** The item whose receipt is open. */
export interface OpenItem {
  item?: number;
}

export interface Pasted {
  pasted?: string;
}

type Given = Record<string, unknown>;

export function itemsSearch(given: Given): ItemsSearch & OpenItem {
  const state = ITEM_STATES.find((each) => each === given["state"]);
  const source = id(given["source"]);
  const search = text(given["search"]);
  return { ...(source && { source }), ...(state && { state }), ...(search && { search }), ...openItem(given) };
}

export function openItem(given: Given): OpenItem {
  const item = id(given["item"]);
  return item ? { item } : {};
}

export function pastedSearch(given: Given): Pasted {
  const pasted = text(given["pasted"]);
  return pasted ? { pasted } : {};
}

function id(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** What looks like a number is read as one. */
function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
