import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { problemOf } from "../../api/problems";
import { useTexts } from "../../texts/texts";
import { sayDone } from "../notify";
import type { Fields, Versioned } from "./changes";
import { texts as catalogue } from "./texts/catalogue";
import type { Draft } from "./useDraft";

const SOMEBODY_WAS_FASTER = 412;

/** A draft's way to the server and back. */
export interface Way<Value extends Fields> {
  draft: Draft<Value>;
  /** Sends what changed, puts the answer where the page reads it (`setQueryData`), and gives it back. */
  save: (changes: Partial<Value>, version: string) => Promise<Versioned<Value>>;
  /** What the server has now. */
  readAgain: () => Promise<Versioned<Value>>;
  onSaved?: () => void;
}

export interface Saving<Value extends Fields> {
  draft: Draft<Value>;
  send: () => void;
  pending: boolean;
  /** Why it did not work. */
  problem: unknown;
  /** Somebody else saved first: what is there now, until `SaveConflict` has an answer. */
  theirs: Versioned<Value> | null;
  settle: () => void;
  /** Back to what the server has. */
  discard: () => void;
}

export function useSaving<Value extends Fields>({ draft, save, readAgain, onSaved }: Way<Value>): Saving<Value> {
  const texts = useTexts(catalogue);
  const [theirs, setTheirs] = useState<Versioned<Value> | null>(null);
  const saving = useMutation({
    mutationFn: async () => {
      try {
        draft.settle(await save(draft.changes, draft.base.version), draft.changes);
        sayDone(texts.saved);
        onSaved?.();
      } catch (error) {
        if (problemOf(error).status !== SOMEBODY_WAS_FASTER) throw error;
        setTheirs(await readAgain());
      }
    },
  });
  return {
    draft,
    send: () => {
      saving.mutate();
    },
    pending: saving.isPending,
    problem: saving.error,
    theirs,
    settle: () => {
      setTheirs(null);
    },
    discard: () => {
      saving.reset();
      draft.discard();
    },
  };
}
