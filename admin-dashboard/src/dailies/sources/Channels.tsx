import { IconPlayerPauseFilled } from "@tabler/icons-react";

import { useTexts } from "../../texts/texts";
import type { Destination } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { ChannelName } from "../told/ChannelName";
import classes from "./Channels.module.css";

/** Where a source goes; channels that are held say so. */
export function Channels({ destinations }: { destinations: readonly Destination[] }) {
  const texts = useTexts(catalogue);
  if (destinations.length === 0) return <span className={classes["nowhere"]}>{texts.nowhere}</span>;
  return (
    <ul className={classes["channels"]}>
      {destinations.map(({ id, channel_id, paused }) => (
        <li key={id}>
          <ChannelName id={channel_id} />
          {paused && (
            <span className={classes["paused"]}>
              <IconPlayerPauseFilled size={14} aria-hidden /> {texts.channelPaused}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
