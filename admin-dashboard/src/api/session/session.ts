import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { API_URL } from "../address";
import { answer, api } from "../client";
import { problemIn, Problem } from "../problems";
import type { components } from "../schema";

export type Myself = Omit<components["schemas"]["MyselfJson"], "token">;
export type MyGuild = components["schemas"]["MyGuildJson"];
export type Level = MyGuild["level"];

const LEVELS: readonly Level[] = ["viewer", "editor", "admin"];
const UNAUTHORIZED = 401;

/** Who is signed in; null: nobody. Not asked of the API, whose 401 a browser would log as an error. */
export const myself = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Myself | null> => {
    const response = await fetch(`${API_URL}/oauth/session`, { signal, credentials: "include" });
    if (!response.ok) throw problemIn(undefined, response);
    return (await response.json()) as Myself | null;
  },
  staleTime: Infinity,
});

/** The servers that they may see, and what they may do there. */
export const myGuilds = queryOptions({
  queryKey: ["guilds"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/guilds", { signal })),
  staleTime: 60_000,
});

/** Where Discord asks to which server the bot shall be added. */
export const invitation = queryOptions({
  queryKey: ["invitation"],
  queryFn: ({ signal }) => answer(api.GET("/api/v1/invitation", { signal })),
  staleTime: Infinity,
});

/** Below the shell somebody is always signed in. */
export function useMyself(): Myself {
  const { data } = useSuspenseQuery(myself);
  if (data === null) throw new Problem(UNAUTHORIZED);
  return data;
}

export interface Guild extends MyGuild {
  /** Whether the viewer may do what this level may. */
  may: (level: Level) => boolean;
}

/** The server of this page, with what the viewer may do there. Only below `/guilds/$guildId`. */
export function useGuild(): Guild {
  const { guildId } = useParams({ from: "/signed-in-only/guilds/$guildId" });
  const { data } = useSuspenseQuery(myGuilds);
  const guild = data.find(({ id }) => id === guildId);
  if (!guild) throw new Problem(404);
  return { ...guild, may: (level) => LEVELS.indexOf(guild.level) >= LEVELS.indexOf(level) };
}

/** `everywhere`: in every browser. The page is loaded anew: nothing of the person's stays in memory. */
export async function signOut({ everywhere = false } = {}) {
  const response = await fetch(`${API_URL}/oauth/logout${everywhere ? "?everywhere=1" : ""}`, {
    method: "POST",
    credentials: "include",
    headers: { "X-Omo-Request": "1" },
  });
  if (!response.ok) throw problemIn(undefined, response);
  location.assign("/");
}
