import { notifyManager, QueryClient } from "@tanstack/react-query";

import { NO_ANSWER, problemOf } from "./problems";

const TOO_MANY_REQUESTS = 429;
const MOST_TRIES = 3;
const LONGEST_WAIT = 30_000;

/** Asks again what may go well the next time: no answer, the bot's own trouble, and 429. Never what was asked wrongly. */
export function worthAsking(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < MOST_TRIES && (status === NO_ANSWER || status === TOO_MANY_REQUESTS || status >= 500);
}

/** A change is only sent again when nothing was done with it. */
export function worthSending(failures: number, error: unknown): boolean {
  return failures < MOST_TRIES && problemOf(error).status === TOO_MANY_REQUESTS;
}

/** Milliseconds. */
export function pause(failures: number, error: unknown): number {
  const told = problemOf(error).retryAfterSeconds;
  return told === null ? Math.min(1000 * 2 ** failures, LONGEST_WAIT) : told * 1000;
}

export function newQueryClient(): QueryClient {
  // Before the next picture: a choice that is sent at once would jump back for the moment of a timer otherwise.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthAsking, retryDelay: pause, staleTime: 15_000 },
      mutations: { retry: worthSending, retryDelay: pause },
    },
  });
}
