import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { LiveMark } from "../parts/live/LiveMark";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { activeMembers, milesChart, odometer } from "./queries";
import { Section } from "./Section";
import { texts as catalogue } from "./texts/catalogue";
import { Wheels } from "./Wheels";

const HEIGHT = 190;

/** How far the community has come together, and who is on the road. */
export function Odometer({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const query = useQuery(odometer(guildId));
  return (
    <Section title={texts.odometer} aside={<LiveMark guildId={guildId} />}>
      <Part query={query} height={HEIGHT}>
        {({ miles, members }) => (
          <div className={classes["odometer"]}>
            <p style={{ margin: 0 }}>
              <VisuallyHidden>{texts.total(number(miles))}</VisuallyHidden>
              <Wheels miles={miles} />
            </p>
            <dl className={classes["figures"]}>
              <Figure value={number(members)} label={texts.onTheRoad(members)} />
              <ActiveMembers guildId={guildId} />
              <MilesLately guildId={guildId} />
            </dl>
          </div>
        )}
      </Part>
    </Section>
  );
}

function ActiveMembers({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data } = useQuery(activeMembers(guildId));
  const [before, now] = data?.spans.slice(-2) ?? [];
  const label = before && now ? `${texts.activeNow}, ${texts.activeBefore(number(before.members))}` : texts.activeNow;
  return <Figure value={now ? number(now.members) : "–"} label={label} />;
}

function MilesLately({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const { data } = useQuery(milesChart(guildId));
  const miles = data?.days.reduce((sum, day) => sum + day.miles, 0);
  return <Figure value={miles === undefined ? "–" : number(miles)} label={texts.milesLately} />;
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className={classes["figure"]}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
