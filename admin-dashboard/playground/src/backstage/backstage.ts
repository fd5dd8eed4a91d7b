import { createContext, use } from "react";

import type { Message } from "../../../discord/shapes";
import type { About, Call, Deed, Exchange, ExchangeDetails, Fault, ProbeKind, Report, Verdict, View } from "./shapes";

/** `status` is 0 when nothing answered at all. The message is a sentence for people. */
export class BackstageError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }

  /** It was understood, and would be refused again. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

export type Backstage = ReturnType<typeof openBackstage>;

/** `url` is where the playground answers, without a trailing slash; empty: the page's own origin. */
export function openBackstage(url: string) {
  const ask = <T>(method: string, path: string, body?: unknown) => request<T>(method, `${url}/playground${path}`, body);
  return {
    changesUrl: `${url}/playground/changes`,
    about: () => ask<About>("GET", ""),
    view: (as: string) => ask<View>("GET", `/view?as=${as}`),
    messages: (channel: string, as: string) => ask<Message[]>("GET", `/channels/${channel}/messages?as=${as}`),
    write: (who: string, channel: string, content: string) =>
      ask<Message>("POST", "/messages", { who, channel, content }),
    removeMessage: (message: string, as: string) => ask<undefined>("DELETE", `/messages/${message}?as=${as}`),
    react: (message: string, emoji: string, as: string, on: boolean) =>
      ask<undefined>(on ? "PUT" : "DELETE", `/messages/${message}/reactions/${encodeURIComponent(emoji)}?as=${as}`),
    act: (deed: Deed) => ask<Report>("POST", "/interactions", deed),
    exchanges: () => ask<Exchange[]>("GET", "/exchanges?limit=50"),
    exchange: (id: string) => ask<ExchangeDetails>("GET", `/exchanges/${id}`),
    calls: () => ask<Call[]>("GET", "/calls?limit=100"),
    routes: () => ask<string[]>("GET", "/routes"),
    faults: () => ask<Fault[]>("GET", "/faults"),
    addFault: (fault: Fault) => ask<Fault>("POST", "/faults", fault),
    removeFault: (index: number) => ask<undefined>("DELETE", `/faults/${index}`),
    clearFaults: () => ask<undefined>("DELETE", "/faults"),
    probe: (kind: ProbeKind, interactionId?: string) =>
      ask<Verdict>("POST", "/probes", interactionId ? { kind, interaction_id: interactionId } : { kind }),
    reset: () => ask<undefined>("POST", "/reset"),
    setRole: (guild: string, user: string, role: string, held: boolean) =>
      ask<undefined>(held ? "PUT" : "DELETE", `/members/${guild}/${user}/roles/${role}`),
  };
}

async function request<T>(method: string, url: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new BackstageError("The playground does not answer. Is `make run` still running?", 0);
  }
  const text = await response.text();
  const answer = text ? parsed(text) : undefined;
  if (!response.ok) throw new BackstageError(messageIn(answer) ?? `HTTP ${response.status}`, response.status);
  return answer as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageIn(answer: unknown): string | undefined {
  const message = (answer as { message?: unknown } | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}

export const BackstageContext = createContext<Backstage | undefined>(undefined);

export function useBackstage(): Backstage {
  const backstage = use(BackstageContext);
  if (!backstage) throw new Error("no BackstageContext");
  return backstage;
}
