/** When a token ends. */
export const LIFETIMES = ["30", "90", "365", "day", "never"] as const;
export type Lifetime = (typeof LIFETIMES)[number];

/** ISO 8601; null: never. `day` is the last one, as the viewer counts days. */
export function endOf(lifetime: Lifetime, day: string, now = new Date()): string | null {
  if (lifetime === "never") return null;
  const end = lifetime === "day" ? new Date(`${day}T00:00`) : new Date(now);
  end.setDate(end.getDate() + (lifetime === "day" ? 1 : Number(lifetime)));
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

export type TokenState = "active" | "ended" | "revoked";

export function stateOf(token: { expires_at: string | null; revoked_at: string | null }, now = Date.now()): TokenState {
  if (token.revoked_at !== null) return "revoked";
  return token.expires_at !== null && Date.parse(token.expires_at) <= now ? "ended" : "active";
}
