import { keepPreviousData, matchQuery, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, answerWithVersion, api, idempotencyKey } from "../../api/client";
import type { components } from "../../api/schema";
import { choicesOf, sent, type Choices } from "./choices";

export type Judgement = components["schemas"]["JudgementJson"];
export type Preview = components["schemas"]["PreviewJson"];

/** `destinationId` is null for a channel that is to be added. */
export interface Where {
  guildId: string;
  sourceId: string;
  destinationId: string | null;
}
type Added = Where & { destinationId: string };

const SOURCE = "/api/v1/guilds/{guild_id}/dailies/sources/{source_id}";
const DESTINATION = `${SOURCE}/destinations/{destination_id}` as const;
/** Milliseconds between two looks at whether it is paused. */
const LIVE = 10_000;
/** So many of the newest items are judged. */
const JUDGED = 8;

const dailiesOf = (guildId: string) => ["guilds", guildId, "dailies"] as const;
const keyOf = ({ guildId, sourceId, destinationId }: Where) =>
  [...dailiesOf(guildId), "source", sourceId, "destination", destinationId] as const;
const inSource = ({ guildId, sourceId }: Where) => ({ path: { guild_id: guildId, source_id: sourceId } });
const inDestination = ({ destinationId, ...where }: Added) => ({
  path: { ...inSource({ ...where, destinationId }).path, destination_id: destinationId },
});

export const destination = (where: Added) =>
  queryOptions({
    queryKey: keyOf(where),
    queryFn: ({ signal }) => answerWithVersion(api.GET(DESTINATION, { params: inDestination(where), signal })),
    refetchInterval: LIVE,
  });

/** By whose clock hours are quiet. */
export const clockOf = (guildId: string) =>
  queryOptions({
    queryKey: ["guilds", guildId, "clock"],
    queryFn: async ({ signal }) => {
      const params = { path: { guild_id: guildId } };
      return (await answer(api.GET("/api/v1/guilds/{guild_id}/settings", { params, signal }))).zone;
    },
    staleTime: 60_000,
  });

/** Would the newest items come, and why? */
export const judgements = ({ destinationId, ...rest }: Where, choices: Choices) =>
  queryOptions({
    queryKey: [...keyOf({ destinationId, ...rest }), "judgement", choices],
    queryFn: ({ signal }) => {
      const asked = { body: { choices: sent(choices), item_id: null, newest: JUDGED }, signal };
      return answer<Judgement[]>(
        destinationId === null
          ? api.POST(`${SOURCE}/judgement`, { params: inSource({ destinationId, ...rest }), ...asked })
          : api.POST(`${DESTINATION}/judgement`, { params: inDestination({ destinationId, ...rest }), ...asked }),
      );
    },
    placeholderData: keepPreviousData,
  });

/** How an item would look, the newest one when none is named. */
export const preview = ({ destinationId, ...rest }: Where, choices: Choices, itemId: string | null) =>
  queryOptions({
    queryKey: [...keyOf({ destinationId, ...rest }), "preview", itemId, choices],
    queryFn: ({ signal }) => {
      const asked = { body: { choices: sent(choices), item_id: itemId }, signal };
      return answer<Preview>(
        destinationId === null
          ? api.POST(`${SOURCE}/preview`, { params: inSource({ destinationId, ...rest }), ...asked })
          : api.POST(`${DESTINATION}/preview`, { params: inDestination({ destinationId, ...rest }), ...asked }),
      );
    },
    placeholderData: keepPreviousData,
  });

export function useAdd(where: Where) {
  return useChange(where, ({ key, ...body }: { key: string; channel_id: string; choices: Partial<Choices> }) =>
    answer(
      api.POST(`${SOURCE}/destinations`, {
        params: { ...inSource(where), header: { "Idempotency-Key": key } },
        body: { ...body, choices: sent(body.choices) },
      }),
    ),
  );
}

/** Gives back what is stored then. */
export function useSave(where: Added) {
  const queries = useQueryClient();
  return async (changes: Partial<Choices>, version: string) => {
    const params = { ...inDestination(where), header: { "If-Match": version } };
    const saved = await answerWithVersion(api.PATCH(DESTINATION, { params, body: sent(changes) }));
    queries.setQueryData(destination(where).queryKey, saved);
    void queries.invalidateQueries({ queryKey: dailiesOf(where.guildId) });
    return { value: choicesOf(saved.data), version: saved.version };
  };
}

export function useReadAgain(where: Added) {
  const queries = useQueryClient();
  return async () => {
    const { data, version } = await queries.query({ ...destination(where), staleTime: 0 });
    return { value: choicesOf(data), version };
  };
}

export function usePauses(where: Added) {
  const params = inDestination(where);
  return {
    pause: useChange(where, () => answer(api.POST(`${DESTINATION}/pause`, { params }))),
    resume: useChange(where, () => answer(api.POST(`${DESTINATION}/resume`, { params }))),
  };
}

export function useRemoval(where: Added) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE(DESTINATION, { params: inDestination(where) })),
    // All but what is gone: the page that shows it is still there.
    onSuccess: () => {
      void queries.invalidateQueries({
        queryKey: dailiesOf(where.guildId),
        predicate: (query) => !matchQuery({ queryKey: keyOf(where) }, query),
      });
    },
  });
}

/** Posts the newest item as a test; each time it is asked for is another message. */
export function useTest(where: Added) {
  return useMutation({
    mutationFn: (choices: Choices) =>
      answer(
        api.POST(`${DESTINATION}/test`, {
          params: { ...inDestination(where), header: { "Idempotency-Key": idempotencyKey() } },
          body: { choices: sent(choices) },
        }),
      ),
  });
}

/** A change after which everything about The Dailies is asked anew. */
function useChange<Given, Answer>({ guildId }: Where, change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: dailiesOf(guildId) }),
  });
}
