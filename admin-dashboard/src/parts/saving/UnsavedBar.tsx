import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";

import { useTexts } from "../../texts/texts";
import { ProblemLine } from "../ProblemLine";
import { LeaveQuestion } from "./LeaveQuestion";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./UnsavedBar.module.css";

interface UnsavedBarProps {
  /** How many changes are not saved; 0: there is no bar. */
  count: number;
  saving: boolean;
  /** Why saving did not work. */
  problem?: unknown;
  onSave: () => void;
  onDiscard: () => void;
}

/** At the lower edge as long as something is not saved. It holds up only those who leave. Ctrl S saves. */
export function UnsavedBar({ count, saving, problem, onSave, onDiscard }: UnsavedBarProps) {
  const texts = useTexts(catalogue);
  const save = () => {
    if (!saving) onSave();
  };
  useHotkeys(count > 0 ? [["mod+S", save]] : [], []);
  return (
    <>
      <VisuallyHidden role="status">{count > 0 && texts.bar}</VisuallyHidden>
      {count > 0 && (
        <section className={classes["bar"]} aria-label={texts.bar}>
          <div className={classes["words"]}>
            <Text fw={600}>{texts.unsaved(count)}</Text>
            <ProblemLine error={problem} />
          </div>
          <div className={classes["buttons"]}>
            <Button variant="default" disabled={saving} onClick={onDiscard}>
              {texts.discard}
            </Button>
            <Button loading={saving} onClick={save}>
              {texts.save}
            </Button>
          </div>
        </section>
      )}
      <LeaveQuestion dirty={count > 0} />
    </>
  );
}
