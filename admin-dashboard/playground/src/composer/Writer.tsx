import * as Ariakit from "@ariakit/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, type KeyboardEvent } from "react";

import { BackstageError, useBackstage } from "../backstage/backstage";
import { useMessages } from "../backstage/queries";
import { Avatar } from "../people/Avatar";
import { useInteractions } from "../interactions/interactions";
import { useScene } from "../scene/scene";
import { matchingOffers, offersOf, type Offer } from "./commands";
import { spelledCommand } from "./spelled";
import { useTypingAnywhere } from "./useTypingAnywhere";

interface WriterProps {
  draft: string;
  setDraft: (text: string) => void;
  /** `rest` is what was typed or pasted after the command. */
  onCommand: (offer: Offer, rest?: string) => void;
  mayWrite: boolean;
  takesFocus: boolean;
  placeholder: string;
}

const LONGEST = 2000;
const NEAR_THE_END = 200;
const TOO_LONG = "Your message is too long. Discord takes at most 2,000 characters.";

/** Plain text; a slash at its beginning opens the list of commands. */
export function Writer({ draft, setDraft, onCommand, mayWrite, takesFocus, placeholder }: WriterProps) {
  const { commands, locale } = useScene();
  const { run } = useInteractions();
  const { write, problem } = useWrite(setDraft);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useTypingAnywhere(field);
  const offers = useMemo(() => offersOf(commands, locale), [commands, locale]);
  const left = LONGEST - Array.from(draft.trim()).length;
  const trouble = left < 0 ? TOO_LONG : problem;
  const typed = /^\/[^\n]*$/.test(draft) ? draft.slice(1) : undefined;
  const found = typed === undefined ? [] : matchingOffers(offers, typed);
  const unknown = typed !== undefined && typed.trim() !== "" && found.length === 0;
  const combobox = Ariakit.useComboboxStore({
    inputValue: draft,
    setInputValue: (text) => {
      const spelled = spelledCommand(offers, text);
      if (spelled) onCommand(spelled.offer, spelled.rest);
      else setDraft(text);
    },
    open: found.length > 0 || unknown,
    placement: "top-start",
  });

  const sendUnknown = () => {
    setDraft("");
    void run(draft.trim(), { line: draft.trim(), raw: true });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && typed !== undefined) setDraft("");
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (event.defaultPrevented) return; // the marked command took it
    event.preventDefault();
    // Whoever types fast presses Enter before the first one is marked.
    if (found[0]) onCommand(found[0]);
    else if (mayWrite && draft.trim() && left >= 0) write(draft.trim());
  };

  return (
    <>
      {trouble && (
        <p className="composer-problem" role="alert">
          {trouble}
        </p>
      )}
      <div className="composer-box" ref={box}>
        <Ariakit.Combobox
          store={combobox}
          // On first opening, and whenever a command was sent or left, typing goes on here.
          autoFocus={takesFocus}
          autoSelect="always"
          setValueOnClick={false}
          showOnClick={false}
          showOnKeyPress={false}
          onKeyDown={keyDown}
          aria-label={placeholder}
          placeholder={placeholder}
          className="composer-text"
          dir="auto"
          render={<textarea ref={field} rows={Math.min(8, draft.split("\n").length)} />}
        />
        {left < NEAR_THE_END && (
          <small className="composer-left" data-over={left < 0}>
            {left}
            <span className="unseen"> characters left</span>
          </small>
        )}
      </div>
      <Ariakit.ComboboxPopover
        store={combobox}
        fixed
        gutter={8}
        sameWidth
        fitViewport
        unmountOnHide
        hideOnEscape={false}
        className="menu command-list"
        aria-label="Commands"
        getAnchorRect={() => box.current?.getBoundingClientRect() ?? null}
      >
        {found.map((offer) => (
          <CommandItem key={offer.key} offer={offer} onPick={onCommand} />
        ))}
        {unknown && (
          <Ariakit.ComboboxItem className="menu-item command-item" onClick={sendUnknown}>
            <span className="candidate-texts">
              <span className="command-name">No command is called so</span>
              <small>Send it to the bot all the same, as Discord does with a command that was just removed</small>
            </span>
          </Ariakit.ComboboxItem>
        )}
      </Ariakit.ComboboxPopover>
    </>
  );
}

function CommandItem({ offer, onPick }: { offer: Offer; onPick: (offer: Offer) => void }) {
  const { view } = useScene();
  const asks = offer.options.filter((option) => option.required).map((option) => option.name);
  return (
    <Ariakit.ComboboxItem
      className="menu-item command-item"
      setValueOnClick={false}
      onClick={() => {
        onPick(offer);
      }}
    >
      <Avatar user={view.application.bot} size="small" />
      <span className="candidate-texts">
        <span>
          <bdi className="command-name">{offer.shown}</bdi>{" "}
          {asks.map((name) => (
            <span key={name} className="command-option">
              {name}
            </span>
          ))}
        </span>
        <small>{offer.description}</small>
      </span>
    </Ariakit.ComboboxItem>
  );
}

/** What keeps the text from being sent is said until the playground answers again. */
function useWrite(setDraft: (text: string) => void) {
  const backstage = useBackstage();
  const queries = useQueryClient();
  const { me, channel } = useScene();
  const { dataUpdatedAt } = useMessages(channel.id, me.id);
  const { mutate, error, submittedAt } = useMutation({
    mutationFn: (content: string) => backstage.write(me.id, channel.id, content),
    onMutate: () => {
      setDraft("");
    },
    onError: (_error, content) => {
      setDraft(content);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["messages", channel.id] }),
  });
  const overcome = error instanceof BackstageError && !error.refused && dataUpdatedAt > submittedAt;
  return { write: mutate, problem: overcome ? undefined : error?.message };
}
