import { Badge, Button, Text } from "@mantine/core";
import { useId, useState } from "react";

import { useMyself } from "../../api/session/session";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Batch } from "../queries";
import { byActor } from "../statement/describing";
import { texts as catalogue } from "../texts/catalogue";
import { BatchEntries } from "./BatchEntries";
import classes from "./BatchesList.module.css";
import { BatchReversal } from "./BatchReversal";
import { ReversalProgress } from "./ReversalProgress";

interface BatchCardProps {
  guildId: string;
  batch: Batch;
  mayTakeBack: boolean;
}

export function BatchCard({ guildId, batch, mayTakeBack }: BatchCardProps) {
  const texts = useTexts(catalogue);
  const { number, signed } = useFormats();
  const me = useMyself();
  const [showsEntries, setShowsEntries] = useState(false);
  const entries = useId();
  const sum = texts.batchSum(batch.entries, number(batch.entries), texts.milesOf(batch.miles, signed(batch.miles)));
  return (
    <li className={classes["batch"]} tabIndex={-1}>
      <div className={classes["heading"]}>
        <div className={classes["about"]}>
          <span className={classes["what"]}>
            {texts.kinds[batch.kind] ?? batch.kind}
            {batch.reversed_at !== null && (
              <Badge size="sm" color="dusk" variant="light">
                {texts.takenBack}
              </Badge>
            )}
          </span>
          {batch.note && <span dir="auto">{batch.note}</span>}
          <Text span size="sm">
            {sum}
          </Text>
          <span className={classes["details"]}>
            <Moment at={batch.created_at} />
            <span>{byActor(batch.actor, batch.token?.name ?? batch.actor_name, me, texts)}</span>
            {batch.kind === "import" && <bdi>{batch.origin}</bdi>}
          </span>
          <Reversed batch={batch} />
        </div>
        <div className={classes["actions"]}>
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={showsEntries}
            aria-controls={entries}
            onClick={() => {
              setShowsEntries(!showsEntries);
            }}
          >
            {showsEntries ? texts.hideEntries : texts.showEntries}
          </Button>
          {mayTakeBack && batch.reversal === null && batch.reversed_at === null && (
            <BatchReversal guildId={guildId} batch={batch} />
          )}
        </div>
      </div>
      {batch.reversal !== null && batch.reversed_at === null && <ReversalProgress guildId={guildId} batch={batch} />}
      <div id={entries}>
        {showsEntries && <BatchEntries guildId={guildId} batchId={batch.id} mayTakeBack={mayTakeBack} />}
      </div>
    </li>
  );
}

function Reversed({ batch }: { batch: Batch }) {
  const texts = useTexts(catalogue);
  const { moment } = useFormats();
  const me = useMyself();
  if (batch.reversed_at === null) return null;
  const by = batch.reversed_by === null ? "" : byActor(batch.reversed_by, batch.reversed_by_name, me, texts);
  return (
    <Text span size="xs" c="dimmed">
      {texts.takenBackOn(moment(batch.reversed_at), by)}
    </Text>
  );
}
