import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, answerWithVersion, api } from "../api/client";
import { useLive } from "../api/live";
import type { components } from "../api/schema";
import { sayProblem } from "../parts/notify";
import type { ItemsSearch } from "./search";

export type Source = components["schemas"]["SourceJson"];
export type Destination = components["schemas"]["DestinationJson"];
export type Candidate = components["schemas"]["CandidateJson"];
export type Content = components["schemas"]["ContentJson"];
export type Item = components["schemas"]["ItemJson"];
export type Delivery = Item["deliveries"][number];
export type Receipt = components["schemas"]["ReceiptJson"];
export type Stage = components["schemas"]["StageJson"];
export type Fetch = components["schemas"]["FetchJson"];
export type Incident = components["schemas"]["IncidentJson"];
export type Platform = components["schemas"]["PlatformJson"];
export type Connection = components["schemas"]["ConnectionJson"];
export type Trouble = components["schemas"]["TroubleJson"];
export type NewSource = components["schemas"]["NewSource"];
/** Of what is chosen for a source, what is changed afterwards. */
export type Chosen = Pick<Source["chosen"], "title" | "interval_seconds">;

/** Milliseconds between two looks at what changes without being told, such as how soon the next look is. */
const BY_ITSELF = 20_000;
const MOST_SOURCES = 100;

const FIRST = null as string | null;

/** Where a page of a list begins. */
const from = (cursor: string | null) => (cursor === null ? {} : { cursor });

const dailiesOf = (guildId: string) => ["guilds", guildId, "dailies"] as const;
const inGuild = (guildId: string) => ({ path: { guild_id: guildId } });
const inSource = (guildId: string, sourceId: string) => ({ path: { guild_id: guildId, source_id: sourceId } });

export const sources = (guildId: string) =>
  infiniteQueryOptions({
    queryKey: [...dailiesOf(guildId), "sources"],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/api/v1/guilds/{guild_id}/dailies/sources", {
          params: { ...inGuild(guildId), query: { limit: MOST_SOURCES, ...from(cursor) } },
          signal,
        }),
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next,
    refetchInterval: BY_ITSELF,
  });

export const source = (guildId: string, sourceId: string) =>
  queryOptions({
    queryKey: [...dailiesOf(guildId), "source", sourceId],
    queryFn: ({ signal }) =>
      answerWithVersion(
        api.GET("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}", {
          params: inSource(guildId, sourceId),
          signal,
        }),
      ),
    refetchInterval: BY_ITSELF,
  });

export const fetches = (guildId: string, sourceId: string) =>
  infiniteQueryOptions({
    queryKey: [...dailiesOf(guildId), "source", sourceId, "fetches"],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}/fetches", {
          params: { ...inSource(guildId, sourceId), query: from(cursor) },
          signal,
        }),
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next,
    refetchInterval: BY_ITSELF,
  });

export const incidents = (guildId: string) =>
  queryOptions({
    queryKey: [...dailiesOf(guildId), "incidents"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/dailies/incidents", { params: inGuild(guildId), signal })),
    refetchInterval: BY_ITSELF,
  });

export const items = (guildId: string, { source: sourceId, state, search }: ItemsSearch, limit = 50) => {
  const filters = {
    ...(sourceId && { source: String(sourceId) }),
    ...(state && { state }),
    ...(search && { search }),
  };
  return infiniteQueryOptions({
    queryKey: [...dailiesOf(guildId), "items", { ...filters, limit }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/api/v1/guilds/{guild_id}/dailies/items", {
          params: {
            ...inGuild(guildId),
            query: { ...filters, limit, ...from(cursor) },
          },
          signal,
        }),
      ),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next,
    refetchInterval: BY_ITSELF,
  });
};

const receiptKey = (guildId: string, itemId: number) => [...dailiesOf(guildId), "receipt", itemId];

export const receipt = (guildId: string, itemId: number) =>
  queryOptions({
    queryKey: receiptKey(guildId, itemId),
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/guilds/{guild_id}/dailies/items/{item_id}", {
          params: { path: { guild_id: guildId, item_id: String(itemId) } },
          signal,
        }),
      ),
    refetchInterval: BY_ITSELF,
  });

/** What can be followed there; a question, although it is sent as POST. No change here changes what is out there. */
export const discovery = (guildId: string, pasted: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "discovery", pasted],
    queryFn: ({ signal }) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/dailies/sources/discovery", {
          params: inGuild(guildId),
          body: { pasted },
          signal,
        }),
      ),
    enabled: pasted !== "",
    retry: false,
    staleTime: Infinity,
  });

