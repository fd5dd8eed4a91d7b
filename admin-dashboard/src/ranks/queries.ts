import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { answer, answerWithVersion, api } from "../api/client";
import type { components } from "../api/schema";
import type { SentRank, Stacking } from "./draft";

export type Forecast = components["schemas"]["RankForecast"];
export type SentRanks = components["schemas"]["SentRanks"];

const path = (guildId: string) => ({ path: { guild_id: guildId } });

export const ranksIn = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "ranks"],
    queryFn: ({ signal }) =>
      answerWithVersion(api.GET("/api/v1/guilds/{guild_id}/ranks", { params: path(guildId), signal })),
  });

/** With the version for the next change. */
export function saveRanks(guildId: string, body: SentRanks, version: string) {
  const params = { ...path(guildId), header: { "If-Match": version } };
  return answerWithVersion(api.PUT("/api/v1/guilds/{guild_id}/ranks", { params, body }));
}

/** The key of all forecasts: they are old when other ranks are saved. */
export const forecastsIn = (guildId: string) => ["guilds", guildId, "ranks", "forecast"] as const;

/** Whom these ranks would move. */
export const forecastOf = (guildId: string, ranks: SentRank[], rank_roles: Stacking) =>
  queryOptions({
    queryKey: [...forecastsIn(guildId), ranks, rank_roles],
    queryFn: ({ signal }) => {
      const body = { ranks, rank_roles };
      return answer(api.POST("/api/v1/guilds/{guild_id}/ranks/dry-run", { params: path(guildId), body, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** Where the viewer's card can be seen, by these ranks and with so many miles. */
export const cardOf = (guildId: string, ranks: SentRank[], miles: number) =>
  queryOptions({
    queryKey: ["guilds", guildId, "ranks", "card", ranks, miles],
    queryFn: ({ signal }) => {
      const body = { ranks, miles };
      return answer(api.POST("/api/v1/guilds/{guild_id}/ranks/card", { params: path(guildId), body, signal }));
    },
    placeholderData: keepPreviousData,
  });

const LOOK_EVERY_MILLISECONDS = 1000;

/** How many members' roles are still to be looked after; asked again until nobody's are. */
export const resyncIn = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "ranks", "resync"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/ranks/resync", { params: path(guildId), signal })),
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? LOOK_EVERY_MILLISECONDS : false),
  });

export const resync = (guildId: string) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/ranks/resync", { params: path(guildId) }));

export const rankStanding = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "statistics", "ranks"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/statistics/ranks", { params: path(guildId), signal })),
  });
