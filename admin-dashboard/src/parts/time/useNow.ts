import { useSyncExternalStore } from "react";

export const TICK_MILLISECONDS = 30_000;

let now = Date.now();
let timer: number | undefined;
const listeners = new Set<() => void>();

function listen(changed: () => void): () => void {
  listeners.add(changed);
  if (timer === undefined) {
    now = Date.now();
    timer = window.setInterval(tick, TICK_MILLISECONDS);
  }
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  now = Date.now();
  for (const changed of listeners) changed();
}

/** Milliseconds since 1970, one and the same for the whole page, twice a minute anew. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}
