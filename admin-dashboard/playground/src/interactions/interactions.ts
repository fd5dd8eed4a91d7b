import { createContext, use } from "react";

import type { Deed, Report } from "../backstage/shapes";
import type { Form } from "../../../discord/components";

/** A command on its way to the bot, or one that came to nothing. */
export interface Attempt {
  key: number;
  who: string;
  channel: string;
  /** `/check-in`, or a context menu's name. */
  what: string;
  state: "sending" | "failed";
  /** Why, for the developer; a member reads only that it failed. */
  reason: string;
  exchangeId: string | undefined;
}

/** A click on a message's component that waits for its answer, or failed. */
export interface Click {
  customId: string;
  state: "pending" | "failed";
  reason: string;
  exchangeId: string | undefined;
}

export interface OpenForm {
  form: Form;
  /** Who opened it and where: it is sent from there, whatever is looked at meanwhile. */
  from: Pick<Deed, "who" | "guild" | "channel">;
}

export type Wish = Omit<Deed, "who" | "guild" | "channel">;

/** What waits for the bot, or for the person. */
export interface Pending {
  attempts: readonly Attempt[];
  /** By the message's id. */
  clicks: Readonly<Record<string, Click>>;
  form: OpenForm | undefined;
}

/** What a person can do. It stays the same while things are pending, so that no message is drawn again for them. */
export interface Interactions {
  /** Uses a command; `what` is how it reads, such as `/check-in`. */
  run: (what: string, wish: Wish) => Promise<void>;
  click: (messageId: string, customId: string, values?: string[]) => Promise<void>;
  /** True once the bot took it; the form then closes. */
  submit: (open: OpenForm, answers: Record<string, string | string[]>) => Promise<boolean>;
  closeForm: () => void;
  dismiss: (attempt: Attempt) => void;
}

export const InteractionsContext = createContext<Interactions | undefined>(undefined);

export function useInteractions(): Interactions {
  const interactions = use(InteractionsContext);
  if (!interactions) throw new Error("no InteractionsContext");
  return interactions;
}

export const PendingContext = createContext<Pending>({ attempts: [], clicks: {}, form: undefined });

export const usePending = () => use(PendingContext);

export const failed = (report: Report): boolean => report.status === "failed";