export const platforms = (guildId: string) =>
  queryOptions({
    queryKey: [...dailiesOf(guildId), "platforms"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/dailies/platforms", { params: inGuild(guildId), signal })),
    staleTime: Infinity,
  });

export const connections = (guildId: string) =>
  queryOptions({
    queryKey: [...dailiesOf(guildId), "connections"],
    queryFn: ({ signal }) =>
      answer(api.GET("/api/v1/guilds/{guild_id}/dailies/connections", { params: inGuild(guildId), signal })),
    refetchInterval: BY_ITSELF,
  });

/** What is posted, and what begins or ceases to be wrong, is seen at once. */
export function useLiveDailies(guildId: string) {
  const queries = useQueryClient();
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: dailiesOf(guildId) });
  };
  useLive(guildId, { delivery: lookAgain, problems: lookAgain, reload: lookAgain });
}

/** A change to The Dailies, after which everything about them is asked anew. */
function useChange<Given, Answer>(guildId: string, change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: dailiesOf(guildId) });
    },
  });
}

/** `key` is for one wish to follow something: sent again, it is followed once. */
export function useFollow(guildId: string) {
  return useChange(guildId, ({ key, ...body }: NewSource & { key: string }) =>
    answer(
      api.POST("/api/v1/guilds/{guild_id}/dailies/sources", {
        params: { ...inGuild(guildId), header: { "Idempotency-Key": key } },
        body,
      }),
    ),
  );
}

export function chosenFor({ chosen: { title, interval_seconds } }: Source): Chosen {
  return { title, interval_seconds };
}

/** What is there now, and how it is changed. `save` throws a `Problem`, with 412 when somebody else was faster. */
export function useSourceAtTheServer(guildId: string, sourceId: string) {
  const queries = useQueryClient();
  const query = source(guildId, sourceId);
  const chosenIn = ({ data, version }: { data: Source; version: string }) => ({ value: chosenFor(data), version });
  return {
    read: async () => chosenIn(await queries.query({ ...query, staleTime: 0 })),
    save: async (body: Partial<Chosen>, version: string) => {
      const params = { ...inSource(guildId, sourceId), header: { "If-Match": version } };
      const saved = await answerWithVersion(
        api.PATCH("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}", { params, body }),
      );
      queries.setQueryData(query.queryKey, saved);
      void queries.invalidateQueries({ queryKey: dailiesOf(guildId) });
      return chosenIn(saved);
    },
  };
}

export function useMove(guildId: string, sourceId: string) {
  return useChange(guildId, (pasted: string) =>
    answer(
      api.PUT("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}/address", {
        params: inSource(guildId, sourceId),
        body: { pasted },
      }),
    ),
  );
}

export function usePause(guildId: string, sourceId: string) {
  const pause = useChange(guildId, () =>
    answer(
      api.POST("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}/pause", {
        params: inSource(guildId, sourceId),
      }),
    ),
  );
  const resume = useChange(guildId, () =>
    answer(
      api.POST("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}/resume", {
        params: inSource(guildId, sourceId),
      }),
    ),
  );
  return { pause, resume };
}

/** The page about it is still there then, and must not ask for what is gone. */
export function useRemove(guildId: string, sourceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.DELETE("/api/v1/guilds/{guild_id}/dailies/sources/{source_id}", { params: inSource(guildId, sourceId) }),
      ),
    onSuccess: () => {
      queries.removeQueries({ queryKey: sources(guildId).queryKey });
      void queries.invalidateQueries({ queryKey: dailiesOf(guildId), refetchType: "none" });
    },
  });
}

/** Both answer with the receipt as it is then. */
export function useReceiptChanges(guildId: string, itemId: number) {
  const queries = useQueryClient();
  const params = { path: { guild_id: guildId, item_id: String(itemId) } };
  const keep = (now: Receipt) => {
    queries.setQueryData(receiptKey(guildId, itemId), now);
    return now;
  };
  const replay = useChange(guildId, (body: components["schemas"]["Replay"]) =>
    answer(api.POST("/api/v1/guilds/{guild_id}/dailies/items/{item_id}/replay", { params, body })).then(keep),
  );
  const skip = useChange(guildId, (channelId: string) =>
    answer(
      api.POST("/api/v1/guilds/{guild_id}/dailies/items/{item_id}/skip", { params, body: { channel_id: channelId } }),
    ).then(keep),
  );
  return { replay, skip };
}

export function useInvitation(guildId: string) {
  return useMutation({
    mutationFn: (platform: "instagram" | "tiktok") =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/dailies/connections", {
          params: inGuild(guildId),
          body: { platform },
        }),
      ),
    onError: sayProblem,
  });
}

export function useDisconnect(guildId: string) {
  return useChange(guildId, (connectionId: string) =>
    answer(
      api.DELETE("/api/v1/guilds/{guild_id}/dailies/connections/{connection_id}", {
        params: { path: { guild_id: guildId, connection_id: connectionId } },
      }),
    ),
  );
}
