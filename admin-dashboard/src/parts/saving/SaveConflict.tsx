import type { Fields } from "./changes";
import { ConflictDialog, type ConflictProps } from "./ConflictDialog";
import type { Saving } from "./useSaving";

type SaveConflictProps<Value extends Fields> = Pick<ConflictProps<Value>, "labels" | "show"> & {
  saving: Saving<Value>;
};

/** Asks what shall hold when somebody else saved first; the answer is in the draft then, still to be saved. */
export function SaveConflict<Value extends Fields>({ saving, ...words }: SaveConflictProps<Value>) {
  const { draft, theirs, settle } = saving;
  if (!theirs) return null;
  return (
    <ConflictDialog
      {...words}
      before={draft.base.value}
      mine={draft.value}
      theirs={theirs.value}
      onResolve={(changes) => {
        draft.rebase(theirs, changes);
        settle();
      }}
      onClose={settle}
    />
  );
}
