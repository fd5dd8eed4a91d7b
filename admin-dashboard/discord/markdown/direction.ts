import type { Node } from "./parse";

const ISOLATE = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;
const STRONG = /[\p{L}\u200E\u200F]/u;
const RIGHT_TO_LEFT = /[\u200F\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * The direction of a text's first strong character outside of isolates, as the Unicode standard has it
 * (https://www.unicode.org/reports/tr9/#P2). `dir="auto"` looks into isolates: a name would turn the whole line around.
 */
export function directionOf(nodes: Node[]): "ltr" | "rtl" {
  const strong = STRONG.exec(outsideIsolates(proseOf(nodes)))?.[0] ?? "";
  return RIGHT_TO_LEFT.test(strong) ? "rtl" : "ltr";
}

/** From the inside out, as one isolate may hold another. */
function outsideIsolates(text: string): string {
  const without = text.replace(ISOLATE, "");
  return without === text ? text : outsideIsolates(without);
}

/** Without code, and without mentions and times: those are isolated, or written by the reader's own client. */
function proseOf(nodes: Node["content"]): string {
  if (typeof nodes === "string") return nodes;
  return (nodes ?? []).map(proseIn).join("");
}

function proseIn({ type, content, items = [] }: Node): string {
  return type === "inlineCode" || type === "codeBlock" ? "" : proseOf(content) + items.map(proseOf).join("");
}
