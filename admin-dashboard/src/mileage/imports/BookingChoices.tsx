import { Checkbox, NumberInput, Radio, Stack, TextInput, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { settingsOf } from "../../settings/queries";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { todayIn } from "../days";
import { rateExample, strategyExample } from "./examples";
import { useChoose, type Import, type Strategy } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { WHOLE_TRIP } from "./wholeTrip";

/** The examples are to be read, not to be overlooked. */
const READABLE = { label: { fontWeight: 600 }, description: { fontSize: "var(--mantine-font-size-sm)" } };
const STRATEGIES: readonly Strategy[] = ["keep-max", "sum", "replace"];
const MOST_POINTS = 1_000_000;
const PAUSE_MILLISECONDS = 500;

/** How it counts. Each choice is kept at once, and what would change is worked out anew. */
export function BookingChoices({ guildId, one }: { guildId: string; one: Import }) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const choose = useChoose(guildId, one.id);
  const chosen = choose.isPending ? { ...one, ...choose.variables } : one;
  return (
    <Stack gap="lg" component="section" aria-labelledby="how-it-counts">
      <Title order={2} size="h3" id="how-it-counts">
        {texts.how}
      </Title>
      <Radio.Group
        aria-labelledby="how-it-counts"
        value={chosen.strategy}
        onChange={(value) => {
          choose.mutate({ strategy: value });
        }}
      >
        <Stack gap="sm">
          {STRATEGIES.map((strategy) => (
            <Radio
              key={strategy}
              value={strategy}
              label={texts.strategies[strategy]}
              description={strategyExample(strategy, texts, formats)}
              styles={READABLE}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Rate
        kept={one.points_per_mile}
        onChoose={(points_per_mile) => {
          choose.mutate({ points_per_mile });
        }}
      />
      <Day
        guildId={guildId}
        kept={chosen.counts_for}
        onChoose={(counts_for) => {
          choose.mutate({ counts_for });
        }}
      />
    </Stack>
  );
}

function Rate({ kept, onChoose }: { kept: number; onChoose: (points: number) => void }) {
  const texts = useTexts(catalogue);
  const formats = useFormats();
  const [typed, setTyped] = useState<number | string>(kept);
  const fits = typeof typed === "number" && Number.isInteger(typed) && typed >= 1 && typed <= MOST_POINTS;
  const send = useDebouncedCallback(onChoose, { delay: PAUSE_MILLISECONDS, flushOnUnmount: true });
  return (
    <NumberInput
      label={texts.rate}
      description={rateExample(fits ? typed : kept, texts, formats)}
      styles={{ description: READABLE.description }}
      inputWrapperOrder={["label", "input", "error", "description"]}
      error={!fits && texts.rateLimits}
      value={typed}
      min={1}
      max={MOST_POINTS}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      maw="20rem"
      onChange={(value) => {
        setTyped(value);
        if (typeof value === "number" && value >= 1 && value <= MOST_POINTS) send(value);
      }}
    />
  );
}

interface DayProps {
  guildId: string;
  kept: string;
  onChoose: (day: string) => void;
}

function Day({ guildId, kept, onChoose }: DayProps) {
  const texts = useTexts(catalogue);
  const { data: settings } = useQuery(settingsOf(guildId));
  const today = todayIn(settings?.value.zone ?? "UTC");
  const counts = kept !== WHOLE_TRIP;
  return (
    <Stack gap="xs">
      <Checkbox
        label={texts.counts}
        description={texts.countsNot}
        styles={{ description: READABLE.description }}
        checked={counts}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.checked ? today : WHOLE_TRIP);
        }}
      />
      {counts && (
        <TextInput
          type="date"
          label={texts.countsFor}
          maw="12rem"
          value={kept}
          min={WHOLE_TRIP}
          max={today}
          onChange={({ currentTarget }) => {
            if (currentTarget.validity.valid && currentTarget.value) onChoose(currentTarget.value);
          }}
        />
      )}
    </Stack>
  );
}
