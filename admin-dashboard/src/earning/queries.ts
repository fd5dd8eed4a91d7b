import { queryOptions } from "@tanstack/react-query";

import { answer, answerWithVersion, api } from "../api/client";
import type { components } from "../api/schema";
import type { RulesPatch } from "./form";

export type Rehearsal = components["schemas"]["RehearsalJson"];

const path = (guildId: string) => ({ path: { guild_id: guildId } });

export const rulesIn = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "rules"],
    queryFn: ({ signal }) =>
      answerWithVersion(api.GET("/api/v1/guilds/{guild_id}/rules", { params: path(guildId), signal })),
  });

/** With the version for the next change. */
export function saveRules(guildId: string, body: RulesPatch, version: string) {
  const params = { ...path(guildId), header: { "If-Match": version } };
  return answerWithVersion(api.PATCH("/api/v1/guilds/{guild_id}/rules", { params, body }));
}

export interface Trial {
  change: RulesPatch;
  /** How many to look back. */
  days: number;
}

/** What these changes would have made of the last days; null: nobody asked. It may take seconds. */
export const rehearsalOf = (guildId: string, trial: Trial | null) =>
  queryOptions({
    queryKey: ["guilds", guildId, "rules", "rehearsal", trial],
    queryFn: ({ signal }) => {
      if (!trial) throw new TypeError("nothing to try");
      return answer(
        api.POST("/api/v1/guilds/{guild_id}/rules/dry-run", { params: path(guildId), body: trial, signal }),
      );
    },
    enabled: trial !== null,
    staleTime: Infinity,
  });
