import { Group, NumberInput, Switch, Text, TextInput } from "@mantine/core";

import { useTexts } from "../../texts/texts";
import { Choice } from "./Choice";
import { LONGEST_SPACING, MOST_TO_CATCH_UP } from "./choices";
import type { Choosing } from "./choosing";
import { DurationField } from "./DurationField";
import { texts as catalogue } from "./texts/catalogue";
import { useFollowing } from "./useFollowing";

const NIGHT = { start: "22:00", until: "07:00" };

/** When posts come: spacing, catching up, quiet hours. */
export function PaceChoices(choosing: Choosing) {
  return (
    <>
      <Spacing {...choosing} />
      <CatchUp {...choosing} />
      <Quiet {...choosing} />
    </>
  );
}

function Spacing({ choices: { spacing_seconds }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const follows = useFollowing();
  return (
    <Choice follows={follows.spacing_seconds(spacing_seconds)} problem={problemOf("spacing_seconds")}>
      <Text size="sm" fw={500}>
        {texts.labels.spacing_seconds}
      </Text>
      <DurationField
        label={texts.labels.spacing_seconds}
        seconds={spacing_seconds}
        most={LONGEST_SPACING}
        onChange={(seconds) => {
          set("spacing_seconds", seconds);
        }}
      />
    </Choice>
  );
}

function CatchUp({ choices: { catch_up }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const follows = useFollowing();
  return (
    <Choice follows={follows.catch_up(catch_up)} problem={problemOf("catch_up")}>
      <NumberInput
        label={texts.labels.catch_up}
        suffix={` ${texts.catchUpUnit}`}
        w={{ base: "100%", xs: "9rem" }}
        min={0}
        max={MOST_TO_CATCH_UP}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={catch_up}
        onChange={(value) => {
          set("catch_up", Number(value));
        }}
      />
    </Choice>
  );
}

function Quiet({ choices: { quiet }, set, problemOf }: Choosing) {
  const texts = useTexts(catalogue);
  const follows = useFollowing();
  const hours = { start: texts.quietStart, until: texts.quietUntil };
  return (
    <Choice follows={follows.quiet(quiet)} problem={problemOf("quiet")}>
      <Switch
        label={texts.quietOn}
        checked={quiet !== null}
        onChange={({ currentTarget }) => {
          set("quiet", currentTarget.checked ? NIGHT : null);
        }}
      />
      {quiet && (
        <Group gap="sm">
          {(["start", "until"] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={hours[end]}
              required
              withAsterisk={false}
              value={quiet[end]}
              onChange={({ currentTarget: { value } }) => {
                if (value) set("quiet", { ...quiet, [end]: value });
              }}
            />
          ))}
        </Group>
      )}
    </Choice>
  );
}
