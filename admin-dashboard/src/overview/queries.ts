import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useThrottledCallback } from "@mantine/hooks";

import { answer, api } from "../api/client";
import { useLive, type LiveAward } from "../api/live";
import type { components } from "../api/schema";

export type SetupProblem = components["schemas"]["SetupProblem"];
export type MilesChart = components["schemas"]["MilesChart"];
export type DailiesChart = components["schemas"]["DailiesChart"];

export const AWARDS_SHOWN = 7;

const path = (guildId: string) => ({ params: { path: { guild_id: guildId } } });

export const odometer = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "odometer"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds/{guild_id}/odometer", { ...path(guildId), signal })),
  });

/** Of the last thirty days of the server. */
export const milesChart = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "statistics", "miles"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/statistics/miles", { ...path(guildId), signal })),
  });

export const activeMembers = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "statistics", "members"],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId }, query: { by: "week" as const } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/statistics/members", { params, signal }));
    },
  });

export const dailiesChart = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "statistics", "dailies"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/statistics/dailies", { ...path(guildId), signal })),
  });

export const latestAwards = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "awards"],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId }, query: { limit: AWARDS_SHOWN } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/live/awards", { params, signal }));
    },
  });

/** The worst first. */
export const problems = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "problems"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds/{guild_id}/problems", { ...path(guildId), signal })),
  });

/** What is set up. */
export const setup = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "setup"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds/{guild_id}", { ...path(guildId), signal })),
  });

const SOON_MILLISECONDS = 1_000;
const LATER_MILLISECONDS = 10_000;

/** Keeps the page as new as what happens; an import of thousands reads no more often than one award a second. */
export function useLiveOverview(guildId: string) {
  const queries = useQueryClient();
  const readAnew = (...parts: string[]) => void queries.invalidateQueries({ queryKey: ["guilds", guildId, ...parts] });
  const turnOdometer = useThrottledCallback(() => {
    readAnew("odometer");
  }, SOON_MILLISECONDS);
  const drawCharts = useThrottledCallback(() => {
    readAnew("statistics");
  }, LATER_MILLISECONDS);
  useLive(guildId, {
    award: (award) => {
      queries.setQueryData(latestAwards(guildId).queryKey, (before = []) => withAward(before, award));
      turnOdometer();
      drawCharts();
    },
    delivery: drawCharts,
    problems: () => {
      readAnew("problems");
      readAnew("setup");
    },
    reload: () => {
      readAnew();
    },
  });
}

/** It may be told twice. */
export function withAward(before: readonly LiveAward[], award: LiveAward): LiveAward[] {
  const others = before.filter(({ entry_id }) => entry_id !== award.entry_id);
  return [award, ...others].slice(0, AWARDS_SHOWN);
}
