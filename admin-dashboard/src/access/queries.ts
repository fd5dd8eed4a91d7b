import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answer, answerWithVersion, api } from "../api/client";
import type { components } from "../api/schema";
import type { Versioned } from "../parts/saving/changes";

export type Token = components["schemas"]["TokenJson"];
export type NewToken = components["schemas"]["NewToken"];
export type Scope = NewToken["scopes"][number];
export type Hook = components["schemas"]["HookJson"];
export type HookChoices = components["schemas"]["NewHook"];
export type HookEvent = Hook["events"][number];
export type Delivery = components["schemas"]["app.bridge.api.deliveries.DeliveryJson"];
export type DeliveryState = Delivery["state"];
type Settings = components["schemas"]["SettingsJson"];

/** Who may do what, besides the admins. */
export type Levels = Pick<Settings, "viewer_roles" | "editor_roles">;

const DELIVERIES_OF_A_PAGE = 25;

const ofGuild = (guildId: string) => ({ path: { guild_id: guildId } });
const ofHook = (guildId: string, hookId: string) => ({ path: { guild_id: guildId, hook_id: hookId } });

export const levelsOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "access", "levels"],
    queryFn: ({ signal }) =>
      levels(answerWithVersion(api.GET("/api/v1/guilds/{guild_id}/settings", { params: ofGuild(guildId), signal }))),
  });

export const changeLevels = (guildId: string, body: Partial<Levels>, version: string) => {
  const params = { ...ofGuild(guildId), header: { "If-Match": version } };
  return levels(answerWithVersion(api.PATCH("/api/v1/guilds/{guild_id}/settings", { params, body })));
};

async function levels(asked: Promise<{ data: Settings; version: string }>): Promise<Versioned<Levels>> {
  const { data, version } = await asked;
  return { value: { viewer_roles: data.viewer_roles, editor_roles: data.editor_roles }, version };
}

export const tokensOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "tokens"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds/{guild_id}/tokens", { params: ofGuild(guildId), signal })),
  });

export const makeToken = (guildId: string, body: NewToken) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/tokens", { params: ofGuild(guildId), body }));

export const revokeToken = (guildId: string, tokenId: string) =>
  answer(
    api.DELETE("/api/v1/guilds/{guild_id}/tokens/{token_id}", {
      params: { path: { guild_id: guildId, token_id: tokenId } },
    }),
  );

export const hooksOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "hooks"],
    queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds/{guild_id}/hooks", { params: ofGuild(guildId), signal })),
  });

/** With its version. */
export const readHook = (guildId: string, hookId: string) =>
  answerWithVersion(api.GET("/api/v1/guilds/{guild_id}/hooks/{hook_id}", { params: ofHook(guildId, hookId) }));

export const makeHook = (guildId: string, body: HookChoices) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/hooks", { params: ofGuild(guildId), body }));

export const changeHook = (
  guildId: string,
  hookId: string,
  body: components["schemas"]["HookPatch"],
  version: string,
) => {
  const params = { ...ofHook(guildId, hookId), header: { "If-Match": version } };
  return answer(api.PATCH("/api/v1/guilds/{guild_id}/hooks/{hook_id}", { params, body }));
};

export const removeHook = (guildId: string, hookId: string) =>
  answer(api.DELETE("/api/v1/guilds/{guild_id}/hooks/{hook_id}", { params: ofHook(guildId, hookId) }));

export const renewSecret = (guildId: string, hookId: string) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/hooks/{hook_id}/secret", { params: ofHook(guildId, hookId) }));

export const pingHook = (guildId: string, hookId: string) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/hooks/{hook_id}/ping", { params: ofHook(guildId, hookId) }));

const WAITING_MILLISECONDS = 2_000;

/** The newest first; read again while something is under way. */
export const deliveriesOf = (guildId: string, hookId: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "hooks", hookId, "deliveries", state ?? "all"],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: DELIVERIES_OF_A_PAGE, ...(state && { state }), ...(pageParam && { cursor: pageParam }) };
      const params = { ...ofHook(guildId, hookId), query };
      return answer(api.GET("/api/v1/guilds/{guild_id}/hooks/{hook_id}/deliveries", { params, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((one) => one.state === "waiting")) ? WAITING_MILLISECONDS : false,
  });

export const replayDelivery = (guildId: string, hookId: string, deliveryId: string) =>
  answer(
    api.POST("/api/v1/guilds/{guild_id}/hooks/{hook_id}/deliveries/{delivery_id}/replay", {
      params: { path: { guild_id: guildId, hook_id: hookId, delivery_id: deliveryId } },
    }),
  );

export const replayDeadLetters = (guildId: string, hookId: string) =>
  answer(api.POST("/api/v1/guilds/{guild_id}/hooks/{hook_id}/replay", { params: ofHook(guildId, hookId) }));
