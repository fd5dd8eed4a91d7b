import { Fragment, useEffect, useRef } from "react";

import { useAnnounce } from "../announcements/announcements";
import { useMessages } from "../backstage/queries";
import { channelName } from "../discord/names";
import { has, MessageFlag, type Message } from "../../../discord/shapes";
import { usePending } from "../interactions/interactions";
import { nameIn, useScene } from "../scene/scene";
import { AttemptLine } from "./AttemptLine";
import { continues, sameDay, spokenText } from "./history";
import { MessageLine } from "./MessageLine";
import "./messages.css";
import { Welcome } from "./Welcome";

/** The channel's messages, oldest on top. The list is turned over, so that it stays at its newest end by itself. */
export function MessageHistory() {
  const { me, channel } = useScene();
  const { attempts, clicks } = usePending();
  const { data: messages, error, refetch } = useMessages(channel.id, me.id);
  useSpokenNews(channel.id, messages);
  const open = attempts.filter((attempt) => attempt.who === me.id && attempt.channel === channel.id);
  return (
    // A scrolling region is reached by keyboard through its own tab stop.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="history" tabIndex={0} role="region" aria-label={`Messages in ${channelName(channel)}`}>
      <div className="history-inside">
        {error && !messages && (
          <div className="history-error" role="alert">
            <p>The messages could not be loaded. {error.message}</p>
            <button type="button" className="button button-secondary" onClick={() => void refetch()}>
              Try again
            </button>
          </div>
        )}
        {!messages && !error && <Skeleton />}
        {messages && (
          <>
            <Welcome key={`${me.id} ${channel.id}`} messages={messages} />
            <ol className="messages" aria-label="Messages">
              {messages.map((message, index) => (
                <Fragment key={message.id}>
                  {!sameDay(message, messages[index - 1]) && <Day message={message} />}
                  <MessageLine
                    message={message}
                    compact={continues(message, messages[index - 1])}
                    click={clicks[message.id]}
                  />
                </Fragment>
              ))}
              {open.map((attempt) => (
                <AttemptLine key={attempt.key} attempt={attempt} />
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  );
}

function Day({ message }: { message: Message }) {
  const { locale } = useScene();
  return (
    <li className="day">
      <time dateTime={message.timestamp.slice(0, 10)}>
        {new Date(message.timestamp).toLocaleDateString(locale, { dateStyle: "long" })}
      </time>
    </li>
  );
}

/** Speaks what others wrote since the channel was opened, and answers that were still being thought about. */
function useSpokenNews(channelId: string, messages: Message[] | undefined) {
  const scene = useScene();
  const announce = useAnnounce();
  const heard = useRef<{ channel: string; ids: Set<string> }>(undefined);
  useEffect(() => {
    if (!messages) return;
    const spoken = (message: Message) => `${message.id}${has(message, MessageFlag.loading) ? " thinking" : ""}`;
    const before = heard.current?.channel === channelId ? heard.current.ids : undefined;
    heard.current = { channel: channelId, ids: new Set(messages.map(spoken)) };
    if (!before) return;
    const news = messages.filter((message) => !before.has(spoken(message)) && message.author.id !== scene.me.id);
    if (news.length > 0) announce(news.map((each) => `${nameIn(scene, each.author)}: ${spokenText(each)}`).join(". "));
  }, [announce, channelId, messages, scene]);
}

function Skeleton() {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading messages</span>
      {[70, 45, 85, 55].map((width) => (
        <div key={width} className="skeleton-message" aria-hidden="true">
          <span className="skeleton-avatar" />
          <span className="skeleton-line" style={{ width: "30%" }} />
          <span className="skeleton-line" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
