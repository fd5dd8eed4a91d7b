import { memo, useId } from "react";

import { FileLine, Gallery } from "../../../discord/pictures/Media";
import { MessageComponents } from "../components/MessageComponents";
import { has, MessageFlag, type Attachment, type Message } from "../../../discord/shapes";
import type { Click } from "../interactions/interactions";
import { Markdown } from "../../../discord/markdown/Markdown";
import { messageTime } from "../../../discord/markdown/times";
import { Avatar } from "../people/Avatar";
import { PersonMenu } from "../people/PersonMenu";
import { AppBadge, PersonName } from "../people/PersonName";
import { memberOf, useScene } from "../scene/scene";
import { EmbedCard } from "../../../discord/embeds/EmbedCard";
import { ClickFailed, Ephemeral, Thinking } from "./MessageNotes";
import { MessageMenu, openAtPointer, useMessageMenu } from "./MessageMenu";
import { Reactions } from "./Reactions";
import { usedCommand } from "./history";

interface MessageLineProps {
  message: Message;
  /** Without its author, who stands over an earlier one. */
  compact: boolean;
  click: Click | undefined;
}

export const MessageLine = memo(function MessageLine({ message, compact, click }: MessageLineProps) {
  const heading = useId();
  const menu = useMessageMenu();
  const mine = has(message, MessageFlag.ephemeral);
  return (
    // The “…” button opens the same menu.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="message"
      data-compact={compact}
      data-ephemeral={mine}
      data-message-id={message.id}
      aria-labelledby={heading}
      onContextMenu={(event) => {
        openAtPointer(event, menu);
      }}
    >
      <Used message={message} />
      {!compact && <Avatar user={message.author} size="large" />}
      <Heading message={message} id={heading} unseen={compact} />
      <Body message={message} />
      {message.reactions && <Reactions message={message} />}
      {click?.state === "failed" && <ClickFailed click={click} />}
      {mine && <Ephemeral message={message} />}
      <MessageMenu message={message} store={menu} />
    </li>
  );
});

function Used({ message }: { message: Message }) {
  const command = usedCommand(message);
  const user = message.interaction_metadata?.user;
  if (!command || !user) return null;
  return (
    <div className="used">
      <span className="used-line" aria-hidden="true" />
      <Avatar user={user} size="small" />
      <PersonName user={user} /> used <span className="used-command">{command}</span>
    </div>
  );
}

function Heading({ message, id, unseen }: { message: Message; id: string; unseen: boolean }) {
  const scene = useScene();
  const { author } = message;
  const moment = new Date(message.timestamp);
  const member = memberOf(scene, author.id) ?? { user: author, nick: null, roles: [] };
  const time = messageTime(moment, scene.locale, new Date());
  if (unseen)
    return (
      <div className="message-heading compact-heading" id={id}>
        <span className="unseen">
          <PersonName user={author} />,{" "}
        </span>
        <time dateTime={message.timestamp}>{moment.toLocaleTimeString(scene.locale, { timeStyle: "short" })}</time>
      </div>
    );
  return (
    <div className="message-heading" id={id}>
      <PersonMenu member={member}>
        <PersonName user={author} />
      </PersonMenu>
      {author.bot && <AppBadge />}
      <time dateTime={message.timestamp} title={moment.toLocaleString(scene.locale)}>
        {time}
      </time>
    </div>
  );
}

function Body({ message }: { message: Message }) {
  if (has(message, MessageFlag.loading)) return <Thinking user={message.author} />;
  const pictures = message.attachments.filter(isPicture);
  const files = message.attachments.filter((attachment) => !isPicture(attachment));
  return (
    <div className="message-body">
      {message.content && (
        <div className="message-content">
          <Markdown text={message.content} />
          {message.edited_timestamp && <small className="edited">(edited)</small>}
        </div>
      )}
      {message.embeds.map((embed, index) => (
        <EmbedCard key={index} embed={embed} />
      ))}
      <MessageComponents message={message} components={message.components} />
      {!has(message, MessageFlag.componentsV2) && pictures.length > 0 && (
        <Gallery
          items={pictures.map((picture) => ({ media: picture, description: picture.description ?? picture.filename }))}
        />
      )}
      {!has(message, MessageFlag.componentsV2) &&
        files.map((file) => <FileLine key={file.id} url={file.url} name={file.filename} size={file.size} />)}
    </div>
  );
}

const isPicture = ({ content_type, filename }: Attachment) =>
  content_type?.startsWith("image/") ?? /\.(png|jpe?g|gif|webp|avif)$/i.test(filename);
