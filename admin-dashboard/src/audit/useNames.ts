import { useQueries, useQuery } from "@tanstack/react-query";

import { hooksOf, tokensOf } from "../access/queries";
import { useMyself } from "../api/session/session";
import { channelsOf, personOf, rolesOf } from "../parts/pickers/queries";
import { isRecord } from "./differences";
import { sourceTitles, type AuditLine } from "./queries";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";
import type { Texts } from "./texts/en";

export type Names = ReturnType<typeof useNames>;

export const OPERATOR = "0";
export const BOT = "1";

/** How things are called whose ids stand in these lines. What is gone or cannot be asked for keeps its id. */
export function useNames(guildId: string, lines: readonly AuditLine[]) {
  const texts = useTexts(catalogue);
  const me = useMyself();
  const { data: roles } = useQuery(rolesOf(guildId));
  const { data: channels } = useQuery(channelsOf(guildId));
  const { data: tokens } = useQuery(tokensOf(guildId));
  const { data: hooks } = useQuery(hooksOf(guildId));
  const { data: sources } = useQuery(sourceTitles(guildId));
  const admins = useStrangersToTheLedger(guildId, lines);
  const titles: Record<string, (id: string) => string | undefined> = {
    source: (id) => sources?.get(id),
    token: (id) => tokens?.find((token) => token.id === id)?.name,
    hook: (id) => {
      const hook = hooks?.find((one) => one.id === id);
      return hook && (hook.description || `${new URL(hook.url).origin}/…`);
    },
  };
  return {
    role: (id: string) => roles?.find((role) => role.id === id)?.name,
    channel: (id: string) => channels?.find((channel) => channel.id === id)?.name,
    actor: ({ actor, actor_name, token }: AuditLine) => {
      if (actor === OPERATOR) return texts.operator;
      if (actor === BOT) return texts.bot;
      if (token) return texts.program(token.name);
      return actor_name ?? (actor === me.id ? me.name : (admins.get(actor) ?? texts.somebody(actor)));
    },
    subject: (line: AuditLine) => subjectIn(line, titles, texts),
  };
}

/** Names by id, as Discord tells them, of those who did something and never earned a mile. */
function useStrangersToTheLedger(guildId: string, lines: readonly AuditLine[]): ReadonlyMap<string, string> {
  const unnamed = lines.filter(({ actor, actor_name }) => !actor_name && actor !== OPERATOR && actor !== BOT);
  const ids = [...new Set(unnamed.map(({ actor }) => actor))];
  return useQueries({
    queries: ids.map((id) => personOf(guildId, id)),
    combine: (found) => new Map(found.flatMap(({ data }) => (data ? [[data.user_id, data.name]] : []))),
  });
}

/** As a part of a sentence: “the source *Tour diary*”. */
function subjectIn(
  { subject, subject_name, before, after }: AuditLine,
  titles: Record<string, (id: string) => string | undefined>,
  texts: Texts,
): string {
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "member") return subject_name ?? (id === OPERATOR ? texts.forgotten : texts.somebody(id));
  const words = texts.subjects[kind];
  return words ? words(titles[kind]?.(id) ?? toldIn(after) ?? toldIn(before), id) : subject;
}

/** What is gone is called as the line itself says. */
function toldIn(noted: unknown): string | undefined {
  if (!isRecord(noted)) return undefined;
  const told = ["title", "file", "file_name", "name", "description", "address", "url"].map((field) => noted[field]);
  return told.find((name): name is string => typeof name === "string" && name !== "");
}
