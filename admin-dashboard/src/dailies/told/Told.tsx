import { Code } from "@mantine/core";

import { ChannelName } from "./ChannelName";
import { partsOf } from "./telling";

/** A sentence of the bot's, written for Discord, as it reads here. */
export function Told({ sentence }: { sentence: string }) {
  return partsOf(sentence).map((part, place) => <Part key={place} {...part} />);
}

function Part({ as, text }: ReturnType<typeof partsOf>[number]) {
  switch (as) {
    case "channel":
      return <ChannelName id={text} />;
    case "code":
      return <Code>{text}</Code>;
    case "stressed":
      return <em>{text}</em>;
    default:
      return text;
  }
}
