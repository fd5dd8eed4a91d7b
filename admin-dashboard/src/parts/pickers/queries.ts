import { queryOptions } from "@tanstack/react-query";

import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";

export type Channel = components["schemas"]["ChannelJson"];
export type Role = components["schemas"]["RoleJson"];
export type Person = components["schemas"]["PersonJson"];

/** As Discord sorts them. */
export const channelsOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "channels"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/channels", { params: { path: { guild_id: guildId } }, signal })),
  });

/** The highest first. */
export const rolesOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "roles"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/roles", { params: { path: { guild_id: guildId } }, signal })),
  });

const MOST_FOUND = 20;

/** Those whose names fit: the members with the most miles first, then whoever has none yet. */
export const peopleNamed = (guildId: string, name: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", "named", name],
    queryFn: async ({ client, signal }) => {
      const params = { path: { guild_id: guildId }, query: { limit: MOST_FOUND, name } };
      const people = await answer(api.GET("/api/v1/guilds/{guild_id}/people", { params, signal }));
      // Whoever is picked among them is not asked for again.
      for (const person of people) client.setQueryData(personOf(guildId, person.user_id).queryKey, person);
      return people;
    },
  });

/** With miles or without. */
export const personOf = (guildId: string, userId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", "person", userId],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId, user_id: userId } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/people/{user_id}", { params, signal }));
    },
    retry: false,
  });

export const memberOf = (guildId: string, userId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", userId],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId, user_id: userId } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/members/{user_id}", { params, signal }));
    },
  });
