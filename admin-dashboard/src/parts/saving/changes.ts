/** What somebody changed of a value, by field, and what others changed meanwhile. */

export type Fields = object;

export interface Versioned<Value> {
  value: Value;
  /** For `If-Match`. */
  version: string;
}

/** Whether both are written the same; the order of an object's keys does not matter. */
export function same(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

const written = (value: unknown) => JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part));

const isRecord = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === "object" && part !== null && !Array.isArray(part);

const sorted = (part: object) =>
  Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The fields in which a value differs from another one. */
export function fieldsChanged<Value extends Fields>(before: Value, after: Value): (keyof Value)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Value>;
  return [...fields].filter((field) => !same(before[field], after[field]));
}

/**
 * How many things are different: in a record each of its parts, in a list each that came or went. What stands in both
 * lists under the same `key` is compared part by part.
 */
export function countOfChanges(before: unknown, after: unknown): number {
  if (same(before, after)) return 0;
  if (Array.isArray(before) && Array.isArray(after)) return countInLists(before, after);
  if (isRecord(before) && isRecord(after)) {
    return sumOf([...new Set([...Object.keys(before), ...Object.keys(after)])], (field) =>
      countOfChanges(before[field], after[field]),
    );
  }
  return 1;
}

/** At least one, when only their order is another. */
function countInLists(before: readonly unknown[], after: readonly unknown[]): number {
  const came = after.filter((one) => !before.some((other) => areOne(one, other)));
  const went = before.filter((one) => !after.some((other) => areOne(one, other)));
  const within = sumOf(before, (one) => countOfChanges(one, after.find((other) => areOne(one, other)) ?? one));
  return Math.max(1, Math.max(came.length, went.length) + within);
}

const areOne = (one: unknown, other: unknown) =>
  isRecord(one) && isRecord(other) && "key" in one ? one["key"] === other["key"] : same(one, other);

const sumOf = <One>(all: readonly One[], count: (one: One) => number) => all.reduce((sum, one) => sum + count(one), 0);

export interface Conflict<Value> {
  /** Both changed it, not to the same. */
  both: (keyof Value)[];
  /** Only they did. */
  theirs: (keyof Value)[];
}

/** How far two people went apart who began with the same. */
export function conflictOf<Value extends Fields>(before: Value, mine: Value, theirs: Value): Conflict<Value> {
  const changed = fieldsChanged(before, mine);
  const apart = fieldsChanged(before, theirs).filter((field) => !same(mine[field], theirs[field]));
  return {
    both: apart.filter((field) => changed.includes(field)),
    theirs: apart.filter((field) => !changed.includes(field)),
  };
}
