import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { sayDone, sayProblem } from "../../parts/notify";
import { useTexts } from "../../texts/texts";
import { source, useReceiptChanges, type Item } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChannelName } from "../told/ChannelName";

/** Into the channels of its source that it was never meant for: it was there before they followed. */
export function PostElsewhere({ item }: { item: Item }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const { data } = useQuery(source(guildId, item.source_id));
  const { replay } = useReceiptChanges(guildId, Number(item.id));
  const had = new Set(item.deliveries.map(({ channel_id }) => channel_id));
  const others = data?.data.destinations.filter(({ channel_id }) => !had.has(channel_id)) ?? [];
  if (others.length === 0) return null;
  const post = (channelId: string) => {
    replay.mutate(
      { channel_id: channelId, again: null },
      {
        onSuccess: () => {
          sayDone(texts.posting);
        },
        onError: sayProblem,
      },
    );
  };
  return (
    <Group gap="sm">
      {others.map(({ id, channel_id }) => (
        <Button
          key={id}
          size="compact-md"
          variant="default"
          loading={replay.isPending}
          onClick={() => {
            post(channel_id);
          }}
        >
          {texts.post}:&nbsp;
          <ChannelName id={channel_id} />
        </Button>
      ))}
    </Group>
  );
}
