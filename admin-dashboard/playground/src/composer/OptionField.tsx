import * as Ariakit from "@ariakit/react";
import { useId, useState, type KeyboardEvent, type RefObject } from "react";

import { localized } from "../discord/names";
import type { CommandOption } from "../../../discord/shapes";
import { CandidateLine } from "../pickers/CandidateLine";
import type { Candidate } from "../pickers/candidates";
import { useScene } from "../scene/scene";
import type { Offer } from "./commands";
import { limitsInWords, type Fill, type Filled } from "./options";
import { useSuggestions } from "./useSuggestions";

interface OptionFieldProps {
  offer: Offer;
  option: CommandOption;
  fill: Fill;
  takesFocus: boolean;
  problem: string | undefined;
  /** The list stands over this. */
  anchor: RefObject<HTMLElement | null>;
  onFill: (filled: Filled) => void;
  onNext: () => void;
  onSend: () => void;
  onRemove: () => void;
}

/** One option as a pill: its name, and a field with whatever can be picked for it. */
export function OptionField(props: OptionFieldProps) {
  const { offer, option, fill, takesFocus, problem, anchor, onFill, onNext, onSend, onRemove } = props;
  const { locale } = useScene();
  const [focused, setFocused] = useState(false);
  const [closed, setClosed] = useState(false);
  const field = useId();
  const filled = fill[option.name];
  const { candidates, note } = useSuggestions(offer, option, fill, focused);
  const name = localized(option.name, option.name_localizations, locale);

  const pick = (candidate: Candidate) => {
    onFill({ text: candidate.label, id: candidate.id });
    setClosed(true);
    onNext();
  };
  // Without anything to pick there is no list, and Tab goes on to the next field.
  const open = focused && !closed && candidates.length > 0;
  const combobox = Ariakit.useComboboxStore({
    inputValue: filled?.text ?? "",
    setInputValue: (text) => {
      if (text === (filled?.text ?? "")) return;
      setClosed(false);
      onFill({ text });
    },
    open,
    placement: "top-start",
  });
  const keyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return; // the marked candidate took it
    const { activeValue } = combobox.getState();
    // Whoever types fast presses Enter before the first one is marked.
    const active = open ? (candidates.find(({ id }) => id === activeValue) ?? candidates[0]) : undefined;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      setClosed(true);
    } else if (event.key === "Backspace" && !filled?.text) {
      event.preventDefault();
      onRemove();
    } else if ((event.key === "Enter" || event.key === "Tab") && active && !event.shiftKey) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onSend();
    }
  };

  return (
    <>
      <span className="option" data-problem={problem !== undefined}>
        <label className="option-name" htmlFor={field}>
          {name}
        </label>
        <Ariakit.Combobox
          store={combobox}
          id={field}
          data-option={option.name}
          className="option-field"
          autoFocus={takesFocus}
          autoSelect="always"
          autoComplete={candidates.length > 0 ? "list" : "none"}
          aria-required={option.required}
          aria-invalid={problem !== undefined}
          aria-describedby={`${field}-hint`}
          dir="auto"
          size={Math.max(4, Math.min(28, (filled?.text.length ?? 0) + 1))}
          onKeyDown={keyDown}
          onFocus={() => {
            setFocused(true);
            setClosed(filled?.id !== undefined);
          }}
          onBlur={() => {
            setFocused(false);
          }}
        />
        <ComboboxList combobox={combobox} name={name} anchor={anchor} candidates={candidates} onPick={pick} />
      </span>
      <p id={`${field}-hint`} className={focused ? "option-hint" : "unseen"}>
        <strong>{name}</strong> {localized(option.description, option.description_localizations, locale)}
        <span className="option-limits">{limitsInWords(option)}</span>
        {problem && <span className="option-problem">{problem}</span>}
        {focused && note && <span className="option-note">{note}</span>}
      </p>
    </>
  );
}

interface ComboboxListProps {
  combobox: Ariakit.ComboboxStore;
  name: string;
  anchor: RefObject<HTMLElement | null>;
  candidates: readonly Candidate[];
  onPick: (candidate: Candidate) => void;
}

function ComboboxList({ combobox, name, anchor, candidates, onPick }: ComboboxListProps) {
  return (
    <Ariakit.ComboboxPopover
      store={combobox}
      fixed
      gutter={8}
      sameWidth
      fitViewport
      unmountOnHide
      hideOnEscape={false}
      className="menu command-list"
      aria-label={name}
      getAnchorRect={() => anchor.current?.getBoundingClientRect() ?? null}
    >
      {candidates.map((candidate) => (
        <Ariakit.ComboboxItem
          key={candidate.id}
          value={candidate.id}
          setValueOnClick={false}
          hideOnClick={false}
          className="menu-item"
          onClick={() => {
            onPick(candidate);
          }}
        >
          <CandidateLine candidate={candidate} />
        </Ariakit.ComboboxItem>
      ))}
    </Ariakit.ComboboxPopover>
  );
}
