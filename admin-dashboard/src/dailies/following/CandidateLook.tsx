import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { useGuild } from "../../api/session/session";
import { TextLink } from "../../parts/links";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { ContentLine } from "../items/ContentLine";
import { sources, type Candidate } from "../queries";
import { PlatformMark } from "../sources/PlatformMark";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./CandidateLook.module.css";

/** What was found, with its newest items. */
export function CandidateLook({ candidate }: { candidate: Candidate }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { kind, title, address, items, newest } = candidate;
  return (
    <div className={classes["candidate"]}>
      <div className={classes["name"]}>
        <PlatformMark kind={kind} />
        <div>
          <bdi className={classes["title"]}>{title || address}</bdi>
          <Text size="sm" c="dimmed">
            {texts.platforms[kind] ?? kind} · {address}
          </Text>
          <Followed address={address} />
        </div>
        <Text size="sm" className={classes["count"] ?? ""}>
          {items > 0 ? texts.itemsThere(number(items), items) : texts.nothingThere}
        </Text>
      </div>
      {newest.length > 0 && (
        <ul className={classes["newest"]} aria-label={texts.newestThere}>
          {newest.map((content) => (
            <li key={content.url + content.title}>
              <ContentLine content={content} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** As far as the list of sources was read before. */
function Followed({ address }: { address: string }) {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  const known = useQueryClient().getQueryData(sources(guildId).queryKey);
  const source = known?.pages.flatMap((page) => page.items).find((each) => each.address === address);
  if (!source) return null;
  return (
    <Text size="sm">
      {texts.followedAlready}{" "}
      <TextLink to="/guilds/$guildId/dailies/$sourceId" params={{ guildId, sourceId: source.id }} inherit>
        {texts.seeSource}
      </TextLink>
    </Text>
  );
}
