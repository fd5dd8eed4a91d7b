import { queryOptions } from "@tanstack/react-query";

import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";

export type Channel = components["schemas"]["ChannelJson"];
export type Role = components["schemas"]["RoleJson"];
export type Member = components["schemas"]["MemberJson"];

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

/** Those whose names fit, the ones with the most miles first. */
export const membersNamed = (guildId: string, name: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", "named", name],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST_FOUND, sort: "-balance" as const, ...(name ? { name } : {}) };
      const params = { path: { guild_id: guildId }, query };
      return (await answer(api.GET("/api/v1/guilds/{guild_id}/members", { params, signal }))).items;
    },
  });

export const memberOf = (guildId: string, userId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", userId],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId, user_id: userId } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/members/{user_id}", { params, signal }));
    },
  });
