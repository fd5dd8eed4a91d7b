import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../api/client";
import type { components } from "../api/schema";
import type { MemberFilters, StatementFilters } from "./search";

export type Member = components["schemas"]["MemberJson"];
export type MemberDetails = components["schemas"]["MemberDetailsJson"];
export type Entry = components["schemas"]["EntryJson"];
export type Batch = components["schemas"]["BatchJson"];
export type Rank = components["schemas"]["RankJson"];
export type Candidate = components["schemas"]["RecipientJson"];
export type AwardReason = NonNullable<components["schemas"]["NewAward"]["reason"]>;

const PAGE_SIZE = 50;

const firstPage = { initialPageParam: null, getNextPageParam: (page: { next?: string | null }) => page.next ?? null };

const fromCursor = (cursor: string | null) => ({ limit: PAGE_SIZE, ...(cursor !== null && { cursor }) });

export const membersOf = (guildId: string, filters: MemberFilters) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "members", "list", filters],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) => {
      const params = { path: { guild_id: guildId }, query: { ...filters, ...fromCursor(pageParam) } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/members", { params, signal }));
    },
    ...firstPage,
  });

export const statementOf = (guildId: string, userId: string, filters: StatementFilters) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "members", userId, "statement", filters],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) => {
      const { reason, since, until } = filters;
      const query = {
        ...(reason && { reason }),
        ...(since && { since: startOf(since) }),
        ...(until && { until: startOf(until, 1) }),
        ...fromCursor(pageParam),
      };
      const params = { path: { guild_id: guildId, user_id: userId }, query };
      return answer(api.GET("/api/v1/guilds/{guild_id}/members/{user_id}/statement", { params, signal }));
    },
    ...firstPage,
  });

/** The moment when a day begins for the viewer, or so many days later. */
function startOf(day: string, later = 0): string {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

export const batchesOf = (guildId: string) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "batches", "list"],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) => {
      const params = { path: { guild_id: guildId }, query: fromCursor(pageParam) };
      return answer(api.GET("/api/v1/guilds/{guild_id}/batches", { params, signal }));
    },
    ...firstPage,
  });

export const batchOf = (guildId: string, batchId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "batches", batchId],
    queryFn: ({ signal }) => {
      const params = { path: { guild_id: guildId, batch_id: batchId } };
      return answer(api.GET("/api/v1/guilds/{guild_id}/batches/{batch_id}", { params, signal }));
    },
  });

export const batchEntriesOf = (guildId: string, batchId: string) =>
  infiniteQueryOptions({
    queryKey: ["guilds", guildId, "batches", batchId, "entries"],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) => {
      const params = { path: { guild_id: guildId, batch_id: batchId }, query: fromCursor(pageParam) };
      return answer(api.GET("/api/v1/guilds/{guild_id}/batches/{batch_id}/entries", { params, signal }));
    },
    ...firstPage,
  });

/** The ranks in order of their thresholds: for the sentence about an award. */
export const ladderOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "ladder"],
    queryFn: async ({ signal }) => {
      const params = { path: { guild_id: guildId } };
      return (await answer(api.GET("/api/v1/guilds/{guild_id}/ranks", { params, signal }))).ranks;
    },
    staleTime: 60_000,
  });

/** For each text, in their order, who is meant by it. */
export const meantBy = (guildId: string, texts: readonly string[]) =>
  queryOptions({
    queryKey: ["guilds", guildId, "members", "meant", texts],
    queryFn: async ({ signal }) => {
      const sent = { params: { path: { guild_id: guildId } }, body: { texts: [...texts] }, signal };
      const { members } = await answer(api.POST("/api/v1/guilds/{guild_id}/awards/recipients", sent));
      return new Map(texts.map((text, place) => [text, members[place] ?? []]));
    },
    enabled: texts.length > 0,
  });

export interface NewAward {
  userId: string;
  miles: number;
  note: string;
  reason: AwardReason;
  /** The same when it is sent again. */
  key: string;
}

export interface NewAwards {
  lines: { user_id: string; miles: number; note: string }[];
  reason: AwardReason;
  note: string | null;
  key: string;
}

/**
 * Miles change the places of everybody, so what is known of the guild's ledger is read anew. Nobody waits for that: the
 * button that was pressed may be gone after it, and with it what it wanted to say.
 */
function useLedgerChange<Sent, Answer>(change: (sent: Sent) => Promise<Answer>, guildId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const what of ["members", "batches", "odometer"])
        void queries.invalidateQueries({ queryKey: ["guilds", guildId, what] });
    },
  });
}

export const useAward = (guildId: string) =>
  useLedgerChange(
    ({ userId, key, ...body }: NewAward) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/members/{user_id}/awards", {
          params: { path: { guild_id: guildId, user_id: userId }, header: { "Idempotency-Key": key } },
          body,
        }),
      ),
    guildId,
  );

export const useAwardMany = (guildId: string) =>
  useLedgerChange(
    ({ key, ...body }: NewAwards) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/awards", {
          params: { path: { guild_id: guildId }, header: { "Idempotency-Key": key } },
          body: { ...body, miles: null },
        }),
      ),
    guildId,
  );

export const useReversal = (guildId: string) =>
  useLedgerChange(
    (entryId: string) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/entries/{entry_id}/reversal", {
          params: {
            path: { guild_id: guildId, entry_id: entryId },
            header: { "Idempotency-Key": `reversal-${entryId}` },
          },
        }),
      ),
    guildId,
  );

export const useBatchReversal = (guildId: string) =>
  useLedgerChange(
    (batchId: string) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/batches/{batch_id}/reversal", {
          params: { path: { guild_id: guildId, batch_id: batchId } },
        }),
      ),
    guildId,
  );
