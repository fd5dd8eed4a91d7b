import type { Fields } from "./changes";
import type { ConflictProps } from "./ConflictDialog";
import { SaveConflict } from "./SaveConflict";
import { UnsavedBar } from "./UnsavedBar";
import { useSaving, type Way } from "./useSaving";

type DraftBarProps<Value extends Fields> = Way<Value> & Pick<ConflictProps<Value>, "labels" | "show">;

/** A draft's way to the server: the bar, the question of who leaves, and what happens when somebody else saved first. */
export function DraftBar<Value extends Fields>({ labels, show, ...way }: DraftBarProps<Value>) {
  const saving = useSaving(way);
  return (
    <>
      <UnsavedBar
        count={saving.draft.count}
        saving={saving.pending}
        problem={saving.problem}
        onSave={saving.send}
        onDiscard={saving.discard}
      />
      <SaveConflict saving={saving} labels={labels} show={show} />
    </>
  );
}
