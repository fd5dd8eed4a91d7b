import { ActionIcon, Button, NativeSelect, Text } from "@mantine/core";
import { IconFolderPlus, IconPlus, IconX } from "@tabler/icons-react";

import { useTexts } from "../../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import { adderOf, useBuilder } from "./builder";
import classes from "./Filter.module.css";
import { groupOf, TOGETHER, togetherOf, type Together } from "./groups";
import { bare, BLANK, isGroup, partsOf, withParts, written, type Bare, type Place, type Rule } from "./rules";
import { RuleLine } from "./RuleLine";
import { VerdictMark } from "./VerdictMark";

interface RuleGroupProps {
  rule: Rule;
  place: Place;
  /** What leads from the rule before it to this group. */
  lead?: string;
}

/** Rules that count together. */
export function RuleGroup({ rule, place, lead }: RuleGroupProps) {
  const texts = useTexts(catalogue);
  const { verdicts } = useBuilder();
  const group = bare(rule, place);
  const verdict = verdicts(place, group.place);
  const name = place.length === 0 ? texts.wholeFilter : texts.group;
  const inner = group.rule.any ? texts.groupIfAny : texts.groupIf;
  return (
    <div
      role="group"
      aria-label={name}
      className={classes["group"]}
      data-outermost={place.length === 0 || undefined}
      data-decided={verdict.decided || undefined}
    >
      <Head group={group} place={place} lead={lead ?? texts.comesIf} />
      <VerdictMark verdict={verdict} />
      <ul className={classes["rules"]}>
        {partsOf(group.rule).map((part, number) => {
          const where = [...group.place, number];
          return (
            <li key={number}>
              {isGroup(bare(part, where).rule) ? (
                <RuleGroup rule={part} place={where} lead={number === 0 ? texts.comesIf : inner} />
              ) : (
                <RuleLine rule={part} place={where} number={number + 1} group={group.place} />
              )}
            </li>
          );
        })}
      </ul>
      <Adding group={group} />
    </div>
  );
}

function Head({ group, place, lead }: { group: Bare; place: Place; lead: string }) {
  const texts = useTexts(catalogue);
  const { editing, put, takes } = useBuilder();
  const together = togetherOf(group);
  const parts = partsOf(group.rule);
  const outermost = place.length === 0;
  if (!editing)
    return (
      <Text size="sm" fw={600}>
        {lead} {texts.together[together]}:
      </Text>
    );
  return (
    <div className={classes["head"]}>
      <NativeSelect
        className={classes["together"] ?? ""}
        label={lead}
        size="sm"
        value={together}
        data={TOGETHER.map((each) => ({
          value: each,
          label: texts.together[each],
          disabled: each !== together && !takes(place, groupOf(each, parts)),
        }))}
        onChange={({ currentTarget }) => {
          put(place, groupOf(currentTarget.value as Together, parts));
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={classes["remove"] ?? ""}
        aria-label={outermost ? texts.removeFilter : texts.removeGroup}
        title={outermost ? texts.removeFilter : texts.removeGroup}
        onClick={() => {
          put(place, null, adderOf(place.slice(0, -1)));
        }}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function Adding({ group }: { group: Bare }) {
  const texts = useTexts(catalogue);
  const { editing, put, takes } = useBuilder();
  if (!editing) return null;
  const parts = partsOf(group.rule);
  const next = [...group.place, parts.length];
  const withOneMore = (part: Rule) => withParts(group.rule, [...parts, part]);
  const inner: Rule = group.rule.any ? { all: [BLANK] } : { any: [BLANK] };
  const takesRule = takes(group.place, withOneMore(BLANK));
  const takesGroup = takes(group.place, withOneMore(inner));
  return (
    <div className={classes["adding"]}>
      <Button
        variant="default"
        size="compact-sm"
        data-focus={adderOf(group.place)}
        disabled={!takesRule}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          put(group.place, withOneMore(BLANK), written(next));
        }}
      >
        {texts.addRule}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!takesGroup}
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => {
          put(group.place, withOneMore(inner), written([...next, 0]));
        }}
      >
        {texts.addGroup}
      </Button>
      {!(takesRule && takesGroup) && (
        <Text size="xs" c="dimmed">
          {texts.tooMany}
        </Text>
      )}
    </div>
  );
}
