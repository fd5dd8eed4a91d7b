import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { DayBars } from "../parts/charts/DayBars";
import { ButtonLink } from "../parts/links";
import { EmptyState } from "../parts/states/EmptyState";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { milesChart, type MilesChart } from "./queries";
import { Sheet } from "./Sheet";
import { barsOf, seriesOf } from "./series";
import { texts as catalogue } from "./texts/catalogue";

const CHART_HEIGHT = 210;

export function MilesPerDay({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const query = useQuery(milesChart(guildId));
  const behind = query.data?.behind && (
    <Text span size="sm" c="dimmed">
      {texts.behind}
    </Text>
  );
  return (
    <Sheet title={texts.milesPerDay} aside={behind}>
      <Part query={query} className={classes["miles"]}>
        {({ days }) =>
          days.some(({ bookings }) => bookings > 0) ? <Bars days={days} /> : <NoMiles guildId={guildId} />
        }
      </Part>
    </Sheet>
  );
}

function Bars({ days }: Pick<MilesChart, "days">) {
  const texts = useTexts(catalogue);
  const series = seriesOf(days, (reason) => texts.reasons[reason] ?? (reason === "others" ? texts.others : reason));
  return <DayBars label={texts.milesPerDay} days={barsOf(days, series)} series={series} height={CHART_HEIGHT} />;
}

function NoMiles({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  return (
    <EmptyState drawing="van" title={texts.noMiles} lead={texts.noMilesLead}>
      <ButtonLink to="/guilds/$guildId/earning" params={{ guildId }} variant="default">
        {texts.howToEarn}
      </ButtonLink>
    </EmptyState>
  );
}
