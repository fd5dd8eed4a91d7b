import { useTexts } from "../../texts/texts";
import type { Choices } from "./choices";
import classes from "./ChosenOnly.module.css";
import { ChoiceSection } from "./ChoiceSection";
import { FilterBuilder } from "./filter/FilterBuilder";
import type { Judgement } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { sentenceFor, useFollowing } from "./useFollowing";

const SECTIONS = {
  words: ["text", "ping", "language"],
  looks: ["hide", "watched"],
  pace: ["spacing_seconds", "catch_up", "quiet"],
  afterwards: ["publish", "on_removal"],
} as const satisfies Record<string, readonly (keyof Choices)[]>;

/** What was chosen, in sentences: for those who may only look. */
export function ChosenOnly({ choices }: { choices: Choices }) {
  const texts = useTexts(catalogue);
  return (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map((section) => (
    <ChoiceSection key={section} title={texts.sections[section]}>
      <Sentences choices={choices} fields={SECTIONS[section]} />
    </ChoiceSection>
  ));
}

/** What comes. */
export function ChosenSoFar({ choices, judgement }: { choices: Choices; judgement: Judgement | undefined }) {
  return (
    <>
      <Sentences choices={choices} fields={["kinds"]} />
      <FilterBuilder filter={choices.filter} onChange={null} judgement={judgement} />
    </>
  );
}

function Sentences({ choices, fields }: { choices: Choices; fields: readonly (keyof Choices)[] }) {
  const texts = useTexts(catalogue);
  const following = useFollowing();
  return (
    <dl className={classes["sentences"]}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{texts.labels[field]}</dt>
          <dd dir="auto">{sentenceFor(following, field, choices[field])}</dd>
        </div>
      ))}
    </dl>
  );
}
