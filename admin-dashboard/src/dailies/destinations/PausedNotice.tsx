import { Text } from "@mantine/core";
import { IconPlayerPauseFilled } from "@tabler/icons-react";

import { Moment } from "../../parts/time/Moment";
import { useTexts } from "../../texts/texts";
import type { Destination } from "../queries";
import { Told } from "../told/Told";
import classes from "./PausedNotice.module.css";
import { texts as catalogue } from "./texts/catalogue";

/** Why a channel is paused and since when, or how much waits for it. Nothing when there is nothing to say. */
export function PausedNotice({ destination: { paused, waiting, next_post_at } }: { destination: Destination }) {
  const texts = useTexts(catalogue);
  if (!paused && waiting === 0) return null;
  return (
    <div className={classes["notice"]} data-paused={paused !== null || undefined} role="status">
      {paused && (
        <div>
          <Text fw={600} className={classes["title"] ?? ""}>
            <IconPlayerPauseFilled size={16} aria-hidden /> {texts.pausedTitle}
          </Text>
          <Text>
            <Told sentence={paused.sentence} />{" "}
            {paused.since && (
              <Text span c="dimmed" size="sm">
                <Moment at={paused.since} />
              </Text>
            )}
          </Text>
        </div>
      )}
      {waiting > 0 && (
        <Text size="sm">
          {texts.waiting(waiting)}
          {next_post_at && (
            <>
              {", "}
              {texts.nextPost} <Moment at={next_post_at} />
            </>
          )}
          .
        </Text>
      )}
    </div>
  );
}
