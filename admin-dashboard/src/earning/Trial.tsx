import { Button, NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { MoversList } from "../parts/movers/MoversList";
import { ProblemNotice } from "../parts/ProblemNotice";
import { same } from "../parts/saving/changes";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import type { RulesPatch } from "./form";
import { rehearsalOf, type Rehearsal, type Trial as Asked } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./Trial.module.css";

const DAYS = [7, 30, 90];

interface TrialProps {
  guildId: string;
  change: RulesPatch;
  /** No number is missing. */
  sound: boolean;
}

/** What the rules on the page would have made of the past. What was told goes when something is changed after it. */
export function Trial({ guildId, change, sound }: TrialProps) {
  const texts = useTexts(catalogue);
  const [days, setDays] = useState(90);
  const [asked, ask] = useState<Asked | null>(null);
  const current = asked && same(asked, { change, days }) ? asked : null;
  const { data, error, isFetching, refetch } = useQuery(rehearsalOf(guildId, current));
  if (Object.keys(change).length === 0) return <Text c="dimmed">{texts.trialUnchanged}</Text>;
  return (
    <>
      <div className={classes["asking"]}>
        <NativeSelect
          label={texts.back}
          value={days}
          data={DAYS.map((count) => ({ value: String(count), label: texts.lastDays(count) }))}
          onChange={({ currentTarget }) => {
            setDays(Number(currentTarget.value));
          }}
        />
        <Button
          variant="default"
          disabled={!sound}
          loading={isFetching}
          onClick={() => {
            ask({ change, days });
          }}
        >
          {texts.tryIt}
        </Button>
      </div>
      <div aria-live="polite">
        {isFetching && <Text c="dimmed">{texts.trying}</Text>}
        {error && <ProblemNotice error={error} retry={() => void refetch()} />}
        {current && data && <Told days={days} rehearsal={data} />}
      </div>
    </>
  );
}

function Told({ days, rehearsal }: { days: number; rehearsal: Rehearsal }) {
  const texts = useTexts(catalogue);
  const { number, day } = useFormats();
  const { by_rules_of_now: now, instead, up, down, movers, complete, entries, since } = rehearsal;
  const difference = instead - now;
  const headline = () => {
    if (difference === 0) return texts.theSame(days);
    return difference > 0 ? texts.more(days, number(difference)) : texts.less(days, number(-difference));
  };
  return (
    <>
      <Text fw={700} size="lg">
        {headline()}
      </Text>
      {difference !== 0 && <Text>{texts.instead(number(now), number(instead))}</Text>}
      <Reasons rehearsal={rehearsal} />
      <Text mt="md" fw={600}>
        {up + down > 0 ? texts.moved(up + down, number(up + down)) : texts.movedNobody}
      </Text>
      <MoversList movers={movers} up={up} down={down} />
      <Text size="sm" c="dimmed" mt="sm">
        {!complete && since && texts.incomplete(number(entries), day(since))} {texts.assumed}
      </Text>
    </>
  );
}

function Reasons({ rehearsal: { reasons } }: { rehearsal: Rehearsal }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const names: Readonly<Record<string, string>> = { ...texts.otherReasons, ...texts.reasons };
  return (
    <div className={classes["reasons"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.columns.reason}</th>
            <th scope="col">{texts.columns.entries}</th>
            <th scope="col">{texts.columns.now}</th>
            <th scope="col">{texts.columns.instead}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ reason, entries, by_rules_of_now, instead }) => (
            <tr key={reason}>
              <th scope="row">{names[reason] ?? reason}</th>
              <td>{number(entries)}</td>
              <td>{number(by_rules_of_now)}</td>
              <td data-changed={instead !== by_rules_of_now || undefined}>{number(instead)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
