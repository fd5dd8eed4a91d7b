import { useState, type ReactNode } from "react";

import type { Media } from "../components";
import { useSurroundings } from "../surroundings";
import "./pictures.css";

interface PictureBoxProps {
  picture: Media;
  description?: string | null | undefined;
  className?: string;
}

/** Its place is kept while it loads; what cannot be loaded says so. */
export function PictureBox({ picture, description, className = "" }: PictureBoxProps) {
  const { words, loads } = useSurroundings();
  const [broken, setBroken] = useState(false);
  const [loaded, setLoaded] = useState(false);
  const { width, height, url } = picture;
  if (broken || !loads(url))
    return (
      <span className={`picture broken ${className}`} role="img" aria-label={description ?? words.picture}>
        {words.broken}
      </span>
    );
  return (
    <a
      className={`picture ${className}`}
      data-awaited={!loaded && !(width && height)}
      href={url}
      target="_blank"
      rel="noreferrer noopener"
    >
      <img
        src={url}
        alt={description ?? fileName(url)}
        {...(width && height ? { width, height } : {})}
        onLoad={() => {
          setLoaded(true);
        }}
        onError={() => {
          setBroken(true);
        }}
      />
    </a>
  );
}

export function Gallery({ items }: { items: { media: Media; description?: string | null; spoiler?: boolean }[] }) {
  return (
    <div className="gallery" data-count={Math.min(items.length, 4)}>
      {items.map((item, index) => (
        <Hideable key={index} hidden={item.spoiler ?? false}>
          <PictureBox picture={item.media} description={item.description} />
        </Hideable>
      ))}
    </div>
  );
}

export function FileLine({
  url,
  name,
  size,
}: {
  url: string;
  name?: string | null | undefined;
  size?: number | null | undefined;
}) {
  return (
    <a className="file" href={url} download>
      <span className="file-mark" aria-hidden="true">
        ⇣
      </span>
      <bdi>{name ?? fileName(url)}</bdi>
      {size ? <small>{sizeInWords(size)}</small> : null}
    </a>
  );
}

/** What was marked as a spoiler is shown on demand. */
export function Hideable({ hidden, children }: { hidden: boolean; children: ReactNode }) {
  const { words } = useSurroundings();
  const [shown, setShown] = useState(!hidden);
  if (shown) return children;
  return (
    <button
      type="button"
      className="veil"
      onClick={() => {
        setShown(true);
      }}
    >
      {words.spoiler}
    </button>
  );
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

const fileName = (url: string): string => {
  const last = url.split(/[?#]/)[0]?.split("/").pop();
  return last ? decodeURIComponent(last) : "file";
};
