import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone } from "../../parts/notify";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./BookBar.module.css";
import { useApply, useDiscard, type DryRun, type Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface BookBarProps {
  guildId: string;
  one: Import;
  dryRun: DryRun;
}

/** At the lower edge: what booking it would do, and the two ways on. */
export function BookBar({ guildId, one, dryRun }: BookBarProps) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const apply = useApply(guildId, one.id);
  const [asking, setAsking] = useState(false);
  const { members } = dryRun;
  return (
    <section className={classes["bar"]} aria-label={texts.notBooked}>
      <div>
        <Text fw={600}>
          {texts.notBooked}: {texts.ready(members, number(members), signed(dryRun.miles_up - dryRun.miles_down))}
        </Text>
        <Text size="sm" c="dimmed" className={classes["kept"] ?? ""}>
          {texts.keptFor}
        </Text>
      </div>
      <div className={classes["buttons"]}>
        <Button
          variant="default"
          onClick={() => {
            setAsking(true);
          }}
        >
          {texts.discard}
        </Button>
        <Button
          disabled={members === 0}
          loading={apply.isPending}
          onClick={() => {
            apply.mutate();
          }}
        >
          {members === 0 ? texts.applyNothing : texts.apply(members, number(members))}
        </Button>
      </div>
      <Discarding
        guildId={guildId}
        importId={one.id}
        opened={asking}
        onClose={() => {
          setAsking(false);
        }}
      />
    </section>
  );
}

interface DiscardingProps {
  guildId: string;
  importId: string;
  opened: boolean;
  onClose: () => void;
}

function Discarding({ guildId, importId, opened, onClose }: DiscardingProps) {
  const texts = useTexts(catalogue);
  const navigate = useNavigate();
  const discard = useDiscard(guildId, importId);
  const confirm = () => {
    discard.mutate(undefined, {
      onSuccess: () => {
        sayDone(texts.discarded);
        void navigate({ to: "/guilds/$guildId/mileage/import", params: { guildId } });
      },
    });
  };
  return (
    <Confirmation
      opened={opened}
      title={texts.discardAsk}
      confirm={texts.discard}
      destructive
      busy={discard.isPending}
      problem={discard.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text>{texts.discardLead}</Text>
    </Confirmation>
  );
}
