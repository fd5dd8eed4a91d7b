import { Link } from "@tanstack/react-router";

import { useGuild } from "../../api/session/session";
import { Moment } from "../../parts/time/Moment";
import { useTexts } from "../../texts/texts";
import type { Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { Told } from "../told/Told";
import { Channels } from "./Channels";
import { Health } from "./Health";
import { LagFigures } from "./LagFigures";
import { PlatformMark } from "./PlatformMark";
import classes from "./SourceList.module.css";

/** A line for each source: what it is, how it is, how soon it comes, and where it goes. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className={classes["sources"]}>
      {sources.map((source) => (
        <li key={source.id} className={classes["source"]} data-state={source.state}>
          <Name source={source} />
          <State source={source} />
          <Facts source={source} />
        </li>
      ))}
    </ul>
  );
}

function Name({ source: { id, kind, title, address } }: { source: Source }) {
  const { id: guildId } = useGuild();
  return (
    <div className={classes["name"]}>
      <PlatformMark kind={kind} />
      <div>
        <h2 className={classes["title"]}>
          <Link to="/guilds/$guildId/dailies/$sourceId" params={{ guildId, sourceId: id }}>
            <bdi>{title || address}</bdi>
          </Link>
        </h2>
        {title && <p className={classes["address"]}>{shortened(address)}</p>}
      </div>
    </div>
  );
}

function State({ source: { state, problem, paused } }: { source: Source }) {
  const trouble = paused ?? problem;
  return (
    <div className={classes["state"]}>
      <Health state={state} />
      {trouble && (
        <p className={classes["reason"]}>
          <Told sentence={trouble.sentence} />
        </p>
      )}
    </div>
  );
}

function Facts({ source: { looked_at, lag, destinations } }: { source: Source }) {
  const texts = useTexts(catalogue);
  return (
    <dl className={classes["facts"]}>
      <div>
        <dt>{texts.lastLook}</dt>
        <dd>{looked_at ? <Moment at={looked_at} /> : texts.never}</dd>
      </div>
      <div>
        <dt>{texts.lag}</dt>
        <dd>
          <LagFigures lag={lag} />
        </dd>
      </div>
      <div>
        <dt>{texts.goesTo}</dt>
        <dd>
          <Channels destinations={destinations} />
        </dd>
      </div>
    </dl>
  );
}

const shortened = (address: string) => address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
