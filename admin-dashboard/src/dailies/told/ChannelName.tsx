import { useQuery } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { channelsOf } from "../../parts/pickers/queries";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";

/** #the-dailies; until it is known, and when there is none any more, it says so. */
export function ChannelName({ id }: { id: string }) {
  const texts = useTexts(catalogue);
  const { data } = useQuery(channelsOf(useGuild().id));
  const channel = data?.find((each) => each.id === id);
  if (channel) return <bdi>#{channel.name}</bdi>;
  return <span>{data ? texts.deletedChannel : "#…"}</span>;
}
