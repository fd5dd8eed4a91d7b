import type { CSSProperties, ReactNode } from "react";

import { hex } from "../colour";
import { Markdown } from "../markdown/Markdown";
import { messageTime } from "../markdown/times";
import { PictureBox } from "../pictures/Media";
import type { Embed } from "../shapes";
import { useSurroundings } from "../surroundings";
import "./embeds.css";

export function EmbedCard({ embed }: { embed: Embed }) {
  const { words } = useSurroundings();
  const style = embed.color === undefined ? {} : ({ "--accent-line": hex(embed.color) } as CSSProperties);
  // An embed has no words for its picture; the name of the file would be read out letter by letter.
  const about = embed.title ? words.pictureOf(embed.title) : words.picture;
  return (
    <article
      className="embed"
      style={style}
      data-accent={embed.color !== undefined}
      aria-label={embed.title ?? words.embed}
    >
      <div className="embed-texts">
        {embed.author && <p className="embed-author">{linked(embed.author.name, embed.author.url)}</p>}
        {embed.title && <div className="embed-title">{linked(<Markdown text={embed.title} />, embed.url)}</div>}
        {embed.description && <Markdown text={embed.description} />}
        {embed.fields && embed.fields.length > 0 && <Fields fields={embed.fields} />}
      </div>
      {embed.thumbnail && <PictureBox picture={embed.thumbnail} description={about} className="thumbnail" />}
      {embed.image && <PictureBox picture={embed.image} description={about} className="embed-image" />}
      <Footer embed={embed} />
    </article>
  );
}

function Fields({ fields }: { fields: NonNullable<Embed["fields"]> }) {
  return (
    <div className="embed-fields">
      {fields.map((field, index) => (
        <div key={index} className="embed-field" data-inline={field.inline ?? false}>
          <div className="embed-field-name">
            <Markdown text={field.name} />
          </div>
          <Markdown text={field.value} />
        </div>
      ))}
    </div>
  );
}

function Footer({ embed: { footer, timestamp } }: { embed: Embed }) {
  const { locale } = useSurroundings();
  if (!footer && !timestamp) return null;
  const time = timestamp && messageTime(new Date(timestamp), locale, new Date());
  return <p className="embed-footer">{[footer?.text, time].filter(Boolean).join(" • ")}</p>;
}

function linked(text: ReactNode, url: string | undefined) {
  if (!url) return <bdi>{text}</bdi>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      <bdi>{text}</bdi>
    </a>
  );
}
