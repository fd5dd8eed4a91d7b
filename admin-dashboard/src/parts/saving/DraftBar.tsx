import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { problemOf } from "../../api/problems";
import { useTexts } from "../../texts/texts";
import { sayDone } from "../notify";
import type { Fields, Versioned } from "./changes";
import { ConflictDialog } from "./ConflictDialog";
import { texts as catalogue } from "./texts/catalogue";
import { UnsavedBar } from "./UnsavedBar";
import type { Draft } from "./useDraft";

const SOMEBODY_WAS_FASTER = 412;

interface DraftBarProps<Value extends Fields> {
  draft: Draft<Value>;
  /** Sends what changed, puts the answer where the page reads it (`setQueryData`), and gives it back. */
  save: (changes: Partial<Value>, version: string) => Promise<Versioned<Value>>;
  /** What the server has now. */
  readAgain: () => Promise<Versioned<Value>>;
  labels: Record<keyof Value, string>;
  /** How many changes there are, where one field may hold several. */
  count?: number;
  /** How values are shown when two people changed the same. */
  show?: (field: keyof Value, value: Value[keyof Value]) => ReactNode;
}

/** A draft's way to the server: the bar, the question of who leaves, and what happens when somebody else saved first. */
export function DraftBar<Value extends Fields>({ draft, save, readAgain, labels, count, show }: DraftBarProps<Value>) {
  const texts = useTexts(catalogue);
  const [theirs, setTheirs] = useState<Versioned<Value> | null>(null);
  const saving = useMutation({
    mutationFn: async () => {
      try {
        draft.settle(await save(draft.changes, draft.base.version), draft.changes);
        sayDone(texts.saved);
      } catch (error) {
        if (problemOf(error).status !== SOMEBODY_WAS_FASTER) throw error;
        setTheirs(await readAgain());
      }
    },
  });
  return (
    <>
      <UnsavedBar
        count={draft.dirty ? Math.max(1, count ?? draft.changed.length) : 0}
        saving={saving.isPending}
        problem={saving.error}
        onSave={() => {
          saving.mutate();
        }}
        onDiscard={() => {
          saving.reset();
          draft.discard();
        }}
      />
      {theirs && (
        <ConflictDialog
          before={draft.base.value}
          mine={draft.value}
          theirs={theirs.value}
          labels={labels}
          show={show}
          onResolve={(changes) => {
            draft.rebase(theirs, changes);
            setTheirs(null);
          }}
          onClose={() => {
            setTheirs(null);
          }}
        />
      )}
    </>
  );
}
