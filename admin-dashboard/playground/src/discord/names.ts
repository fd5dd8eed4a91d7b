import type { Channel, Localizations, Member, User } from "../../../discord/shapes";

export const nameOf = (user: User, member?: Pick<Member, "nick">): string =>
  member?.nick ?? user.global_name ?? user.username;

export const channelName = (channel: Channel): string =>
  channel.name ?? channel.recipients?.map((user) => nameOf(user)).join(", ") ?? "direct message";

/** As Discord's client does: the person's own language, or the default. */
export const localized = (text: string, localizations: Localizations | undefined, locale: string): string =>
  localizations?.[locale] ?? text;

/** Without capitals and accents: `Jürgen` and `jurgen` are alike. */
export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Sorted by how well they fit: those that begin so, then those that contain it. */
export function matching<T>(things: readonly T[], typed: string, textsOf: (thing: T) => string[]): T[] {
  const wanted = fold(typed.trim());
  const ranked = things.map((thing) => ({ thing, rank: rank(textsOf(thing), wanted) }));
  return ranked
    .filter((each) => each.rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map((each) => each.thing);
}

function rank(texts: string[], wanted: string): number {
  const folded = texts.map(fold);
  if (folded.some((text) => text.startsWith(wanted))) return 0;
  return folded.some((text) => text.includes(wanted)) ? 1 : 2;
}
