import { useQuery } from "@tanstack/react-query";
import {
  IconHash,
  IconMessages,
  IconMicrophone2,
  IconPhoto,
  IconQuestionMark,
  IconSpeakerphone,
  IconVolume,
} from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import { withGone, type Choice } from "./choices";
import { idsIn, Picker, type PickerProps } from "./Picker";
import { channelsOf, type Channel } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import type { Texts } from "./texts/en";

const ICONS: Partial<Record<Channel["type"], typeof IconHash>> = {
  text: IconHash,
  announcement: IconSpeakerphone,
  voice: IconVolume,
  stage: IconMicrophone2,
  forum: IconMessages,
  media: IconPhoto,
};

export type ChannelPickerProps = PickerProps & {
  guildId: string;
  /** What it is for: the bot posts there, so its rights count; or only what members do there matters. */
  purpose?: "post" | "watch";
  /** Why a channel cannot be chosen here, in a sentence; null: it can. */
  refuse?: (channel: Channel) => string | null;
};

export function ChannelPicker({ guildId, purpose = "post", refuse, ...props }: ChannelPickerProps) {
  const texts = useTexts(catalogue);
  const { data, error, refetch } = useQuery(channelsOf(guildId));
  const offered = data?.filter(({ type }) => type !== "category") ?? [];
  const choices = offered.map((channel) => choiceOf(channel, purpose, refuse?.(channel) ?? null, texts));
  const gone = {
    name: texts.loading,
    group: null,
    mark: <IconHash size={18} aria-hidden />,
    refused: null,
    fine: null,
  };
  return (
    <Picker
      {...props}
      choices={withGone(choices, idsIn(props.value), data ? { ...gone, ...goneWith(texts) } : gone)}
      problem={error}
      onOpen={() => void refetch()}
    />
  );
}

const goneWith = (texts: Texts) => ({ name: texts.goneChannel, refused: texts.goneHint });

function choiceOf(channel: Channel, purpose: "post" | "watch", refused: string | null, texts: Texts): Choice {
  const posts = purpose === "post";
  const Icon = ICONS[channel.type] ?? IconQuestionMark;
  return {
    id: channel.id,
    name: channel.name,
    group: channel.category,
    mark: <Icon size={18} aria-hidden />,
    refused: refused ?? (posts ? channel.problem : null),
    fine: posts ? texts.fine.post : null,
  };
}
