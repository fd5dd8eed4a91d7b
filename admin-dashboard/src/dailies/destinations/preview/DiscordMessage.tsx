import { MessageLink, buttonLook, ButtonWords } from "../../../../discord/buttons/MessageLink";
import { ButtonStyle, type ButtonComponent } from "../../../../discord/components";
import { EmbedCard } from "../../../../discord/embeds/EmbedCard";
import { Markdown } from "../../../../discord/markdown/Markdown";
import type { Embed } from "../../../../discord/shapes";
import { SurroundingsContext } from "../../../../discord/surroundings";
import { useGuild } from "../../../api/session/session";
import { useFormats } from "../../../texts/formats";
import { useTexts } from "../../../texts/texts";
import type { Preview } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./DiscordMessage.module.css";
import { useSurroundingsOf } from "./useSurroundingsOf";

export type DiscordTheme = "light" | "dark";

/** A post of the bot's as it stands in a channel. Its buttons do nothing here, its links lead where they will. */
export function DiscordMessage({ post, theme }: { post: Preview; theme: DiscordTheme }) {
  const surroundings = useSurroundingsOf(useGuild().id);
  // As Discord gets them, what is not there is left out: the description of the API cannot say so.
  const rows = post.components as unknown as { components: ButtonComponent[] }[];
  return (
    <SurroundingsContext value={surroundings}>
      <article className={classes["channel"]} data-theme={theme}>
        <span className={classes["avatar"]} aria-hidden="true" />
        <div className={classes["message"]}>
          <Heading />
          {post.content && (
            <div className={post.pings.length > 0 && !post.silent ? classes["called"] : undefined}>
              <Markdown text={post.content} />
            </div>
          )}
          {(post.embeds as unknown as Embed[]).map((embed, place) => (
            <EmbedCard key={place} embed={embed} />
          ))}
          {rows.map(({ components }, place) => (
            <div key={place} className={classes["row"]}>
              {components.map((button) => (
                <Button key={button.url ?? button.custom_id} button={button} />
              ))}
            </div>
          ))}
        </div>
      </article>
    </SurroundingsContext>
  );
}

function Heading() {
  const texts = useTexts(catalogue);
  const { clock } = useFormats();
  return (
    <p className={classes["heading"]}>
      <strong>{texts.bot}</strong>
      <span className={classes["app"]}>{texts.app}</span>
      <span className={classes["time"]}>{texts.today(clock(new Date().toISOString()))}</span>
    </p>
  );
}

function Button({ button }: { button: ButtonComponent }) {
  if (button.style === ButtonStyle.link) return <MessageLink button={button} />;
  return (
    <span className={buttonLook(button)}>
      <ButtonWords button={button} />
    </span>
  );
}
