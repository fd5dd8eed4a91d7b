import { Text } from "@mantine/core";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import classes from "./ChoicesMade.module.css";
import type { Import } from "./queries";
import { texts as catalogue } from "./texts/catalogue";
import { WHOLE_TRIP } from "./wholeTrip";

/** How it counts or counted, for reading. */
export function ChoicesMade({ one }: { one: Import }) {
  const { chosen, strategies } = useTexts(catalogue);
  const formats = useFormats("UTC");
  const lines: [string, string][] = [
    [chosen.strategy, strategies[one.strategy]],
    [chosen.rate, formats.number(one.points_per_mile)],
    [chosen.day, one.counts_for === WHOLE_TRIP ? chosen.wholeTrip : formats.day(one.counts_for)],
    [chosen.lines, formats.number(one.lines)],
    [chosen.bad, formats.number(one.bad_count)],
  ];
  return (
    <dl className={classes["choices"]}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
