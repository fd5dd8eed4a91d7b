import { ActionIcon, NativeSelect, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";

import { useFormats } from "../../../texts/formats";
import { useTexts } from "../../../texts/texts";
import { texts as dailies } from "../../texts/catalogue";
import { KINDS, type Kind } from "../choices";
import { DurationField } from "../DurationField";
import { texts as catalogue } from "../texts/catalogue";
import { adderOf, useBuilder } from "./builder";
import {
  about,
  comparisonOf,
  offeredFor,
  ruleOf,
  SUBJECTS,
  type Comparison,
  type Subject,
  type Way,
} from "./comparisons";
import classes from "./Filter.module.css";
import { bare, written, type Place, type Rule } from "./rules";
import { VerdictMark } from "./VerdictMark";

const LONGEST_VALUE = 500;

interface RuleLineProps {
  rule: Rule;
  place: Place;
  /** From 1: among those of its group. */
  number: number;
  group: Place;
}

/** One comparison: what is looked at, how, and for what. */
export function RuleLine({ rule, place, number, group }: RuleLineProps) {
  const texts = useTexts(catalogue);
  const { editing, verdicts } = useBuilder();
  const plain = bare(rule, place);
  const verdict = verdicts(place, plain.place);
  const comparison = comparisonOf(plain);
  return (
    <div
      role="group"
      aria-label={texts.rule(number)}
      className={classes["rule"]}
      data-decided={verdict.decided || undefined}
    >
      {editing ? <Fields comparison={comparison} place={place} group={group} /> : <InWords comparison={comparison} />}
      <VerdictMark verdict={verdict} />
    </div>
  );
}

type FieldsProps = { comparison: Comparison } & Pick<RuleLineProps, "place" | "group">;

function Fields({ comparison, place, group }: FieldsProps) {
  const texts = useTexts(catalogue);
  const { put, takes } = useBuilder();
  const change = (part: Partial<Comparison>) => {
    put(place, ruleOf({ ...comparison, ...part }));
  };
  return (
    <div className={classes["fields"]}>
      <NativeSelect
        aria-label={texts.subject}
        data-focus={written(place)}
        size="sm"
        value={comparison.subject}
        data={SUBJECTS.map((each) => ({ value: each, label: texts.subjects[each] }))}
        onChange={({ currentTarget }) => {
          put(place, ruleOf(about(comparison, currentTarget.value as Subject)));
        }}
      />
      <NativeSelect
        aria-label={texts.way}
        size="sm"
        value={comparison.way}
        data={offeredFor(comparison).map((each) => ({
          value: each,
          label: texts.ways[each],
          disabled: each !== comparison.way && !takes(place, ruleOf({ ...comparison, way: each })),
        }))}
        onChange={({ currentTarget }) => {
          change({ way: currentTarget.value as Way });
        }}
      />
      <Value comparison={comparison} onChange={change} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={classes["remove"] ?? ""}
        aria-label={texts.removeRule}
        title={texts.removeRule}
        onClick={() => {
          put(place, null, adderOf(group));
        }}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface ValueProps {
  comparison: Comparison;
  onChange: (part: Partial<Comparison>) => void;
}

function Value({ comparison, onChange }: ValueProps) {
  const texts = useTexts(catalogue);
  const { kinds } = useTexts(dailies);
  const { subject, way, text } = comparison;
  if (subject === "length") return <Lengths comparison={comparison} onChange={onChange} />;
  if (subject === "kind" && (way === "equals" || way === "differs"))
    return (
      <NativeSelect
        className={classes["value"] ?? ""}
        aria-label={texts.value}
        size="sm"
        value={text}
        data={KINDS.map((each) => ({ value: each, label: kinds[each] }))}
        onChange={({ currentTarget }) => {
          onChange({ text: currentTarget.value });
        }}
      />
    );
  const expression = way === "matches" || way === "misses";
  return (
    <TextInput
      className={classes["value"] ?? ""}
      aria-label={texts.value}
      size="sm"
      dir="auto"
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
      maxLength={LONGEST_VALUE}
      {...(expression && {
        ff: "monospace",
        description: texts.expressionHint,
        inputWrapperOrder: ["input", "description"],
      })}
      {...(!expression &&
        text === "" && { description: texts.emptyValue, inputWrapperOrder: ["input", "description"] })}
      value={text}
      onChange={({ currentTarget }) => {
        onChange({ text: currentTarget.value });
      }}
    />
  );
}

function Lengths({ comparison: { way, shortest, longest }, onChange }: ValueProps) {
  const texts = useTexts(catalogue);
  const least = (
    <DurationField
      label={texts.shortest}
      seconds={shortest}
      onChange={(seconds) => {
        onChange({ shortest: seconds });
      }}
    />
  );
  const most = (
    <DurationField
      label={texts.longest}
      seconds={longest}
      onChange={(seconds) => {
        onChange({ longest: seconds });
      }}
    />
  );
  if (way === "atLeast" || way === "under") return <div className={classes["value"]}>{least}</div>;
  if (way === "atMost" || way === "over") return <div className={classes["value"]}>{most}</div>;
  return (
    <div className={classes["lengths"]}>
      {least}
      <Text size="sm">{texts.and}</Text>
      {most}
    </div>
  );
}

/** For those who may only look. */
function InWords({ comparison }: { comparison: Comparison }) {
  const texts = useTexts(catalogue);
  const { subject, way } = comparison;
  return (
    <Text size="sm" span>
      {texts.subjects[subject]} {texts.ways[way]} <ValueInWords comparison={comparison} />
    </Text>
  );
}

function ValueInWords({ comparison: { subject, way, text, shortest, longest } }: { comparison: Comparison }) {
  const texts = useTexts(catalogue);
  const { kinds } = useTexts(dailies);
  const { duration } = useFormats();
  if (subject === "kind") return <strong>{kinds[text as Kind]}</strong>;
  if (subject !== "length") return <bdi className={classes["said"]}>{text}</bdi>;
  if (way === "atLeast" || way === "under") return <strong>{duration(shortest)}</strong>;
  if (way === "atMost" || way === "over") return <strong>{duration(longest)}</strong>;
  return (
    <strong>
      {duration(shortest)} {texts.and} {duration(longest)}
    </strong>
  );
}
