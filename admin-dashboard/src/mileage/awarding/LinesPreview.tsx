import { Button, Loader, Select, Text, Title } from "@mantine/core";
import { memo, useState, type Ref } from "react";

import type { FieldProblem } from "../../api/problems";
import { useFormats } from "../../texts/formats";
import { isolated, useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import type { ReadLine } from "./lines";
import classes from "./LinesPreview.module.css";

interface LinesPreviewProps {
  ref: Ref<HTMLElement>;
  lines: readonly ReadLine[];
  isReading: boolean;
  /** What the bot said of lines: `body.lines[3].user_id`. */
  refused: readonly FieldProblem[];
  onChoose: (who: string, userId: string) => void;
}

/** Each line as it will be booked. Those with a problem stand first, every one of them. */
export const LinesPreview = memo(function LinesPreview({
  ref,
  lines,
  isReading,
  refused,
  onChoose,
}: LinesPreviewProps) {
  const texts = useTexts(catalogue);
  const [showsGood, setShowsGood] = useState(false);
  const told = refusals(refused);
  const placed = lines.map((line, place) => ({ line, place, refusal: told.get(place) }));
  const bad = placed.filter(({ line, refusal }) => line.problem !== null || refusal !== undefined);
  // Who was picked among several stays in sight, to be picked anew.
  const good = placed.filter((each) => !bad.includes(each));
  const firstOf = firstLines(lines);
  const row = ({ line, place, refusal }: (typeof placed)[number]) => (
    <Line
      key={place}
      line={line}
      refusal={refusal}
      twin={line.userId === null ? null : (firstOf.get(line.userId) ?? null)}
      onChoose={onChoose}
    />
  );
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={classes["preview"]}
      aria-label={texts.preview}
      hidden={lines.length === 0}
    >
      <div className={classes["heading"]}>
        <Title order={3} size="h5">
          {texts.preview}
        </Title>
        {isReading && lines.length > 0 && <Loader size="xs" aria-label={texts.lookingUp} />}
      </div>
      <div role="status">
        {bad.length > 0 && !isReading && (
          <Text size="sm" c="var(--omo-bad)">
            <strong>{texts.badLines(bad.length)}.</strong> {texts.badLinesLead}
          </Text>
        )}
        {good.length > 0 && (
          <Text size="sm" c="var(--omo-good)">
            {texts.goodLines(good.length)}.
          </Text>
        )}
      </div>
      {bad.length > 0 && <ul className={classes["lines"]}>{bad.map(row)}</ul>}
      {good.length > MOST_SHOWN && !showsGood ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setShowsGood(true);
          }}
        >
          {texts.showGood}
        </Button>
      ) : (
        good.length > 0 && <ul className={classes["lines"]}>{good.map(row)}</ul>
      )}
    </section>
  );
});

const MOST_SHOWN = 20;

interface LineProps {
  line: ReadLine;
  refusal: string | undefined;
  /** The number of the first line about the same member. */
  twin: number | null;
  onChoose: (who: string, userId: string) => void;
}

function Line({ line, refusal, twin, onChoose }: LineProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const problem = refusal ?? (line.problem && texts.problems[line.problem]);
  return (
    <li className={classes["line"]} data-bad={problem ? true : undefined}>
      <Text span size="xs" c="dimmed" className={classes["number"] ?? ""}>
        {line.number === 0 ? texts.picked : texts.lineTitle(line.number)}
      </Text>
      <bdi className={classes["who"]}>{line.name ?? line.who}</bdi>
      <span className={classes["miles"]}>{line.amount === null ? line.miles : number(line.amount)}</span>
      <span className={classes["note"]} dir="auto">
        {line.reason}
      </span>
      {problem && (
        <Text span size="sm" className={classes["problem"] ?? ""}>
          {problem}
        </Text>
      )}
      {!problem && line.isNew && (
        <Text span size="xs" c="dimmed" className={classes["problem"] ?? ""}>
          {line.name === null ? texts.toLookUp : texts.newHere}
        </Text>
      )}
      {twin !== null && twin !== line.number && (
        <Text span size="xs" c="dimmed" className={classes["problem"] ?? ""}>
          {texts.twice(twin)}
        </Text>
      )}
      {line.candidates.length > 0 && (
        <Select
          className={classes["problem"] ?? ""}
          size="xs"
          aria-label={texts.which(line.who)}
          placeholder={texts.which(line.who)}
          data={line.candidates.map(({ user_id, name, balance }) => ({
            value: user_id,
            label: texts.candidate(isolated(name), balance === null ? null : number(balance), user_id),
          }))}
          value={line.userId}
          onChange={(userId) => {
            if (userId) onChoose(line.who, userId);
          }}
        />
      )}
    </li>
  );
}

const PLACE = /^body\.lines\[(\d+)\]/;

function refusals(refused: readonly FieldProblem[]): Map<number, string> {
  return new Map(
    refused.flatMap(({ field, problem }) => {
      const place = PLACE.exec(field)?.[1];
      return place === undefined ? [] : [[Number(place), problem] as const];
    }),
  );
}

/** Of each member, the first line about them. */
function firstLines(lines: readonly ReadLine[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { userId, number } of lines) if (userId !== null && !first.has(userId)) first.set(userId, number);
  return first;
}
