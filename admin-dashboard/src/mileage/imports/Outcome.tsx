import { Group, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { ButtonLink } from "../../parts/links";
import { ProgressLine } from "../../parts/states/ProgressLine";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { BadLines } from "./BadLines";
import { ChoicesMade } from "./ChoicesMade";
import classes from "./imports.module.css";
import { batchOf, isBeingReversed, type Batch, type Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { WayBack } from "./WayBack";

interface OutcomeProps {
  guildId: string;
  one: Import;
  batchId: string;
}

/** What was booked, and the way back. */
export function Outcome({ guildId, one, batchId }: OutcomeProps) {
  const texts = useTexts(catalogue);
  const mayEdit = useGuild().may("editor");
  const { data: batch } = useSuspenseQuery(batchOf(guildId, batchId));
  const stands = batch.reversal === null;
  return (
    <>
      <section className={classes["sheet"]} data-tone={stands && one.state === "applied" ? "good" : "unknown"}>
        <WhatBecameOfIt one={one} batch={batch} />
        {batch.reversal && isBeingReversed(batch) && (
          <ProgressLine label={texts.takingBack} done={batch.reversal.done} total={batch.reversal.entries} />
        )}
        <Group mt="md">
          <ButtonLink to="/guilds/$guildId/mileage" params={{ guildId }} variant={stands ? "filled" : "default"}>
            {texts.toMileage}
          </ButtonLink>
          {mayEdit && (
            <ButtonLink to="/guilds/$guildId/mileage/import" params={{ guildId }} variant="default">
              {texts.another}
            </ButtonLink>
          )}
        </Group>
      </section>
      <div className={classes["section"]}>
        <ChoicesMade one={one} />
      </div>
      {stands && mayEdit && <WayBack guildId={guildId} batch={batch} />}
      {one.bad_count > 0 && <BadLines count={one.bad_count} lines={one.bad_lines} />}
    </>
  );
}

function WhatBecameOfIt({ one, batch }: { one: Import; batch: Batch }) {
  const { title, lead } = useWords(one, batch);
  return (
    <div role="status">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text mt={4}>{lead}</Text>
    </div>
  );
}

function useWords(one: Import, batch: Batch) {
  const texts = useTexts(catalogue);
  const { moment, number, signed } = useFormats();
  if (one.state === "stopped") return { title: texts.stopped, lead: texts.stoppedLead };
  if (batch.reversed_at !== null) return { title: texts.reversed, lead: texts.reversedLead(moment(batch.reversed_at)) };
  if (batch.reversal !== null) return { title: texts.takingBack, lead: texts.bookingLead };
  return { title: texts.done, lead: texts.doneLead(batch.entries, number(batch.entries), signed(batch.miles)) };
}
