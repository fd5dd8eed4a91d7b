/** What the playground's server tells under `/playground/…`, beside Discord's own shapes. */

import type { Form } from "../../../discord/components";
import type { Channel, Command, Member, Role, User } from "../../../discord/shapes";

export interface CastMember {
  user: User;
  locale: string;
  about: string;
}

export interface GuildView {
  id: string;
  name: string;
  roles: Role[];
  channels: Channel[];
  members: Member[];
  commands: Command[];
}

/** What one person sees. */
export interface View {
  me: User;
  people: CastMember[];
  application: { id: string; bot: User };
  guilds: GuildView[];
  direct: { channel: Channel; commands: Command[] };
}

export interface About {
  name: string;
  application_id: string;
  bot_url: string;
  api_url: string;
  registered_commands: number;
}

/** Something a person does that Discord tells the bot. */
export interface Deed {
  who: string;
  guild: string;
  channel: string;
  command?: string;
  options?: Record<string, string>;
  /** The option being typed: the bot is asked for suggestions only. */
  autocomplete?: string;
  target?: string;
  target_message?: string;
  click?: string;
  values?: string[];
  submit?: string;
  answers?: Record<string, string | string[]>;
  /** A line sent unchecked, also if there is no such command. */
  line?: string;
  raw?: boolean;
}

export interface Choice {
  name: string;
  value: string | number;
}

export interface Report {
  id: string;
  status: "waiting" | "answered" | "failed";
  reason: string | null;
  http_status: number | null;
  ms: number | null;
  modal: Form | null;
  answer: { type: number; data?: { choices?: Choice[] } } | null;
  notes: string[];
}

export interface Exchange {
  id: string;
  /** ISO 8601. */
  at: string;
  who: User;
  what: string;
  kind: string;
  status: "waiting" | "answered" | "failed";
  reason: string | null;
  http_status: number | null;
  /** Until the first answer. */
  ms: number | null;
  finished: boolean;
  notes: string[];
}

export interface Call {
  at: string;
  ms: number;
  method: string;
  path: string;
  route: string;
  /** 0: the connection was dropped. */
  status: number;
  /** From the audit log header. */
  reason: string | null;
  request: unknown;
  response: unknown;
  fault: boolean;
}

export interface ExchangeDetails extends Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown } | null;
  events: { at: string; what: string; body: unknown }[];
  calls: Call[];
}

export interface Fault {
  /** Method and path template, or `*`. */
  route: string;
  status?: number;
  /** How many requests it still hits; -1 for all. */
  count?: number;
  /** Seconds. */
  delay?: number;
  drop?: boolean;
  after?: boolean;
  /** Seconds; for status 429. */
  retry_after?: number;
}

export const PROBES = ["ping", "bad-signature", "no-signature", "replay", "unknown-command"] as const;
export type ProbeKind = (typeof PROBES)[number];

export interface Verdict {
  kind: ProbeKind;
  expected: string;
  http_status: number | null;
  ms: number | null;
  passed: boolean;
  said: string;
}
