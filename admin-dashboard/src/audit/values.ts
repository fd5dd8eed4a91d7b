import type { Formats } from "../texts/formats";
import type { Texts } from "./texts/en";
import type { Names } from "./useNames";

/** Where values stand that are ids of roles, of channels. */
const ROLES = new Set(["award_roles", "editor_roles", "viewer_roles", "no_mile_roles", "role_id", "ping"]);
const CHANNELS = new Set(["channel", "notice_channel", "channel_id"]);
/** What has ids as fields. */
const BY_ROLE = "multipliers";
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
/** Groups whose own name says nothing beside their fields. */
const SILENT = new Set(["rules", "choices"]);

export interface Speech {
  names: Pick<Names, "role" | "channel">;
  texts: Texts;
  formats: Formats;
}

/** Keeps the direction of a name from turning the sentence around it, as `<bdi>` does. */
export const isolated = (name: string) => `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}`;

/** A value as people read it. `path`: where it stands. */
export function valueText(path: readonly string[], value: unknown, speech: Speech): string {
  const { names, texts, formats } = speech;
  const field = path.at(-1) ?? "";
  if (value === undefined) return texts.byDefault;
  if (value === null || value === "") return texts.unset[field] ?? texts.nothing;
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map((one) => valueText(path, one, speech)).join(", ") : texts.nothing;
  }
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value === "number") return path[0] === BY_ROLE ? formats.percent(value / 100) : formats.number(value);
  if (typeof value !== "string") return JSON.stringify(value);
  if (ROLES.has(field)) return roleText(value, speech);
  if (CHANNELS.has(field)) return isolated(`#${names.channel(value) ?? value}`);
  if (MOMENT.test(value)) return formats.moment(value);
  return texts.values[field]?.[value] ?? value;
}

const roleText = (id: string, { names }: Speech) => isolated(`@${names.role(id) ?? id}`);

/** A field's name, from the outside in: `Check-in`, `Miles`. */
export function fieldNames(path: readonly string[], speech: Speech): string[] {
  const { texts } = speech;
  const parts = path.map((part, index) => {
    if (path[index - 1] === BY_ROLE) return roleText(part, speech);
    return path[index - 1] === "ranks" ? part : (texts.fields[part] ?? part);
  });
  return parts.filter((_, index) => path.length === 1 || !SILENT.has(path[index] ?? ""));
}
