import { initials } from "../people/Avatar";
import { Avatar } from "../people/Avatar";
import { usePlace } from "../place/place";
import { useScene } from "../scene/scene";
import "./guilds.css";

/** The servers, with the direct message to the bot on top. */
export function GuildRail({ onGo }: { onGo: () => void }) {
  const { view, guild } = useScene();
  const { goTo } = usePlace();
  const go = (channel: string) => {
    goTo(channel);
    onGo();
  };
  return (
    <ul className="guild-rail" aria-label="Servers">
      <li>
        <button
          type="button"
          className="guild-mark"
          aria-label="Direct messages"
          aria-current={guild === undefined ? "page" : undefined}
          title="Direct messages"
          onClick={() => {
            go("direct");
          }}
        >
          <Avatar user={view.application.bot} />
        </button>
      </li>
      <li className="rail-line" aria-hidden="true" />
      {view.guilds.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            className="guild-mark"
            aria-current={each.id === guild?.id ? "page" : undefined}
            title={each.name}
            onClick={() => {
              go(each.channels[0]?.id ?? "");
            }}
          >
            <span className="guild-initials" aria-hidden="true">
              {initials(each.name)}
            </span>
            <span className="unseen">{each.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
