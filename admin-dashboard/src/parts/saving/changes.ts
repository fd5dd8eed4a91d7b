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

const written = (value: unknown) => JSON.stringify(value, (_, part: unknown) => (isObject(part) ? sorted(part) : part));

const isObject = (part: unknown): part is object => typeof part === "object" && part !== null && !Array.isArray(part);

const sorted = (part: object) =>
  Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The fields in which a value differs from another one. */
export function fieldsChanged<Value extends Fields>(before: Value, after: Value): (keyof Value)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Value>;
  return [...fields].filter((field) => !same(before[field], after[field]));
}

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
