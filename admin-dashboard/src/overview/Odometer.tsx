import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { LiveMark } from "../parts/live/LiveMark";
import { ProblemNotice } from "../parts/ProblemNotice";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { activeMembers, milesChart, odometer } from "./queries";
import { Sheet } from "./Sheet";
import { texts as catalogue } from "./texts/catalogue";
import { Wheels } from "./Wheels";

/** How far the community has come together, and who is on the road. Its wheels roll from zero when it is opened. */
export function Odometer({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const query = useQuery(odometer(guildId));
  const { data, isPending, isError } = query;
  if (isError && !data) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  return (
    <Sheet title={texts.odometer} aside={<LiveMark guildId={guildId} />}>
      <div className={classes["odometer"]} aria-busy={isPending}>
        <p className={classes["together"]}>
          <Wheels miles={data?.miles ?? 0} />
          <VisuallyHidden>{data ? number(data.miles) : "–"}</VisuallyHidden> {texts.together}
        </p>
        <dl className={classes["figures"]}>
          <Figure value={data ? number(data.members) : "–"} label={texts.onTheRoad(data?.members ?? 0)} />
          <ActiveMembers guildId={guildId} />
          <MilesLately guildId={guildId} />
        </dl>
      </div>
    </Sheet>
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
