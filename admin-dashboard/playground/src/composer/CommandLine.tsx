import { useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";

import { useAnnounce } from "../announcements/announcements";
import type { CommandOption } from "../../../discord/shapes";
import { localized } from "../discord/names";
import { useInteractions } from "../interactions/interactions";
import { candidatesFor } from "../pickers/candidates";
import { useScene, type Scene } from "../scene/scene";
import type { Offer } from "./commands";
import { OptionField } from "./OptionField";
import { asSent, problemWith, settled, type Fill, type Filled } from "./options";
import { spelledFill } from "./spelled";

interface CommandLineProps {
  offer: Offer;
  /** What already stood after the command. */
  rest: string;
  onDone: (draft: string) => void;
}

/** A chosen command with its options; Enter sends it, as Discord's client would, only when all of them are right. */
export function CommandLine({ offer, rest, onDone }: CommandLineProps) {
  const scene = useScene();
  const { locale } = scene;
  const announce = useAnnounce();
  const { run } = useInteractions();
  const line = useRef<HTMLDivElement>(null);
  const [fill, setFill] = useState<Fill>(() => {
    const [first] = offer.options;
    return first ? settledFill(offer, spelledFill(rest, first, offer.options, locale), scene) : {};
  });
  const [added, setAdded] = useState<readonly string[]>(() => Object.keys(fill).filter((name) => fill[name]?.text));
  const [tried, setTried] = useState(false);
  const complete = settledFill(offer, fill, scene);
  const shown = offer.options.filter((option) => option.required === true || added.includes(option.name));
  const others = offer.options.filter((option) => !shown.includes(option));
  const [begin] = useState(() => (shown.find(({ name }) => !fill[name]?.text) ?? shown.at(-1))?.name);

  const focus = (name: string | undefined) => {
    const target = name === undefined ? "[data-send]" : `[data-option="${name}"]`;
    requestAnimationFrame(() => line.current?.querySelector<HTMLElement>(target)?.focus());
  };
  const set = (option: CommandOption, filled: Filled) => {
    const spelled = spelledFill(filled.text, option, offer.options, locale);
    if (filled.id !== undefined || !Object.values(spelled).some(({ named }) => named)) {
      setFill((known) => ({ ...known, [option.name]: { ...filled, named: known[option.name]?.named } }));
      return;
    }
    // What is typed next already belongs to the option that was named last.
    flushSync(() => {
      setFill((known) => ({ ...known, ...spelled }));
      setAdded((known) => [...known, ...Object.keys(spelled).filter((name) => name !== option.name)]);
    });
    line.current?.querySelector<HTMLElement>(`[data-option="${Object.keys(spelled).at(-1) ?? ""}"]`)?.focus();
  };
  const next = (option: CommandOption) => {
    const after = shown.slice(shown.indexOf(option) + 1);
    focus(after.find(({ name }) => !fill[name]?.text)?.name ?? option.name);
  };
  const add = (name: string) => {
    setAdded((known) => [...known, name]);
    focus(name);
  };
  const remove = (option: CommandOption) => {
    setAdded((known) => known.filter((name) => name !== option.name));
    setFill((known) => Object.fromEntries(Object.entries(known).filter(([name]) => name !== option.name)));
    if (shown[0] === option) onDone("");
    else focus(shown[shown.indexOf(option) - 1]?.name);
  };
  const send = () => {
    const wrong = shown.find((option) => problemWith(option, complete[option.name]));
    if (!wrong) {
      onDone("");
      void run(offer.shown, { command: offer.path, options: asSent(complete) });
      return;
    }
    setTried(true);
    focus(wrong.name);
    announce(`${wrong.name}: ${problemWith(wrong, complete[wrong.name]) ?? ""}`);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onDone("");
    if (event.key === "Backspace" && event.target === line.current?.querySelector("[data-send]")) onDone(offer.shown);
  };

  return (
    // Escape leaves the command from any of its fields.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="composer-box command-line" ref={line} onKeyDown={keyDown}>
      <span className="command-pill">
        <bdi>{offer.shown}</bdi>
      </span>
      {shown.map((option) => (
        <OptionField
          key={option.name}
          offer={offer}
          option={option}
          fill={fill}
          takesFocus={option.name === begin}
          problem={tried || fill[option.name]?.text ? problemWith(option, complete[option.name]) : undefined}
          anchor={line}
          onFill={(filled) => {
            set(option, filled);
          }}
          onNext={() => {
            next(option);
          }}
          onSend={send}
          onRemove={() => {
            remove(option);
          }}
        />
      ))}
      {others.map((option) => (
        <button
          key={option.name}
          type="button"
          className="option-more"
          title={localized(option.description, option.description_localizations, locale)}
          onClick={() => {
            add(option.name);
          }}
        >
          + {localized(option.name, option.name_localizations, locale)}
        </button>
      ))}
      <span className="command-ends">
        <button
          type="button"
          data-send
          className="button button-primary"
          // Without options the send button is the one thing to press.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={shown.length === 0}
          onClick={send}
        >
          Send <kbd>↵</kbd>
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Leave ${offer.shown}`}
          onClick={() => {
            onDone("");
          }}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </span>
    </div>
  );
}

function settledFill(offer: Offer, fill: Fill, scene: Scene): Fill {
  const settle = ([name, filled]: [string, Filled]): [string, Filled] => {
    const option = offer.options.find((each) => each.name === name);
    return [name, option ? settled(filled, candidatesFor(option, scene)) : filled];
  };
  return Object.fromEntries(Object.entries(fill).map(settle));
}
