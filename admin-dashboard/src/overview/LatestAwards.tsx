import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { LiveAward } from "../api/live";
import { TextLink } from "../parts/links";
import { Miles } from "../parts/miles/Miles";
import { Moment } from "../parts/time/Moment";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { latestAwards } from "./queries";
import { Sheet } from "./Sheet";
import { texts as catalogue } from "./texts/catalogue";

/** Who earned something last; the newest come by themselves. */
export function LatestAwards({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const query = useQuery(latestAwards(guildId));
  const members = (
    <TextLink to="/guilds/$guildId/mileage" params={{ guildId }} size="sm">
      {texts.allMembers}
    </TextLink>
  );
  return (
    <Sheet title={texts.awards} aside={members}>
      <Part query={query} className={classes["latest"]}>
        {(awards) => (awards.length > 0 ? <Awards awards={awards} /> : <Text c="dimmed">{texts.noAwards}</Text>)}
      </Part>
    </Sheet>
  );
}

function Awards({ awards }: { awards: readonly LiveAward[] }) {
  const [firstSeen] = useState(() => new Set(awards.map(({ entry_id }) => entry_id)));
  return (
    <ul className={classes["awards"]}>
      {awards.map((award) => (
        <Award key={award.entry_id} award={award} isNew={!firstSeen.has(award.entry_id)} />
      ))}
    </ul>
  );
}

function Award({ award, isNew }: { award: LiveAward; isNew: boolean }) {
  const texts = useTexts(catalogue);
  return (
    <li className={classes["award"]} data-new={isNew || undefined}>
      <span className={classes["who"]}>
        <span className={classes["name"]}>
          <bdi>{award.user_id === null ? texts.erased : award.user_name || award.user_id}</bdi>
        </span>
        <span className={classes["small"]}>
          {texts.reasons[award.reason] ?? award.reason}, <Moment at={award.booked_at} />
        </span>
      </span>
      <span className={classes["milesOfAward"]}>
        <Miles value={award.miles} signed />
      </span>
    </li>
  );
}
