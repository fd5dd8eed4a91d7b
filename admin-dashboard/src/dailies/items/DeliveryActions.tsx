import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";

import { useGuild } from "../../api/session/session";
import { Confirmation } from "../../parts/asking/Confirmation";
import { sayDone, sayProblem } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { useReceiptChanges, type Delivery } from "../queries";
import { texts as catalogue } from "../texts/catalogue";

interface DeliveryActionsProps {
  itemId: number;
  delivery: Delivery;
}

/** What can be done about an item in a channel, as things are there. */
export function DeliveryActions({ itemId, delivery }: DeliveryActionsProps) {
  const texts = useTexts(catalogue);
  const { replay, skip } = useReceiptChanges(useGuild().id, itemId);
  const { state, channel_id } = delivery;
  const post = () => {
    replay.mutate(
      { channel_id, again: null },
      {
        onSuccess: () => {
          sayDone(texts.posting);
        },
        onError: sayProblem,
      },
    );
  };
  const leaveOut = () => {
    skip.mutate(channel_id, {
      onSuccess: () => {
        sayDone(texts.skipped);
      },
      onError: sayProblem,
    });
  };
  return (
    <Group gap="sm">
      {(state === "waiting" || state === "held") && (
        <Button size="compact-sm" variant="default" loading={skip.isPending} onClick={leaveOut}>
          {texts.skip}
        </Button>
      )}
      {(state === "skipped" || state === "failed") && (
        <Button size="compact-sm" variant="default" loading={replay.isPending} onClick={post}>
          {texts.post}
        </Button>
      )}
      {state === "sent" && delivery.message_id && (
        <OnceMore itemId={itemId} channelId={channel_id} messageId={delivery.message_id} />
      )}
    </Group>
  );
}

/** `messageId`: the post that is there. Asked for twice about the same one, it is one more and not two. */
function OnceMore({ itemId, channelId, messageId }: { itemId: number; channelId: string; messageId: string }) {
  const texts = useTexts(catalogue);
  const [asking, setAsking] = useState(false);
  const { replay } = useReceiptChanges(useGuild().id, itemId);
  const close = () => {
    setAsking(false);
  };
  const post = () => {
    const onSuccess = () => {
      sayDone(texts.posting);
      close();
    };
    replay.mutate({ channel_id: channelId, again: messageId }, { onSuccess });
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setAsking(true);
        }}
      >
        {texts.postAgain}
      </Button>
      <Confirmation
        opened={asking}
        title={texts.againTitle}
        confirm={texts.postAgain}
        busy={replay.isPending}
        problem={replay.error}
        onConfirm={post}
        onClose={close}
      >
        <Text>{texts.againLead}</Text>
      </Confirmation>
    </>
  );
}
