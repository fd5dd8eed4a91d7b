import { useState } from "react";

import { countOfChanges, fieldsChanged, type Fields, type Versioned } from "./changes";

export interface Draft<Value extends Fields> {
  /** As it would be saved. */
  value: Value;
  /** As it was when the first change was made, with the version for `If-Match`. */
  base: Versioned<Value>;
  /** The fields that differ from `base`. */
  changed: (keyof Value)[];
  /** Only what differs: the body of a PATCH. */
  changes: Partial<Value>;
  dirty: boolean;
  /** How many things are changed. */
  count: number;
  set: <Field extends keyof Value>(field: Field, value: Value[Field]) => void;
  /** Back to what the server has. */
  discard: () => void;
  /** `sent` was saved. What was changed while it was under way stays. */
  settle: (saved: Versioned<Value>, sent: Partial<Value>) => void;
  /** These changes, on top of what somebody else saved. */
  rebase: (theirs: Versioned<Value>, changes: Partial<Value>) => void;
}

interface Held<Value> {
  base: Versioned<Value>;
  changes: Partial<Value>;
}

/**
 * What somebody edits of the server's value. Without changes it follows the server; from the first change on it keeps
 * the version that was changed, so that saving notices when somebody else was faster.
 */
export function useDraft<Value extends Fields>(serverValue: Value, version: string): Draft<Value> {
  const [held, hold] = useState<Held<Value> | null>(null);
  const server = { value: serverValue, version };
  const base = held?.base ?? server;
  const changes = held?.changes ?? {};
  const value = { ...base.value, ...changes };
  const changed = fieldsChanged(base.value, value);
  return {
    value,
    base,
    changed,
    changes,
    dirty: changed.length > 0,
    count: countOfChanges(base.value, value),
    set: (field, next) => {
      hold((now) => changedTo(now ?? { base: server, changes: {} }, field, next));
    },
    discard: () => {
      hold(null);
    },
    settle: (saved, sent) => {
      hold((now) => now && heldOn(saved, { ...saved.value, ...since(sent, now.changes) }));
    },
    rebase: (theirs, kept) => {
      hold({ base: theirs, changes: kept });
    },
  };
}

/** Null when nothing is different any more. */
function changedTo<Value extends Fields, Field extends keyof Value>(
  held: Held<Value>,
  field: Field,
  next: Value[Field],
) {
  const value = { ...held.base.value, ...held.changes, [field]: next };
  return heldOn(held.base, value);
}

function heldOn<Value extends Fields>(base: Versioned<Value>, value: Value): Held<Value> | null {
  const changed = fieldsChanged(base.value, value);
  if (changed.length === 0) return null;
  return { base, changes: Object.fromEntries(changed.map((field) => [field, value[field]])) as Partial<Value> };
}

/** What was changed after `sent` was. */
function since<Value extends Fields>(sent: Partial<Value>, now: Partial<Value>): Partial<Value> {
  const later = fieldsChanged(sent, now).filter((field) => field in now);
  return Object.fromEntries(later.map((field) => [field, now[field]])) as Partial<Value>;
}
