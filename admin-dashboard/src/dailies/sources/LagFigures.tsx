import { Text } from "@mantine/core";

import type { components } from "../../api/schema";
import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";
import classes from "./LagFigures.module.css";

type Lag = components["schemas"]["Lag"];

/** How soon posts come: half of them, and nearly all. After they were published, if the source says when that was. */
export function LagFigures({ lag, explained = false }: { lag: Lag | null; explained?: boolean }) {
  const texts = useTexts(catalogue);
  const { duration, number } = useFormats();
  if (lag === null)
    return (
      <Text span inherit c="dimmed">
        {texts.lagNone}
      </Text>
    );
  const dated = lag.dated > 0;
  const [half, most] = dated ? [lag.p50, lag.p95] : [lag.seen_p50, lag.seen_p95];
  return (
    <>
      <span className={classes["figure"]}>{texts.lagHalf(duration(rounded(half)))}</span>
      <span className={classes["figure"]}>{texts.lagMost(duration(rounded(most)))}</span>
      {explained && (
        <Text size="sm" c="dimmed">
          {dated ? texts.lagFrom(number(lag.posts)) : texts.lagFromSeen(number(lag.posts))}
        </Text>
      )}
    </>
  );
}

/** Nobody cares for less than a second. */
const rounded = (seconds: number) => Math.max(1, Math.round(seconds));
