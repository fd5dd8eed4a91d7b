import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";

import { useAnnounce } from "../announcements/announcements";
import { useBackstage } from "../backstage/backstage";
import type { Deed, Report } from "../backstage/shapes";
import { useScene } from "../scene/scene";
import {
  failed,
  InteractionsContext,
  PendingContext,
  type Attempt,
  type Click,
  type Interactions,
  type OpenForm,
  type Wish,
} from "./interactions";

type Outcome = { report: Report; reason: string | undefined } | { report: undefined; reason: string };

/** Sends what a person does to the bot, and keeps what Discord's client would show meanwhile and afterwards. */
export function InteractionsProvider({ children }: { children: ReactNode }) {
  const { me, guild, channel } = useScene();
  const announce = useAnnounce();
  const send = useSend();
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [clicks, setClicks] = useState<Readonly<Record<string, Click>>>({});
  const [form, setForm] = useState<OpenForm>();
  const keys = useRef(0);

  const from = useMemo(
    () => ({ who: me.id, guild: guild?.id ?? "none", channel: channel.id }),
    [me.id, guild?.id, channel.id],
  );

  const showForm = useCallback(
    (outcome: Outcome) => {
      if (outcome.report?.modal) setForm({ form: outcome.report.modal, from });
    },
    [from],
  );

  const run = useCallback(
    async (what: string, wish: Wish) => {
      const attempt: Attempt = {
        key: ++keys.current,
        who: from.who,
        channel: from.channel,
        what,
        state: "sending",
        reason: "",
        exchangeId: undefined,
      };
      setAttempts((known) => [...known, attempt]);
      const outcome = await send({ ...wish, ...from });
      const exchangeId = outcome.report?.id;
      if (outcome.reason === undefined) setAttempts((known) => known.filter(({ key }) => key !== attempt.key));
      else {
        const ended: Attempt = { ...attempt, state: "failed", reason: outcome.reason, exchangeId };
        setAttempts((known) => known.map((each) => (each.key === attempt.key ? ended : each)));
        announce(`${what}: The application did not respond`);
      }
      showForm(outcome);
    },
    [announce, from, send, showForm],
  );

  const click = useCallback(
    async (messageId: string, customId: string, values?: string[]) => {
      const began: Click = { customId, state: "pending", reason: "", exchangeId: undefined };
      setClicks((known) => ({ ...known, [messageId]: began }));
      const outcome = await send({ click: customId, target_message: messageId, ...(values && { values }), ...from });
      setClicks(({ [messageId]: latest, ...others }) => {
        if (latest !== began) return latest ? { ...others, [messageId]: latest } : others;
        if (outcome.reason === undefined) return others;
        const ended: Click = { ...began, state: "failed", reason: outcome.reason, exchangeId: outcome.report?.id };
        return { ...others, [messageId]: ended };
      });
      if (outcome.reason !== undefined) announce("This interaction failed");
      showForm(outcome);
    },
    [announce, from, send, showForm],
  );

  const submit = useCallback(
    async (open: OpenForm, answers: Record<string, string | string[]>) => {
      const outcome = await send({ submit: open.form.custom_id, answers, ...open.from });
      if (outcome.reason !== undefined) return false;
      setForm(undefined);
      return true;
    },
    [send],
  );

  const interactions = useMemo<Interactions>(
    () => ({
      run,
      click,
      submit,
      closeForm: () => {
        setForm(undefined);
      },
      dismiss: (gone) => {
        setAttempts((known) => known.filter(({ key }) => key !== gone.key));
      },
    }),
    [run, click, submit],
  );
  const pending = useMemo(() => ({ attempts, clicks, form }), [attempts, clicks, form]);
  return (
    <InteractionsContext value={interactions}>
      <PendingContext value={pending}>{children}</PendingContext>
    </InteractionsContext>
  );
}

/** Resolves once the answer is also on the screen. `reason` says why there is none. */
function useSend(): (deed: Deed) => Promise<Outcome> {
  const backstage = useBackstage();
  const queries = useQueryClient();
  return useCallback(
    async (deed: Deed) => {
      try {
        const report = await backstage.act(deed);
        await queries.invalidateQueries({ queryKey: ["messages"] });
        return { report, reason: failed(report) ? (report.reason ?? "") : undefined };
      } catch (error) {
        return { report: undefined, reason: error instanceof Error ? error.message : String(error) };
      }
    },
    [backstage, queries],
  );
}
