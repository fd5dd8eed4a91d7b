import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";

import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";
import { fetchSignedIn } from "../../api/session/rescue";
import { fetchTelling, type Sent } from "../../api/telling";
import { sayProblem } from "../../parts/notify";

export type Import = components["schemas"]["ImportJson"];
export type Batch = components["schemas"]["BatchJson"];
export type DryRun = components["schemas"]["DryRunJson"];
export type FileFormat = Import["format"];
export type Strategy = Import["strategy"];
export type Encoding = "utf-8" | "utf-16" | "windows-1252";
export type Booking = Pick<Import, "strategy" | "points_per_mile" | "counts_for">;

const ALL = "/api/v1/guilds/{guild_id}/imports";
const ONE = `${ALL}/{import_id}` as const;
const LONGEST_FILE_NAME = 200;
const MOVES_TOGETHER = 20;
const LINES_TOGETHER = 20;
const WHILE_BOOKING = 700;

const keys = {
  all: (guildId: string) => ["guilds", guildId, "imports"] as const,
  one: (guildId: string, importId: string) => ["guilds", guildId, "imports", importId] as const,
};

const after = (cursor: string | null) => (cursor === null ? {} : { cursor });

/** The newest first, page by page. */
export const imports = (guildId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.all(guildId), "list"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(ALL, { params: { path: { guild_id: guildId }, query: { limit: 10, ...after(pageParam) } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Asked again and again while it is being booked. */
export const oneImport = (guildId: string, importId: string) =>
  queryOptions({
    queryKey: keys.one(guildId, importId),
    queryFn: ({ signal }) =>
      answer(api.GET(ONE, { params: { path: { guild_id: guildId, import_id: importId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === "applying" ? WHILE_BOOKING : false),
  });

/** Whose miles would change, the greatest changes first. */
export const moves = (guildId: string, importId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.one(guildId, importId), "moves"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(`${ONE}/moves`, {
          params: {
            path: { guild_id: guildId, import_id: importId },
            query: { limit: MOVES_TOGETHER, ...after(pageParam) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** Lines whose member nobody knows. */
export const unmatchedLines = (guildId: string, importId: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.one(guildId, importId), "unmatched"],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(`${ONE}/unmatched`, {
          params: {
            path: { guild_id: guildId, import_id: importId },
            query: { limit: LINES_TOGETHER, ...after(pageParam) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The batch that it was booked as. Asked again and again while it is being taken back. */
export const batchOf = (guildId: string, batchId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "batches", batchId],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/api/v1/guilds/{guild_id}/batches/{batch_id}", {
          params: { path: { guild_id: guildId, batch_id: batchId } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (isBeingReversed(state.data) ? WHILE_BOOKING : false),
  });

export function isBeingReversed(batch: Batch | undefined): boolean {
  return batch !== undefined && batch.reversal !== null && batch.reversed_at === null;
}

export interface Upload {
  file: File;
  /** null: the file tells. */
  format: FileFormat | null;
  encoding: Encoding | null;
}

/** Nothing is booked by it. `onSent` hears how much of the file is gone. */
export function useUpload(guildId: string, onSent: (sent: Sent) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, format, encoding }: Upload) =>
      answer(
        api.POST(ALL, {
          params: {
            path: { guild_id: guildId },
            query: {
              file_name: file.name.slice(0, LONGEST_FILE_NAME) || "upload",
              ...(format && { format }),
              ...(encoding && { encoding }),
            },
          },
          body: "",
          bodySerializer: () => file,
          headers: { "Content-Type": "application/octet-stream" },
          fetch: (request) => fetchSignedIn(request, fetchTelling(onSent)),
        }),
      ),
    onSuccess: (read) => {
      keep(queries, guildId, read);
    },
  });
}

export function useChoose(guildId: string, importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (chosen: Partial<Booking>) =>
      answer(api.PATCH(ONE, { params: { path: { guild_id: guildId, import_id: importId } }, body: chosen })),
    onSuccess: (read) => {
      keep(queries, guildId, read);
    },
    onError: sayProblem,
  });
}

export interface Match {
  line: number;
  userId: string;
}

export function useMatch(guildId: string, importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ line, userId }: Match) =>
      answer(
        api.PATCH(`${ONE}/matches`, {
          params: { path: { guild_id: guildId, import_id: importId } },
          body: { matches: [{ line, user_id: userId }] },
        }),
      ),
    onSuccess: (read) => {
      keep(queries, guildId, read);
    },
  });
}

export function useApply(guildId: string, importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.POST(`${ONE}/apply`, { params: { path: { guild_id: guildId, import_id: importId } } })),
    onSuccess: (read) => {
      keep(queries, guildId, read);
    },
    onError: sayProblem,
  });
}

export function useDiscard(guildId: string, importId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE(ONE, { params: { path: { guild_id: guildId, import_id: importId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...keys.all(guildId), "list"] }),
    onError: sayProblem,
  });
}

/** Everything that it booked; a large batch goes on in the background. */
export function useTakeBack(guildId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (batchId: string) =>
      answer(
        api.POST("/api/v1/guilds/{guild_id}/batches/{batch_id}/reversal", {
          params: { path: { guild_id: guildId, batch_id: batchId } },
        }),
      ),
    onSuccess: (batch) => {
      queries.setQueryData(batchOf(guildId, batch.id).queryKey, batch);
      return queries.invalidateQueries({ queryKey: keys.all(guildId) });
    },
  });
}

/** What the bot answered is what is shown; what hangs on it is read anew. */
function keep(queries: QueryClient, guildId: string, read: Import) {
  const key = keys.one(guildId, read.id);
  queries.setQueryData(key, read);
  if (read.state === "read") {
    void queries.invalidateQueries({ queryKey: [...key, "moves"] });
    void queries.invalidateQueries({ queryKey: [...key, "unmatched"] });
  }
  void queries.invalidateQueries({ queryKey: [...keys.all(guildId), "list"] });
}
