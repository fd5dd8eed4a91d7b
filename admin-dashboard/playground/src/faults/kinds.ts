import type { Fault } from "../backstage/shapes";

/** What can go wrong with a request of the bot. */
export const FAULT_KINDS: readonly { name: string; means: string; fault: Omit<Fault, "route" | "count"> }[] = [
  { name: "429", means: "429, too many requests", fault: { status: 429, retry_after: 1 } },
  { name: "500", means: "500, Discord has an error", fault: { status: 500 } },
  { name: "403", means: "403, not allowed", fault: { status: 403 } },
  { name: "Slow", means: "answered after 5 seconds", fault: { delay: 5 } },
  { name: "Drop", means: "the connection drops, nothing is done", fault: { drop: true } },
  { name: "Drop after", means: "it is done, then the connection drops", fault: { drop: true, after: true } },
];

export function faultInWords({ status = 0, delay = 0, drop, after, count = 1 }: Fault): string {
  const what = drop ? (after ? "done, then dropped" : "dropped") : status ? `answered ${status}` : "slow";
  const late = delay > 0 ? ` after ${delay} s` : "";
  if (count < 0) return `every request: ${what}${late}`;
  return `next ${count === 1 ? "request" : `${count} requests`}: ${what}${late}`;
}
