import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, api } from "../api/client";
import type { components } from "../api/schema";
import { queryOf, type AuditSearch } from "./search";

export type AuditLine = components["schemas"]["AuditLineJson"];

const LINES_OF_A_PAGE = 40;

/** The newest first. */
export const auditLog = (guildId: string, search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "audit", search],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...queryOf(search), limit: LINES_OF_A_PAGE, ...(pageParam && { cursor: pageParam }) };
      const params = { path: { guild_id: guildId }, query };
      return answer(api.GET("/api/v1/guilds/{guild_id}/audit", { params, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** How sources are called, by their ids. */
export const sourceTitles = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "audit", "source titles"],
    queryFn: async ({ signal }) => {
      const params = { path: { guild_id: guildId } };
      const { items } = await answer(api.GET("/api/v1/guilds/{guild_id}/dailies/sources", { params, signal }));
      return new Map(items.map(({ id, title, address }) => [id, title || address]));
    },
  });
