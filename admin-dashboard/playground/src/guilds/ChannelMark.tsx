import { ChannelType } from "../../../discord/shapes";

const MARKS: Record<number, string> = {
  [ChannelType.text]: "#",
  [ChannelType.announcement]: "📣",
  [ChannelType.voice]: "🔊",
  [ChannelType.stage]: "🎤",
  [ChannelType.direct]: "@",
};

export function ChannelMark({ type }: { type: number }) {
  return (
    <span className="channel-mark" aria-hidden="true">
      {MARKS[type] ?? "#"}
    </span>
  );
}
