import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Content } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./ContentLine.module.css";

/** An item in a line: its kind, how it is called, how long it lasts, when it was published. */
export function ContentLine({ content }: { content: Content }) {
  const { duration } = useFormats();
  return (
    <span className={classes["line"]}>
      <KindName kind={content.kind} />
      <bdi className={classes["title"]}>
        <TitleOf content={content} />
      </bdi>
      <span className={classes["when"]}>
        {content.duration !== null && `${duration(content.duration)} · `}
        {content.published_at && <Moment at={content.published_at} />}
      </span>
    </span>
  );
}

/** Many posts have no title; then it is how their text begins. */
export function TitleOf({ content: { title, text, url } }: { content: Content }) {
  const texts = useTexts(catalogue);
  return title || text.slice(0, 140) || url || texts.untitled;
}

export function KindName({ kind }: { kind: Content["kind"] }) {
  const texts = useTexts(catalogue);
  return <span className={classes["kind"]}>{texts.kinds[kind]}</span>;
}
