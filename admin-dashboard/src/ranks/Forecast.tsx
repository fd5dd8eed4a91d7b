import { Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";

import { MoversList } from "../parts/movers/MoversList";
import { ProblemNotice } from "../parts/ProblemNotice";
import { useFormats } from "../texts/formats";
import { useTexts } from "../texts/texts";
import type { Forecast as RankForecast } from "./queries";
import { texts as catalogue } from "./texts/catalogue";

interface ForecastProps {
  forecast: UseQueryResult<RankForecast>;
  changed: boolean;
  /** Nothing has to be mended first. */
  sound: boolean;
}

/** Whom the ranks on the page would move. */
export function Forecast({ forecast, changed, sound }: ForecastProps) {
  const texts = useTexts(catalogue);
  if (!sound) return <Text c="dimmed">{texts.forecastWaits}</Text>;
  if (!changed) return <Text c="dimmed">{texts.forecastUnchanged}</Text>;
  if (forecast.error) return <ProblemNotice error={forecast.error} retry={() => void forecast.refetch()} />;
  return <Told forecast={forecast.data} />;
}

function Told({ forecast }: { forecast: RankForecast | undefined }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  if (!forecast) return null;
  const { moved, up, down, roles_changed, without, movers } = forecast;
  return (
    <>
      <Text role="status" fw={700} size="lg">
        {moved > 0 ? texts.wouldMove(moved, number(moved)) : texts.wouldMoveNobody}
      </Text>
      {roles_changed > 0 && <Text>{texts.rolesChange(roles_changed, number(roles_changed))}</Text>}
      {without > 0 && <Text>{texts.below(without, number(without))}</Text>}
      <MoversList movers={movers} up={up} down={down} />
    </>
  );
}
