import { useState } from "react";

import { channelName } from "../discord/names";
import { useScene } from "../scene/scene";
import { CommandLine } from "./CommandLine";
import type { Offer } from "./commands";
import "./composer.css";
import { Writer } from "./Writer";

/** Where a person writes, and uses commands. The key of the place resets it when they go elsewhere. */
export function Composer() {
  const { me, channel } = useScene();
  return <ComposerHere key={`${me.id} ${channel.id}`} />;
}

function ComposerHere() {
  const { channel, guild } = useScene();
  const [begun, setBegun] = useState<{ offer: Offer; rest: string }>();
  const [draft, setDraft] = useState("");
  const [returned, setReturned] = useState(false);
  const mayWrite = channel.may_write ?? true;
  const back = (text: string) => {
    setBegun(undefined);
    setDraft(text);
    setReturned(true);
  };
  return (
    <div className="composer">
      {begun ? (
        <CommandLine key={begun.offer.key} {...begun} onDone={back} />
      ) : (
        <Writer
          draft={draft}
          setDraft={setDraft}
          onCommand={(offer, rest = "") => {
            setBegun({ offer, rest });
          }}
          mayWrite={mayWrite}
          takesFocus={returned}
          placeholder={
            mayWrite ? `Message ${guild ? "#" : "@"}${channelName(channel)}` : "You may not write here; / for commands"
          }
        />
      )}
    </div>
  );
}
