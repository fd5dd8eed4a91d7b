import { Button, Group, Text, Title } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";

import { useGuild } from "../../api/session/session";
import { TypedConfirmation } from "../../parts/asking/TypedConfirmation";
import { ButtonLink } from "../../parts/links";
import { sayDone } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { BadLines } from "./BadLines";
import { ChoicesMade } from "./ChoicesMade";
import classes from "./imports.module.css";
import { useTakeBack, type Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface OutcomeProps {
  guildId: string;
  one: Import;
}

/** What was booked, and the way back. */
export function Outcome({ guildId, one }: OutcomeProps) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  const takenBack = one.reversed_at !== null;
  return (
    <>
      <section className={classes["sheet"]} data-tone={takenBack || one.state === "stopped" ? "unknown" : "good"}>
        <WhatBecameOfIt one={one} />
        <Group mt="md">
          <ButtonLink to="/guilds/$guildId/mileage" params={{ guildId }} variant={takenBack ? "default" : "filled"}>
            {texts.toMileage}
          </ButtonLink>
          {guild.may("editor") && (
            <ButtonLink to="/guilds/$guildId/mileage/import" params={{ guildId }} variant="default">
              {texts.another}
            </ButtonLink>
          )}
        </Group>
      </section>
      <div className={classes["section"]}>
        <ChoicesMade one={one} />
      </div>
      {!takenBack && guild.may("editor") && one.batch_id !== null && (
        <WayBack guildId={guildId} one={one} batchId={one.batch_id} />
      )}
      {one.bad_count > 0 && <BadLines count={one.bad_count} lines={one.bad_lines} />}
    </>
  );
}

function WhatBecameOfIt({ one }: { one: Import }) {
  const texts = useTexts(catalogue);
  const { moment, number, signed } = useFormats();
  const stopped = one.state === "stopped";
  const title = stopped ? texts.stopped : one.reversed_at === null ? texts.done : texts.reversed;
  const lead = stopped
    ? texts.stoppedLead
    : one.reversed_at === null
      ? texts.doneLead(one.entries, number(one.entries), signed(one.miles))
      : texts.reversedLead(moment(one.reversed_at));
  return (
    <div role="status">
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text mt={4}>{lead}</Text>
    </div>
  );
}

function WayBack({ guildId, one, batchId }: OutcomeProps & { batchId: string }) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const takeBack = useTakeBack(guildId, one.id);
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    takeBack.mutate(batchId, {
      onSuccess: ({ reversed }) => {
        setAsking(false);
        sayDone(texts.takenBack(reversed, number(reversed)));
      },
    });
  };
  return (
    <section className={classes["section"]}>
      <Title order={2} size="h3">
        {texts.oneBatch}
      </Title>
      <Text maw="44rem">{texts.oneBatchLead}</Text>
      <Button
        mt="md"
        variant="default"
        c="var(--omo-bad)"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={() => {
          setAsking(true);
        }}
      >
        {texts.takeBack}
      </Button>
      <TypedConfirmation
        opened={asking}
        title={texts.takeBackAsk}
        word={one.file_name}
        confirm={texts.takeBack}
        busy={takeBack.isPending}
        problem={takeBack.error}
        onConfirm={confirm}
        onClose={() => {
          setAsking(false);
        }}
      >
        <Text>{texts.takeBackLead(one.entries, number(one.entries), signed(one.miles))}</Text>
      </TypedConfirmation>
    </section>
  );
}
