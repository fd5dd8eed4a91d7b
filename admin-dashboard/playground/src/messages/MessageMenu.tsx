import * as Ariakit from "@ariakit/react";
import { useMutation } from "@tanstack/react-query";
import { useRef, type MouseEvent } from "react";

import { useBackstage } from "../backstage/backstage";
import { localized } from "../discord/names";
import { CommandType, has, MessageFlag, type Message } from "../../../discord/shapes";
import { useShowExchange } from "../exchanges/shownExchange";
import { useInteractions } from "../interactions/interactions";
import { useScene } from "../scene/scene";
import { usualReactions } from "./Reactions";

interface MenuStore {
  menu: Ariakit.MenuStore;
  /** Where the pointer was, when it was a right click. */
  anchorRef: { current: { x: number; y: number } | undefined };
}

export function useMessageMenu(): MenuStore {
  const menu = Ariakit.useMenuStore({ placement: "bottom-end" });
  const anchorRef = useRef<{ x: number; y: number }>(undefined);
  return { menu, anchorRef };
}

/** Right click, and the keyboard's menu key. Links, pictures and selected text keep the browser's own menu. */
export function openAtPointer(event: MouseEvent<HTMLElement>, { menu, anchorRef }: MenuStore) {
  const target = event.target as HTMLElement;
  if (event.defaultPrevented || target.closest("a, input, textarea") || !getSelection()?.isCollapsed) return;
  event.preventDefault();
  anchorRef.current = { x: event.clientX, y: event.clientY };
  menu.show();
}

/** The “…” on a message. */
export function MessageMenu({ message, store: { menu, anchorRef } }: { message: Message; store: MenuStore }) {
  return (
    <div className="message-tools">
      <Ariakit.MenuButton
        store={menu}
        className="icon-button"
        aria-label="More about this message"
        onClick={() => {
          anchorRef.current = undefined;
        }}
      >
        <span aria-hidden="true">…</span>
      </Ariakit.MenuButton>
      <Ariakit.Menu
        store={menu}
        fixed
        className="menu"
        gutter={4}
        aria-label="Message"
        unmountOnHide
        getAnchorRect={(button) => anchorRef.current ?? button?.getBoundingClientRect() ?? null}
      >
        <ReactionItems message={message} />
        <CommandItems message={message} />
        <OtherItems message={message} />
      </Ariakit.Menu>
    </div>
  );
}

function CommandItems({ message }: { message: Message }) {
  const { commands, locale } = useScene();
  const { run } = useInteractions();
  const offered = commands.filter((command) => command.type === CommandType.message);
  if (offered.length === 0 || has(message, MessageFlag.ephemeral)) return null;
  return (
    <Ariakit.MenuGroup>
      <Ariakit.MenuGroupLabel className="menu-label">Apps</Ariakit.MenuGroupLabel>
      {offered.map((command) => (
        <Ariakit.MenuItem
          key={command.id}
          className="menu-item"
          onClick={() => void run(command.name, { command: command.name, target_message: message.id })}
        >
          {localized(command.name, command.name_localizations, locale)}
        </Ariakit.MenuItem>
      ))}
    </Ariakit.MenuGroup>
  );
}

function ReactionItems({ message }: { message: Message }) {
  const backstage = useBackstage();
  const { me } = useScene();
  const { mutate } = useMutation({ mutationFn: (emoji: string) => backstage.react(message.id, emoji, me.id, true) });
  if (has(message, MessageFlag.ephemeral)) return null;
  return (
    <Ariakit.MenuGroup className="menu-reactions" aria-label="React">
      {usualReactions.map(([emoji, name]) => (
        <Ariakit.MenuItem
          key={emoji}
          className="menu-item menu-reaction"
          aria-label={`React with ${name}`}
          onClick={() => {
            mutate(emoji);
          }}
        >
          {emoji}
        </Ariakit.MenuItem>
      ))}
    </Ariakit.MenuGroup>
  );
}

function OtherItems({ message }: { message: Message }) {
  const backstage = useBackstage();
  const { me } = useScene();
  const show = useShowExchange();
  const { mutate: remove } = useMutation({ mutationFn: () => backstage.removeMessage(message.id, me.id) });
  const exchange = message.interaction_metadata?.id;
  const own = message.author.id === me.id || has(message, MessageFlag.ephemeral);
  return (
    <>
      {exchange && (
        <Ariakit.MenuItem
          className="menu-item"
          onClick={() => {
            show(exchange);
          }}
        >
          Show its exchange
        </Ariakit.MenuItem>
      )}
      <Ariakit.MenuItem className="menu-item" onClick={() => void navigator.clipboard.writeText(message.id)}>
        Copy message ID
      </Ariakit.MenuItem>
      <Ariakit.MenuItem
        className="menu-item"
        onClick={() => void navigator.clipboard.writeText(JSON.stringify(message, null, 2))}
      >
        Copy as JSON
      </Ariakit.MenuItem>
      {own && (
        <Ariakit.MenuItem
          className="menu-item menu-danger"
          onClick={() => {
            remove();
          }}
        >
          {has(message, MessageFlag.ephemeral) ? "Dismiss message" : "Delete message"}
        </Ariakit.MenuItem>
      )}
    </>
  );
}
