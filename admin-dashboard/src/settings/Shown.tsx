import { useQuery } from "@tanstack/react-query";

import { channelsOf } from "../parts/pickers/queries";
import { useTexts } from "../texts/texts";
import type { Chosen } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { readable } from "./zones";

interface ShownProps {
  guildId: string;
  chosen: Partial<Chosen>;
}

/** One choice in words, where two people chose differently. */
export function Shown({ guildId, chosen }: ShownProps) {
  const texts = useTexts(catalogue);
  if (chosen.zone !== undefined) return readable(chosen.zone);
  if (chosen.language !== undefined) return texts.languages[chosen.language ?? "own"];
  if (chosen.notice_channel !== undefined) return <ChannelName guildId={guildId} id={chosen.notice_channel} />;
  const off = chosen.switched_off ?? [];
  return (["mileage", "dailies"] as const)
    .map((feature) => `${texts.featureNames[feature]}: ${off.includes(feature) ? texts.off : texts.on}`)
    .join(", ");
}

function ChannelName({ guildId, id }: { guildId: string; id: string | null }) {
  const texts = useTexts(catalogue);
  const { data: channels } = useQuery(channelsOf(guildId));
  if (id === null) return texts.channelNone;
  return <bdi>#{channels?.find((channel) => channel.id === id)?.name ?? id}</bdi>;
}
