import { useCallback, useState } from "react";

import { Composer } from "../composer/Composer";
import { channelName } from "../discord/names";
import { Backstage, type BackstageTab } from "../exchanges/Backstage";
import { ShowExchangeContext } from "../exchanges/shownExchange";
import { FormDialog } from "../forms/FormDialog";
import { ChannelList } from "../guilds/ChannelList";
import { ChannelMark } from "../guilds/ChannelMark";
import { GuildRail } from "../guilds/GuildRail";
import { MessageHistory } from "../messages/MessageHistory";
import { MemberList } from "../people/MemberList";
import { WhoYouAre } from "../people/WhoYouAre";
import { useScene } from "../scene/scene";
import { ThemeButton } from "../theme/ThemeButton";
import { Side } from "./Side";
import { useWide } from "./useWide";

/** The pretend Discord: servers and channels, the messages, the people, and backstage. */
export function Room({ connected }: { connected: boolean }) {
  const scene = useScene();
  const places = useSide(760, 760);
  const backstage = useSide(1080, 1080);
  const members = useSide(900, 1500);
  const roomForBoth = useWide(1400);
  const [tab, setTab] = useState<BackstageTab>("Exchanges");
  const [shown, setShown] = useState<string>();
  const { setOpen: openBackstage } = backstage;
  const { close: closeMembers } = members;
  const showExchange = useCallback(
    (id: string) => {
      setShown(id);
      setTab("Exchanges");
      openBackstage(true);
      if (!roomForBoth) closeMembers();
    },
    [openBackstage, closeMembers, roomForBoth],
  );

  return (
    <ShowExchangeContext value={showExchange}>
      <div className="room">
        <Places side={places} />
        <main className="chat">
          <header className="chat-head">
            {!places.beside && <Toggle name="Channels" mark="☰" side={places} />}
            <h1>
              <ChannelMark type={scene.channel.type} />
              <bdi>{channelName(scene.channel)}</bdi>
            </h1>
            <p className="topic">{scene.channel.topic}</p>
            <Toggle name="Members" mark="👥" side={members} instead={roomForBoth ? undefined : backstage} />
            <Toggle name="Backstage" mark="🔧" side={backstage} instead={roomForBoth ? undefined : members} />
          </header>
          {!connected && (
            <p className="banner" role="alert">
              The playground does not answer. Is <code>make run</code> still running? Trying again…
            </p>
          )}
          <MessageHistory />
          <Composer />
        </main>
        <Side name="Members" className="members-side" {...members} onClose={members.close}>
          <MemberList />
        </Side>
        <Side name="Backstage" className="backstage-side" {...backstage} onClose={backstage.close}>
          <Backstage tab={tab} onTab={setTab} shown={shown} onShow={setShown} />
        </Side>
        <FormDialog />
      </div>
    </ShowExchangeContext>
  );
}

type SideState = ReturnType<typeof useSide>;

function Places({ side }: { side: SideState }) {
  const inside = (
    <>
      <nav className="places-nav" aria-label="Servers and channels">
        <GuildRail onGo={stay} />
        <ChannelList onGo={side.beside ? stay : side.close} />
      </nav>
      <div className="me">
        <WhoYouAre />
        <ThemeButton />
      </div>
    </>
  );
  if (side.beside) return <div className="places">{inside}</div>;
  return (
    <Side name="Channels" className="places" open={side.open} beside={false} onClose={side.close}>
      {inside}
    </Side>
  );
}

const stay = () => undefined;

interface ToggleProps {
  name: string;
  mark: string;
  side: SideState;
  /** Of the other one, which makes room for it. */
  instead?: SideState | undefined;
}

function Toggle({ name, mark, side, instead }: ToggleProps) {
  return (
    <button
      type="button"
      className="icon-button toggle"
      aria-label={name}
      title={name}
      aria-expanded={side.open}
      onClick={() => {
        side.setOpen(!side.open);
        if (!side.open) instead?.close();
      }}
    >
      <span aria-hidden="true">{mark}</span>
    </button>
  );
}

/** Beside the messages from a width on, and open from the start from another. */
function useSide(besideFrom: number, openFrom: number) {
  const beside = useWide(besideFrom);
  const roomy = useWide(openFrom);
  const [chosen, setOpen] = useState<boolean>();
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  return { open: chosen ?? roomy, beside, setOpen, close };
}
