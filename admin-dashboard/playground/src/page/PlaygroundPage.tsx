import { useEffect, useMemo } from "react";

import { Announcements } from "../announcements/announcements";
import { useView } from "../backstage/queries";
import { useChanges } from "../backstage/useChanges";
import { InteractionsProvider } from "../interactions/InteractionsProvider";
import { correctChannel, usePlace } from "../place/place";
import { sceneOf } from "../scene/scene";
import { SceneProvider } from "../scene/SceneProvider";
import "./page.css";
import { Room } from "./Room";
import { Curtain } from "./Curtain";

/** Everything below knows who one is and where (see `useScene`). */
export function PlaygroundPage() {
  const place = usePlace();
  const connected = useChanges();
  const { data: view, isPlaceholderData, error, refetch } = useView(place.as);
  const scene = useMemo(() => view && sceneOf(view, place.channel), [view, place.channel]);
  const here = scene?.guild ? scene.channel.id : "direct";
  const elsewhere = place.channel !== "" && place.channel !== here && scene !== undefined && !isPlaceholderData;
  useEffect(() => {
    if (elsewhere) correctChannel(here);
  }, [elsewhere, here]);
  return (
    <Announcements>
      {scene ? (
        <SceneProvider scene={scene}>
          <InteractionsProvider>
            <Room connected={connected} />
          </InteractionsProvider>
        </SceneProvider>
      ) : (
        <Curtain error={error} onAgain={() => void refetch()} />
      )}
    </Announcements>
  );
}
