/** Ranks while they are edited. */
import type { components } from "../api/schema";

export type RanksJson = components["schemas"]["RanksJson"];
export type SentRank = components["schemas"]["SentRank"];
export type Stacking = RanksJson["rank_roles"];

export interface Rank {
  /** Stays the same while everything else changes: its threshold at the server, or `new-` and a number. */
  key: string;
  /** Miles; null while the field is empty. */
  threshold: number | null;
  name: string;
  role_id: string | null;
  /** Why its role is not given at the moment. */
  paused_reason: string | null;
}

export interface Ranks {
  ranks: readonly Rank[];
  rank_roles: Stacking;
}

export const MOST_RANKS = 50;
export const LONGEST_NAME = 100;
const NEW = "new-";

export function ranksOf({ ranks, rank_roles }: RanksJson): Ranks {
  return { ranks: ranks.map((rank) => ({ key: String(rank.threshold), ...rank })), rank_roles };
}

/** As the bot takes them, in order of their thresholds. Only for ranks without problems. */
export function toSend(ranks: readonly Rank[]): SentRank[] {
  return inOrder(ranks).map(({ threshold, name, role_id, paused_reason }) => ({
    threshold,
    name: name.trim(),
    role_id,
    paused_reason,
  }));
}

export type PlacedRank = Rank & { threshold: number };

/** Those that have a threshold, the lowest first. */
export function inOrder(ranks: readonly Rank[]): PlacedRank[] {
  return ranks.filter((rank): rank is PlacedRank => rank.threshold !== null).sort((a, b) => a.threshold - b.threshold);
}

export type RankProblem = "no-name" | "no-threshold" | "same-threshold" | "same-role";

/** What has to be mended before they can be saved, by the key of the rank. */
export function problemsOf(ranks: readonly Rank[]): Map<string, RankProblem> {
  const problems = new Map<string, RankProblem>();
  for (const rank of ranks) {
    const others = ranks.filter(({ key }) => key !== rank.key);
    if (rank.threshold === null) problems.set(rank.key, "no-threshold");
    else if (others.some(({ threshold }) => threshold === rank.threshold)) problems.set(rank.key, "same-threshold");
    else if (rank.name.trim() === "") problems.set(rank.key, "no-name");
    else if (rank.role_id && others.some(({ role_id }) => role_id === rank.role_id))
      problems.set(rank.key, "same-role");
  }
  return problems;
}

/** The server does not have it yet. */
export const isNew = ({ key }: Rank) => key.startsWith(NEW);

/** One more, behind the last. */
export function withNewRank(ranks: readonly Rank[], threshold: number, name: string): Rank[] {
  const made = ranks.flatMap(({ key }) => (key.startsWith(NEW) ? Number(key.slice(NEW.length)) : []));
  const key = `${NEW}${Math.max(0, ...made) + 1}`;
  return [...ranks, { key, threshold, name, role_id: null, paused_reason: null }];
}

const EDITED = ["threshold", "name", "role_id"] as const;

/** How many things are different: each field of a rank, each rank that came or went, and what becomes of lower roles. */
export function changesIn(before: Ranks, after: Ranks): number {
  const old = new Map(before.ranks.map((rank) => [rank.key, rank]));
  const kept = after.ranks.filter(({ key }) => old.has(key));
  const fields = kept.flatMap((rank) => EDITED.filter((field) => rank[field] !== old.get(rank.key)?.[field]));
  const came = after.ranks.length - kept.length;
  const went = old.size - kept.length;
  return fields.length + came + went + (before.rank_roles === after.rank_roles ? 0 : 1);
}

/** Roles that somebody at this rank has, from the ranks so far: all of them, or the last. */
export function rolesAt(ranks: readonly Rank[], key: string, how: Stacking): string[] {
  const order = inOrder(ranks);
  const place = order.findIndex((rank) => rank.key === key);
  const roles = order.slice(0, place + 1).flatMap(({ role_id }) => role_id ?? []);
  return how === "stack" ? roles : roles.slice(-1);
}
