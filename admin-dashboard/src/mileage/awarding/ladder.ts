import type { Rank } from "../queries";

/** What an award makes of somebody. */
export interface Outlook {
  balance: number;
  /** The rank that they reach by it; null: they keep theirs. */
  becomes: string | null;
  next: { name: string; missing: number } | null;
}

/** `ranks` in order of their thresholds. */
export function outlook(ranks: readonly Rank[], before: number, miles: number): Outlook {
  const balance = before + miles;
  const reached = rankAt(ranks, balance);
  const next = ranks.find(({ threshold }) => threshold > balance);
  return {
    balance,
    becomes: reached && reached !== rankAt(ranks, before) ? reached.name : null,
    next: next ? { name: next.name, missing: next.threshold - balance } : null,
  };
}

const rankAt = (ranks: readonly Rank[], balance: number) => ranks.findLast(({ threshold }) => threshold <= balance);
