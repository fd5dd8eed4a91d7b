import type { ReactNode } from "react";

import { ProblemNotice } from "../../parts/ProblemNotice";
import { EmptyState } from "../../parts/states/EmptyState";
import { useTexts } from "../../texts/texts";
import { AfterwardsChoices } from "./AfterwardsChoices";
import { ChoiceSection } from "./ChoiceSection";
import type { Choosing } from "./choosing";
import { ChosenOnly, ChosenSoFar } from "./ChosenOnly";
import { ComingChoices } from "./ComingChoices";
import classes from "./Editor.module.css";
import { JudgedItems } from "./JudgedItems";
import { LookChoices } from "./LookChoices";
import { PaceChoices } from "./PaceChoices";
import { PostPreview } from "./preview/PostPreview";
import type { Where } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { useTrial, type Trial } from "./useTrial";
import { WordChoices } from "./WordChoices";

interface EditorProps extends Omit<Choosing, "problemOf"> {
  where: Where;
  editing: boolean;
  publishes: boolean | null;
  /** Below the preview. */
  children?: ReactNode;
}

/** All that can be chosen for a channel, beside what it comes to. */
export function Editor({ where, choices, set, editing, publishes, children }: EditorProps) {
  const texts = useTexts(catalogue);
  const trial = useTrial(where, choices);
  const choosing = { choices, set, problemOf: trial.problemOf };
  return (
    <div className={classes["editor"]}>
      <ChoiceSection title={texts.sections.comes}>
        {editing ? (
          <ComingChoices {...choosing} judgement={trial.judgement} />
        ) : (
          <ChosenSoFar choices={choices} judgement={trial.judgement} />
        )}
        <JudgedItems trial={trial} />
      </ChoiceSection>
      <div className={classes["aside"]}>
        <div className={classes["looks"]}>
          <Looks trial={trial} />
          {children}
        </div>
      </div>
      {editing ? (
        <>
          <ChoiceSection title={texts.sections.words}>
            <WordChoices {...choosing} />
          </ChoiceSection>
          <ChoiceSection title={texts.sections.looks}>
            <LookChoices {...choosing} />
          </ChoiceSection>
          <ChoiceSection title={texts.sections.pace}>
            <PaceChoices {...choosing} />
          </ChoiceSection>
          <ChoiceSection title={texts.sections.afterwards}>
            <AfterwardsChoices {...choosing} publishes={publishes} />
          </ChoiceSection>
        </>
      ) : (
        <ChosenOnly choices={choices} />
      )}
    </div>
  );
}

function Looks({ trial }: { trial: Trial }) {
  const texts = useTexts(catalogue);
  if (trial.unseen) return <EmptyState drawing="radio" title={texts.nothingSeen} lead={texts.nothingSeenLead} />;
  if (trial.error) return <ProblemNotice error={trial.error} retry={trial.retry} />;
  if (!trial.looks)
    return <div className={classes["awaited"]} role="status" aria-busy="true" aria-label={texts.thinking} />;
  return <PostPreview trial={trial} />;
}
