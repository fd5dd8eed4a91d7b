import { Text, Title, VisuallyHidden } from "@mantine/core";

import { EmptyState } from "../../parts/states/EmptyState";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { Moves } from "./Moves";
import type { DryRun, Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./WhatWouldChange.module.css";

interface WhatWouldChangeProps {
  guildId: string;
  one: Import;
  dryRun: DryRun;
}

/** The dry run: in sums, and member by member. */
export function WhatWouldChange({ guildId, one, dryRun }: WhatWouldChangeProps) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const nobodyKnown = dryRun.members + dryRun.unchanged === 0;
  return (
    <section aria-labelledby="would-change">
      <Title order={2} size="h3" id="would-change" mb="md">
        {texts.wouldChange}
      </Title>
      <Totals dryRun={dryRun} />
      {dryRun.members > 0 ? (
        <Moves guildId={guildId} importId={one.id} />
      ) : (
        <EmptyState drawing="van" title={texts.nothing} lead={nobodyKnown ? texts.nothingMatched : texts.nothingLead} />
      )}
      <VisuallyHidden role="status">
        {texts.ready(dryRun.members, number(dryRun.members), number(dryRun.miles_up - dryRun.miles_down))}
      </VisuallyHidden>
    </section>
  );
}

function Totals({ dryRun }: { dryRun: DryRun }) {
  const { totals } = useTexts(catalogue);
  const { number, signed } = useFormats();
  const notes = [
    dryRun.new_members > 0 && totals.newMembers(number(dryRun.new_members)),
    dryRun.unchanged > 0 && totals.unchanged(dryRun.unchanged, number(dryRun.unchanged)),
    dryRun.repeated > 0 && totals.repeated(dryRun.repeated, number(dryRun.repeated)),
  ].filter((note) => note !== false);
  return (
    <div className={classes["totals"]}>
      <Figure value={number(dryRun.members)} name={totals.members} />
      <Figure value={signed(dryRun.miles_up)} name={totals.up} tone={dryRun.miles_up > 0 ? "good" : undefined} />
      <Figure
        value={signed(-dryRun.miles_down || 0)}
        name={totals.down}
        tone={dryRun.miles_down > 0 ? "bad" : undefined}
      />
      {notes.length > 0 && (
        <Text size="sm" c="dimmed" className={classes["notes"] ?? ""}>
          {notes.join(", ")}
        </Text>
      )}
    </div>
  );
}

function Figure({ value, name, tone }: { value: string; name: string; tone?: "good" | "bad" | undefined }) {
  return (
    <p className={classes["figure"]}>
      <span className={classes["value"]} data-tone={tone}>
        {value}
      </span>{" "}
      <Text span size="sm" c="dimmed">
        {name}
      </Text>
    </p>
  );
}
