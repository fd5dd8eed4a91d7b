import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { sayDone, sayProblem } from "../../parts/notify";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { hooksOf, replayDelivery, type Delivery } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./DeliveriesDrawer.module.css";
import { StateMark } from "./StateMark";

interface DeliveryEntryProps {
  guildId: string;
  hookId: string;
  delivery: Delivery;
}

const LOOKS = { sent: "good", waiting: "unknown", dead: "bad" } as const;

/** One message: what became of it, and what is in it. */
export function DeliveryEntry({ guildId, hookId, delivery }: DeliveryEntryProps) {
  const { hooks: texts } = useTexts(catalogue);
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const replaying = useMutation({
    mutationFn: () => replayDelivery(guildId, hookId, delivery.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: hooksOf(guildId).queryKey });
      sayDone(texts.replayed);
    },
    onError: sayProblem,
  });
  const { event, state, attempts, happened_at, tried_at, next_try_at } = delivery;
  return (
    <li className={classes["delivery"]}>
      <div className={classes["head"]}>
        <Text fw={600}>{texts.eventNames[event] ?? event}</Text>
        <StateMark look={LOOKS[state]} label={texts.deliveryStates[state]} />
      </div>
      <About data={delivery.data} />
      <div className={classes["facts"]}>
        <span>
          {texts.happened} <Moment at={happened_at} />
        </span>
        <span>{texts.attempts(attempts)}</span>
        <Answered delivery={delivery} />
        {tried_at && (
          <span>
            {texts.tried} <Moment at={tried_at} />
          </span>
        )}
        {next_try_at && (
          <span>
            {texts.nextTry} <Moment at={next_try_at} />
          </span>
        )}
      </div>
      <div className={classes["buttons"]}>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={opened}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          {opened ? texts.hideBody : texts.showBody}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={replaying.isPending}
          onClick={() => {
            replaying.mutate();
          }}
        >
          {texts.replay}
        </Button>
      </div>
      {opened && (
        // It may scroll, so the keyboard has to get there.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={classes["body"]} tabIndex={0} aria-label={texts.body}>
          {JSON.stringify(delivery.data, null, 2)}
        </pre>
      )}
    </li>
  );
}

/** Whom or which post it tells of. */
function About({ data }: { data: unknown }) {
  const { signed } = useFormats();
  const { user_name: name, title, miles } = data as { user_name?: string; title?: string; miles?: number };
  const about = name ?? title;
  if (!about) return null;
  return (
    <Text size="sm">
      <bdi>{about}</bdi>
      {miles !== undefined && ` · ${signed(miles)}`}
    </Text>
  );
}

function Answered({ delivery: { last_status, last_problem } }: { delivery: Delivery }) {
  const { hooks: texts } = useTexts(catalogue);
  if (last_status !== null) return <span>{texts.answered(last_status)}</span>;
  return last_problem === null ? null : <span>{last_problem}</span>;
}
