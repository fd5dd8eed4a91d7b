/** What a line of the audit log changed, field by field. */

export interface Change {
  /** From the outside in: `["rules", "check-in", "miles"]`. */
  path: readonly string[];
  /** Undefined: it was not there; in settings, it was the default. */
  before: unknown;
  after: unknown;
}

/** Numbers of things that no page shows. */
const HIDDEN = new Set(["version", "entry", "delivery"]);

/** In the order in which they are written. */
export function differencesOf(before: unknown, after: unknown): Change[] {
  return walk([], before ?? undefined, after ?? undefined);
}

function walk(path: readonly string[], before: unknown, after: unknown): Change[] {
  const [old, now] = [named(before), named(after)];
  if (isRecord(old) || isRecord(now)) {
    const [olds, nows] = [isRecord(old) ? old : {}, isRecord(now) ? now : {}];
    const fields = [...new Set([...Object.keys(olds), ...Object.keys(nows)])].filter((field) => !HIDDEN.has(field));
    return fields.flatMap((field) => walk([...path, field], olds[field], nows[field]));
  }
  return written(before) === written(after) ? [] : [{ path, before, after }];
}

/** Whatever is nothing is the same. */
const written = (value: unknown) =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? "null" : JSON.stringify(value);

/** A list of things that have names, such as ranks, by their names. */
function named(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0 || !value.every(hasName)) return value;
  return Object.fromEntries(value.map(({ name, ...rest }) => [name, rest]));
}

const hasName = (value: unknown): value is { name: string } => isRecord(value) && typeof value["name"] === "string";

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What came into a list, what went out of it. */
export function listChange(before: unknown, after: unknown): { added: unknown[]; removed: unknown[] } {
  const [old, now] = [listOf(before), listOf(after)];
  return { added: now.filter((one) => !old.includes(one)), removed: old.filter((one) => !now.includes(one)) };
}

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Whether something came into a list or went out of it; what is made with a list just has it. */
export const isList = ({ before, after }: Change) =>
  Array.isArray(before) || (Array.isArray(after) && before !== undefined);
