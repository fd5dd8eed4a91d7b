import { useMemo, type ReactNode } from "react";

import { ENGLISH, SurroundingsContext, type Surroundings } from "../../../discord/surroundings";
import { channelName } from "../discord/names";
import { nameIn, SceneContext, type Scene } from "./scene";

/** What is below it knows who one is and where, and messages know what they name. */
export function SceneProvider({ scene, children }: { scene: Scene; children: ReactNode }) {
  const surroundings = useMemo(() => surroundingsOf(scene), [scene]);
  return (
    <SceneContext value={scene}>
      <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>
    </SceneContext>
  );
}

function surroundingsOf(scene: Scene): Surroundings {
  return {
    locale: scene.locale,
    person: (id) => ({ name: nameIn(scene, id), me: id === scene.me.id }),
    role: (id) => scene.roles.find((each) => each.id === id),
    channel: (id) => {
      const channel = scene.guild?.channels.find((each) => each.id === id);
      return channel && channelName(channel);
    },
    loads: () => true,
    words: ENGLISH,
  };
}
