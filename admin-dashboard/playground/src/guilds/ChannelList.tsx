import { channelName } from "../discord/names";
import { ChannelType, type Channel } from "../../../discord/shapes";
import { usePlace } from "../place/place";
import { useScene } from "../scene/scene";
import { ChannelMark } from "./ChannelMark";
import "./guilds.css";

export function ChannelList({ onGo }: { onGo: () => void }) {
  const { view, guild } = useScene();
  if (!guild)
    return (
      <div className="channel-list">
        <p className="guild-name">Direct messages</p>
        <ul>
          <Line channel={view.direct.channel} name={view.application.bot.username} onGo={onGo} />
        </ul>
      </div>
    );
  const spoken = guild.channels.filter(({ type }) => type === ChannelType.voice || type === ChannelType.stage);
  const written = guild.channels.filter(
    (channel) => !spoken.includes(channel) && channel.type !== ChannelType.category,
  );
  return (
    <div className="channel-list">
      <p className="guild-name">
        <bdi>{guild.name}</bdi>
      </p>
      <Group name="Text channels" channels={written} onGo={onGo} />
      {spoken.length > 0 && <Group name="Voice channels" channels={spoken} onGo={onGo} />}
    </div>
  );
}

function Group({ name, channels, onGo }: { name: string; channels: Channel[]; onGo: () => void }) {
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {channels.map((channel) => (
          <Line key={channel.id} channel={channel} name={channelName(channel)} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function Line({ channel, name, onGo }: { channel: Channel; name: string; onGo: () => void }) {
  const { channel: here } = useScene();
  const { goTo } = usePlace();
  return (
    <li>
      <button
        type="button"
        className="channel"
        aria-current={channel.id === here.id ? "page" : undefined}
        onClick={() => {
          goTo(channel.type === ChannelType.direct ? "direct" : channel.id);
          onGo();
        }}
      >
        <ChannelMark type={channel.type} />
        <bdi>{name}</bdi>
      </button>
    </li>
  );
}
