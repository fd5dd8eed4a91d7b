import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { useBackstage } from "../backstage/backstage";
import { matching } from "../discord/names";
import type { CommandOption } from "../../../discord/shapes";
import { candidatesFor, type Candidate } from "../pickers/candidates";
import { useScene } from "../scene/scene";
import type { Offer } from "./commands";
import { asSent, type Fill } from "./options";

const TYPING_PAUSE_MS = 150;

interface Suggestions {
  candidates: Candidate[];
  /** Said in place of candidates. */
  note: string | undefined;
}

/** What can be picked for an option now: from what is here, or from the bot as one types. */
export function useSuggestions(offer: Offer, option: CommandOption, fill: Fill, active: boolean): Suggestions {
  const scene = useScene();
  // Not deferred: Enter must never pick from the list of what was typed before.
  const typed = fill[option.name]?.text ?? "";
  const asked = useAutocomplete(offer, option, fill, active);
  if (option.autocomplete) return asked;
  const known = candidatesFor(option, scene);
  if (!known) return { candidates: [], note: undefined };
  const picked = fill[option.name]?.id !== undefined;
  const candidates = picked ? known : matching(known, typed.replace(/^[@#]/, ""), textsOf);
  return { candidates, note: candidates.length === 0 ? "Nothing fits." : undefined };
}

const textsOf = ({ label, note }: Candidate) => [label, label.replace(/^[@#]/, ""), note ?? ""];

function useAutocomplete(offer: Offer, option: CommandOption, fill: Fill, active: boolean): Suggestions {
  const backstage = useBackstage();
  const { me, guild, channel } = useScene();
  const current = JSON.stringify({ ...asSent(fill), [option.name]: fill[option.name]?.text ?? "" });
  const options = useSettledText(current);
  const { data, isPending } = useQuery({
    queryKey: ["suggestions", me.id, channel.id, offer.path, option.name, options],
    enabled: active && option.autocomplete === true,
    queryFn: () =>
      backstage.act({
        who: me.id,
        guild: guild?.id ?? "none",
        channel: channel.id,
        command: offer.path,
        options: JSON.parse(options) as Record<string, string>,
        autocomplete: option.name,
      }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  if (isPending) return { candidates: [], note: "Loading options…" };
  const choices = data?.status === "answered" ? data.answer?.data?.choices : undefined;
  if (!choices) return { candidates: [], note: "Loading options failed." };
  const candidates = choices.map((choice) => ({ id: String(choice.value), label: choice.name }));
  return { candidates, note: candidates.length === 0 ? "No options match your search." : undefined };
}

/** The text once it has stood for a moment. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const pause = setTimeout(() => {
      setSettled(text);
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(pause);
    };
  }, [text]);
  return settled;
}
