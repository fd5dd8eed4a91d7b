import {
  IconBrandBluesky,
  IconBrandInstagram,
  IconBrandMastodon,
  IconBrandReddit,
  IconBrandTiktok,
  IconBrandTwitch,
  IconBrandYoutube,
  IconRss,
  IconWorldQuestion,
} from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./PlatformMark.module.css";

const MARKS: Readonly<Record<string, typeof IconRss>> = {
  feed: IconRss,
  youtube: IconBrandYoutube,
  bluesky: IconBrandBluesky,
  mastodon: IconBrandMastodon,
  twitch: IconBrandTwitch,
  reddit: IconBrandReddit,
  instagram: IconBrandInstagram,
  tiktok: IconBrandTiktok,
};

/** What reads a source, as a picture with its name. A package may bring kinds that have no picture here. */
export function PlatformMark({ kind }: { kind: string }) {
  const texts = useTexts(catalogue);
  const Mark = MARKS[kind] ?? IconWorldQuestion;
  return (
    <span className={classes["mark"]}>
      <Mark size={22} stroke={1.6} role="img" aria-label={texts.platforms[kind] ?? kind} />
    </span>
  );
}
