import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { useBackstage } from "./backstage";

/** What was shown stays until the newer is there, so that nothing jumps. */
export function useView(as: string) {
  const backstage = useBackstage();
  return useQuery({ queryKey: ["view", as], queryFn: () => backstage.view(as), placeholderData: keepPreviousData });
}

export const messagesKey = (channel: string, as: string) => ["messages", channel, as] as const;

export function useMessages(channel: string, as: string) {
  const backstage = useBackstage();
  return useQuery({ queryKey: messagesKey(channel, as), queryFn: () => backstage.messages(channel, as) });
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
