import { queryOptions, useQueryClient } from "@tanstack/react-query";

import { answerWithVersion, api } from "../api/client";
import type { components } from "../api/schema";
import type { Versioned } from "../parts/saving/changes";

export type Settings = components["schemas"]["SettingsJson"];
export type Feature = Settings["switched_off"][number];
/** Of all that a server chooses, what belongs to this page. */
export type Chosen = Pick<Settings, "language" | "zone" | "notice_channel" | "switched_off">;

const PATH = "/api/v1/guilds/{guild_id}/settings";

/** What the server chose, with the version for `If-Match`. */
export const settingsOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "settings"],
    queryFn: async ({ signal }): Promise<Versioned<Settings>> => {
      const read = await answerWithVersion(api.GET(PATH, { params: { path: { guild_id: guildId } }, signal }));
      return { value: read.data, version: read.version };
    },
  });

export function chosenIn({ value, version }: Versioned<Settings>): Versioned<Chosen> {
  const { language, zone, notice_channel, switched_off } = value;
  return { value: { language, zone, notice_channel, switched_off }, version };
}

/** What is there now, and how it is changed. `save` throws a `Problem`, with 412 when somebody else was faster. */
export function useSettingsAtTheServer(guildId: string) {
  const queries = useQueryClient();
  const query = settingsOf(guildId);
  return {
    read: async () => chosenIn(await queries.query({ ...query, staleTime: 0 })),
    save: async (changes: Partial<Chosen>, version: string) => {
      const params = { path: { guild_id: guildId }, header: { "If-Match": version } };
      const saved = await answerWithVersion(api.PATCH(PATH, { params, body: changes }));
      const settings = { value: saved.data, version: saved.version };
      queries.setQueryData(query.queryKey, settings);
      return chosenIn(settings);
    },
  };
}
