import * as Ariakit from "@ariakit/react";
import { useId, useState, type KeyboardEvent, type RefObject } from "react";

import { localized } from "../discord/names";
import type { CommandOption } from "../discord/shapes";
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
  const combobox = Ariakit.useComboboxStore({
    inputValue: filled?.text ?? "",
    setInputValue: (text) => {
      if (text === (filled?.text ?? "")) return;
      setClosed(false);
      onFill({ text });
    },
    open: focused && !closed,
    placement: "top-start",
  });
  const keyDown = (event: KeyboardEvent) => {
    const { activeValue, activeId } = combobox.getState();
    const active = focused && !closed && activeId ? candidates.find(({ id }) => id === activeValue) : undefined;
    const untouched = option.autocomplete === true && filled?.id !== undefined;
    if (event.key === "Escape" && focused && !closed && candidates.length > 0) {
      event.preventDefault();
      setClosed(true);
    } else if (event.key === "Backspace" && !filled?.text) {
      event.preventDefault();
      onRemove();
    } else if ((event.key === "Enter" || event.key === "Tab") && active && !event.shiftKey && !untouched) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onSend();
    }
  };

  return (
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
      <span id={`${field}-hint`} className="unseen">
        {problem ?? localized(option.description, option.description_localizations, locale)} {limitsInWords(option)}
      </span>
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
        <OptionHint option={option} name={name} problem={problem} />
        {candidates.map((candidate) => (
          <Ariakit.ComboboxItem
            key={candidate.id}
            value={candidate.id}
            setValueOnClick={false}
            hideOnClick={false}
            className="menu-item"
            onClick={() => {
              pick(candidate);
            }}
          >
            <CandidateLine candidate={candidate} />
          </Ariakit.ComboboxItem>
        ))}
        {note && <p className="picker-hint">{note}</p>}
      </Ariakit.ComboboxPopover>
    </span>
  );
}

function OptionHint({ option, name, problem }: { option: CommandOption; name: string; problem: string | undefined }) {
  const { locale } = useScene();
  const limits = limitsInWords(option);
  return (
    <p className="option-hint" aria-hidden="true">
      <strong>{name}</strong> {localized(option.description, option.description_localizations, locale)}
      {limits && <span className="option-limits">{limits}</span>}
      {problem && <span className="option-problem">{problem}</span>}
    </p>
  );
}
