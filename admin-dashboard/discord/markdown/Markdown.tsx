import { Fragment, memo, useMemo, useState, type ReactNode } from "react";

import { roleColoured } from "../colour";
import { useSurroundings } from "../surroundings";
import { directionOf } from "./direction";
import "./markdown.css";
import { parseMarkdown, type Node } from "./parse";
import { Timestamp } from "./Timestamp";

/** Discord's markdown, with mentions by name and times in the viewer's own zone. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const nodes = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className={onlyEmoji(nodes) ? "markdown jumbo" : "markdown"} dir={directionOf(nodes)}>
      <Nodes nodes={nodes} />
    </div>
  );
});

function Nodes({ nodes }: { nodes: Node["content"] }): ReactNode {
  if (typeof nodes === "string") return nodes;
  return nodes?.map((node, index) => (
    // The nodes of a text never change places.
    <Fragment key={index}>
      <One node={node} />
    </Fragment>
  ));
}

function One({ node }: { node: Node }): ReactNode {
  const inside = <Nodes nodes={node.content} />;
  switch (node.type) {
    case "strong":
      return <strong>{inside}</strong>;
    case "em":
      return <em>{inside}</em>;
    case "underline":
    case "u":
      return <u>{inside}</u>;
    case "strikethrough":
      return <s>{inside}</s>;
    case "inlineCode":
      return <code dir="ltr">{inside}</code>;
    case "codeBlock":
      return (
        <pre dir="ltr">
          <code>{inside}</code>
        </pre>
      );
    case "blockQuote":
      return <blockquote>{inside}</blockquote>;
    case "heading":
      return <p className={`heading heading-${node.level ?? 1}`}>{inside}</p>;
    case "subtext":
      return <small className="subtext">{inside}</small>;
    case "list":
      return <List node={node} />;
    case "spoiler":
      return <Spoiler>{inside}</Spoiler>;
    case "br":
    case "newline":
      return <br />;
    case "link":
    case "url":
    case "autolink":
      return <Link target={node.target ?? ""}>{inside}</Link>;
    case "timestamp":
      return <Timestamp seconds={Number(node.timestamp)} format={node.format} />;
    case "twemoji":
      return node.name;
    case "emoji":
      return `:${node.name ?? ""}:`;
    case "user":
    case "channel":
    case "role":
    case "everyone":
    case "here":
    case "slashCommand":
    case "guildNavigation":
      return <Mention node={node} />;
    default:
      return inside;
  }
}

function List({ node: { ordered, start, items = [] } }: { node: Node }) {
  const lines = items.map((item, index) => (
    <li key={index}>
      <Nodes nodes={item} />
    </li>
  ));
  return ordered ? <ol start={start}>{lines}</ol> : <ul>{lines}</ul>;
}

function Mention({ node }: { node: Node }) {
  const { person, role: roleOf, channel, words } = useSurroundings();
  const { id = "" } = node;
  switch (node.type) {
    case "user": {
      const { name, me } = person(id);
      return <bdi className={me ? "mention mention-me" : "mention"}>@{name}</bdi>;
    }
    case "role": {
      const role = roleOf(id);
      return (
        <bdi className="mention">
          <span {...roleColoured(role?.color ?? 0)}>@{role?.name ?? words.deletedRole}</span>
        </bdi>
      );
    }
    case "channel":
      return <bdi className="mention">#{channel(id) ?? words.noAccess}</bdi>;
    case "slashCommand":
      return <bdi className="mention">/{node.fullName}</bdi>;
    case "guildNavigation":
      return <span className="mention">{node.navigation}</span>;
    default:
      return <span className="mention mention-me">@{node.type}</span>;
  }
}

function Link({ target, children }: { target: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(target)) return children;
  return (
    <a href={target} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function Spoiler({ children }: { children: ReactNode }) {
  const { words } = useSurroundings();
  const [shown, setShown] = useState(false);
  if (shown) return <span className="spoiler">{children}</span>;
  return (
    <button
      type="button"
      className="spoiler spoiler-hidden"
      aria-label={words.showSpoiler}
      onClick={() => {
        setShown(true);
      }}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

/** Up to 27 emoji alone are drawn large, as Discord does. */
export function onlyEmoji(nodes: Node[]): boolean {
  const blank = ({ type, content }: Node) => type === "text" && typeof content === "string" && content.trim() === "";
  const solid = nodes.filter((node) => !blank(node));
  return solid.length > 0 && solid.length <= 27 && solid.every((node) => node.type === "twemoji");
}
