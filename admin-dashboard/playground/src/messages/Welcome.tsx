import { useState, type MouseEvent } from "react";

import { channelName } from "../discord/names";
import type { Message } from "../../../discord/shapes";
import { firstToTry } from "../composer/commands";
import { useInteractions, usePending } from "../interactions/interactions";
import { useScene } from "../scene/scene";
import { focusHistory } from "./focusHistory";

/** The beginning of a channel. Whoever has not used a command here yet finds some to start with, one click away. */
export function Welcome({ messages }: { messages: Message[] }) {
  const { me, guild, channel, commands, locale } = useScene();
  const name = channelName(channel);
  // They stay for as long as one stays: nothing moves away under the pointer.
  const [newcomer] = useState(() => !messages.some((message) => message.interaction_metadata?.user.id === me.id));
  const offers = firstToTry(commands, locale);
  return (
    <div className="welcome">
      <Milestone />
      <h2>{guild ? <>Welcome to #{name}!</> : <bdi>{name}</bdi>}</h2>
      <p>{channel.topic ?? (guild ? "The road starts here." : "Between the two of you.")}</p>
      {newcomer && offers.length > 0 && <FirstCommands offers={offers} />}
      {commands.length === 0 && (
        <p className="no-commands">
          The bot offers no commands here yet. In a terminal: <code>.venv/bin/omo commands sync</code>
        </p>
      )}
    </div>
  );
}

function FirstCommands({ offers }: { offers: ReturnType<typeof firstToTry> }) {
  const { run } = useInteractions();
  const pending = usePending().attempts.some(({ state }) => state === "sending");
  return (
    <div className="first-commands">
      <p id="first-commands">One click, and the bot answers:</p>
      <ul aria-labelledby="first-commands">
        {offers.map((offer) => (
          <li key={offer.key}>
            <button
              type="button"
              className="chip"
              aria-disabled={pending || undefined}
              onClick={(event) => {
                if (pending || isSecondOfTwo(event)) return;
                focusHistory(event);
                void run(offer.shown, { command: offer.path, options: {} });
              }}
            >
              <span className="chip-name">{offer.shown}</span>
              <span className="chip-about">{offer.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const isSecondOfTwo = ({ detail }: MouseEvent) => detail > 1;

function Milestone() {
  return (
    <svg className="milestone" viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
      <path className="milestone-road" d="M2 44 24 12h16l22 32z" />
      <path className="milestone-line" d="M32 14v5m0 5v6m0 5v8" />
      <circle className="milestone-sun" cx="32" cy="9" r="7" />
    </svg>
  );
}
