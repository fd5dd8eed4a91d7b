import { keepPreviousData, replaceEqualDeep, useQuery } from "@tanstack/react-query";

import type { Channel, Message } from "../../../discord/shapes";
import { BackstageError, useBackstage } from "./backstage";
import type { View } from "./shapes";

/** Once more, unless the answer would be the same. */
export const onceMore = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof BackstageError && error.refused);

/** What was shown stays until the newer is there, so that nothing jumps; without changes it stays the same object. */
export function useView(as: string) {
  const backstage = useBackstage();
  return useQuery({
    queryKey: ["view", as],
    queryFn: async () => steady(await backstage.view(as)),
    placeholderData: keepPreviousData,
  });
}

/** Without what changes with every message. */
function steady(view: View): View {
  const still = (channel: Channel): Channel => ({ ...channel, last_message_id: null });
  const guilds = view.guilds.map((guild) => ({ ...guild, channels: guild.channels.map(still) }));
  return { ...view, guilds, direct: { ...view.direct, channel: still(view.direct.channel) } };
}

export const messagesKey = (channel: string, as: string) => ["messages", channel, as] as const;

export function useMessages(channel: string, as: string) {
  const backstage = useBackstage();
  return useQuery({
    queryKey: messagesKey(channel, as),
    queryFn: () => backstage.messages(channel, as),
    structuralSharing: (before, now) => sameWhereEqual(before as Message[] | undefined, now as Message[]),
  });
}

/** A message that did not change stays the same object, also when older ones went and all places moved. */
export function sameWhereEqual(before: Message[] = [], now: Message[]): Message[] {
  const known = new Map(before.map((message) => [message.id, message]));
  return now.map((message) => {
    const same = known.get(message.id);
    return same ? replaceEqualDeep(same, message) : message;
  });
}

export function useAbout() {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["about"], queryFn: backstage.about });
}

export function useExchanges() {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["exchanges"], queryFn: backstage.exchanges });
}

export function useExchange(id: string) {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["exchange", id], queryFn: () => backstage.exchange(id) });
}

export function useCalls() {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["calls"], queryFn: backstage.calls });
}

export function useRoutes() {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["routes"], queryFn: backstage.routes });
}

export function useFaults() {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["faults"], queryFn: backstage.faults });
}
