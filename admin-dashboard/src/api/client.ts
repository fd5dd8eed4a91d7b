import createClient from "openapi-fetch";

import { spokenLanguage } from "../texts/language";
import { API_URL } from "./address";
import { NO_ANSWER, Problem, problemIn } from "./problems";
import type { paths } from "./schema";
import { fetchSignedIn } from "./session/rescue";

const CHANGES_NOTHING = ["GET", "HEAD"];

/** The Admin API, typed by its own description. Wrap each call: `answer(api.GET(…))`. */
export const api = createClient<paths>({
  baseUrl: API_URL,
  credentials: "include",
  fetch: (request) => fetchSignedIn(request),
});

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", spokenLanguage());
    if (!CHANGES_NOTHING.includes(request.method)) request.headers.set("X-Omo-Request", "1");
    return request;
  },
  onError({ request }) {
    return request.signal.aborted ? undefined : new Problem(NO_ANSWER, "", "", [], null);
  },
});

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** What the bot answered. Throws a `Problem`. */
export async function answer<Data>(asked: Promise<Outcome<Data>>): Promise<Data> {
  return (await answerWithVersion(asked)).data;
}

/** Along with the version for `If-Match`. Throws a `Problem`. */
export async function answerWithVersion<Data>(asked: Promise<Outcome<Data>>): Promise<{ data: Data; version: string }> {
  const { data, error, response } = await asked;
  if (!response.ok) throw problemIn(error, response);
  return { data: data as Data, version: response.headers.get("ETag") ?? "*" };
}

/** For the header `Idempotency-Key`: one for each thing that somebody wants, kept when it is sent again. */
export function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
