/** An entry in words: what for, and by whom. */
import type { Entry } from "../queries";
import type { Texts } from "../texts/en";

export function whatFor({ reason, streak, reverses }: Entry, texts: Texts): string {
  if (reverses !== null) return texts.reversalOf(reverses);
  if (reason === "check-in" && (streak ?? 0) > 1) return texts.checkInOn(streak ?? 0);
  return (texts.reasons as Readonly<Record<string, string>>)[reason] ?? reason;
}

/** `me`: who looks, and may have no miles of their own, so that the ledger does not know their name. */
export function byWhom(entry: Entry, me: Named, texts: Texts): string {
  const { user_id, actor, actor_name, origin, token, batch_id } = entry;
  if (actor === user_id && origin === "discord") return texts.byThemselves;
  const by = byActor(actor, token?.name ?? actor_name, me, texts);
  return batch_id === null ? by : `${by}, ${texts.inBatch}`;
}

export interface Named {
  id: string;
  name: string;
}

/** `actor`: an account's id, `token:` and its id, or `0` for nobody who can be named. */
export function byActor(actor: string, name: string | null, me: Named, texts: Texts): string {
  if (actor === "0") return texts.byNobody;
  const known = name ?? (actor === me.id ? me.name : null);
  if (known === null) return texts.bySomebody(actor);
  return actor.startsWith("token:") ? texts.byToken(known) : texts.by(known);
}

export const canBeTakenBack = ({ reverses, reversed, user_id }: Entry): boolean =>
  reverses === null && !reversed && user_id !== "0";
