import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { Lag } from "../parts/charts/Lag";
import { ButtonLink } from "../parts/links";
import { EmptyState } from "../parts/states/EmptyState";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import classes from "./Overview.module.css";
import { Part } from "./Part";
import { dailiesChart, type DailiesChart } from "./queries";
import { Sheet } from "./Sheet";
import { texts as catalogue } from "./texts/catalogue";

const CHART_HEIGHT = 190;

/** How long it takes from publication to the post. */
export function DailiesLag({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const query = useQuery(dailiesChart(guildId));
  return (
    <Sheet title={texts.dailies}>
      <Part query={query} className={classes["lag"]}>
        {(chart) => (chart.posts > 0 ? <Posts chart={chart} /> : <NoPosts guildId={guildId} />)}
      </Part>
    </Sheet>
  );
}

function Posts({ chart }: { chart: DailiesChart }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const posts = texts.posts(number(chart.posts), chart.posts);
  if (chart.lag_p50 === null)
    return (
      <>
        <Text size="sm" c="dimmed" mb="sm">
          {posts}
        </Text>
        <Text c="dimmed">{texts.undated}</Text>
      </>
    );
  return (
    <Lag
      label={texts.dailies}
      summary={posts}
      days={chart.days}
      overall={{ p50: chart.lag_p50, p95: chart.lag_p95 }}
      height={CHART_HEIGHT}
    />
  );
}

function NoPosts({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  return (
    <EmptyState drawing="radio" title={texts.noPosts} lead={texts.noPostsLead}>
      <ButtonLink to="/guilds/$guildId/dailies" params={{ guildId }} variant="default">
        {texts.toDailies}
      </ButtonLink>
    </EmptyState>
  );
}
