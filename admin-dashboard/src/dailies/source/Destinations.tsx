import { Link } from "@tanstack/react-router";
import { IconChevronRight, IconPlayerPauseFilled, IconPlus } from "@tabler/icons-react";

import { ButtonLink } from "../../parts/links";
import { useGuild } from "../../api/session/session";
import { Moment } from "../../parts/time/Moment";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Destination, Source } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChannelName } from "../told/ChannelName";
import { Told } from "../told/Told";
import classes from "./Destinations.module.css";
import { Section } from "../../parts/Section";

const ROUTE = "/guilds/$guildId/dailies/$sourceId/destinations/$destinationId";

/** The channels that get a source's items; each leads to what was chosen for it. */
export function Destinations({ source, editing }: { source: Source; editing: boolean }) {
  const texts = useTexts(catalogue);
  const { destinations } = source;
  return (
    <Section title={texts.destinations} aside={editing && <AddDestination sourceId={source.id} />}>
      {destinations.length === 0 ? (
        <p className={classes["none"]}>
          <strong>{texts.noDestinations}</strong> {texts.noDestinationsLead}
        </p>
      ) : (
        <ul className={classes["destinations"]}>
          {destinations.map((destination) => (
            <li key={destination.id}>
              <Line destination={destination} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddDestination({ sourceId }: { sourceId: string }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <ButtonLink
      to={ROUTE}
      params={{ guildId, sourceId, destinationId: "new" }}
      variant="default"
      size="sm"
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {texts.addDestination}
    </ButtonLink>
  );
}

function Line({ destination }: { destination: Destination }) {
  const { id: guildId } = useGuild();
  const { id: destinationId, source_id: sourceId, channel_id, paused } = destination;
  return (
    <Link to={ROUTE} params={{ guildId, sourceId, destinationId }} className={classes["destination"]}>
      <span className={classes["about"]}>
        <span className={classes["name"]}>
          <ChannelName id={channel_id} />
        </span>
        <Choices destination={destination} />
        {paused && (
          <span className={classes["paused"]}>
            <IconPlayerPauseFilled size={16} aria-hidden />
            <span>
              <Told sentence={paused.sentence} />
            </span>
          </span>
        )}
      </span>
      <Waiting destination={destination} />
      <IconChevronRight size={20} aria-hidden className={classes["arrow"]} />
    </Link>
  );
}

/** What was chosen, as far as it says what comes: kinds, filter, ping. */
function Choices({ destination: { choices } }: { destination: Destination }) {
  const texts = useTexts(catalogue);
  const kinds = choices.kinds?.map((kind) => texts.kinds[kind]).join(", ") ?? texts.allKinds;
  const more = [choices.filter && texts.filtered, choices.ping && texts.pings].filter(Boolean);
  return <span className={classes["choices"]}>{[kinds, ...more].join(" · ")}</span>;
}

function Waiting({ destination: { waiting, next_post_at } }: { destination: Destination }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  if (waiting === 0) return null;
  return (
    <span className={classes["waiting"]}>
      {texts.waiting(number(waiting), waiting)}
      {next_post_at && (
        <>
          {" · "}
          {texts.nextPost} <Moment at={next_post_at} />
        </>
      )}
    </span>
  );
}
