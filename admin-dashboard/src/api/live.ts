/** What happens in a server, as it happens: one stream for a page, whoever listens. docs/admin_api.md#live-updates */
import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from "react";

import { API_URL } from "./address";
import type { components } from "./schema";
import { onSignedIn } from "./session/rescue";

export type LiveAward = components["schemas"]["LiveAwardJson"];

/** What is told, by the name of the event. */
export interface LiveEvents {
  award: LiveAward;
  rank: { user_id: string; user_name: string; from: string | null; to: string | null };
  delivery: {
    delivery_id: string;
    item_id: string;
    source: string;
    title: string;
    url: string;
    channel_id: string;
    message_id: string | null;
    sent_at: string;
  };
  problems: { problems: { what: "source" | "channel" | "rank" | "hook"; id: string; name: string; reason: string }[] };
  import: components["schemas"]["ImportJson"];
  reversal: { batch_id: string; done: number; entries: number; finished_at: string | null };
  /** Something may have been missed: read anew what is shown. */
  reload: object;
}

export type LiveEvent = keyof LiveEvents;
export type LiveState = "connecting" | "live" | "reconnecting";

const EVENTS: readonly LiveEvent[] = ["award", "rank", "delivery", "problems", "import", "reversal", "reload"];
/** Going from page to page keeps the stream. */
const LINGERS_MILLISECONDS = 2_000;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

type Heard = (event: LiveEvent, data: never) => void;

/**
 * Listens to a server. The browser comes back by itself after a break and names what it heard last; where it gives up,
 * the stream is opened anew, and what was missed meanwhile is told as `reload`.
 */
export function openLive(guildId: string, hear: Heard, onState: (state: LiveState) => void): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let failures = 0;
  let opened = false;

  const open = () => {
    window.clearTimeout(timer);
    source?.close();
    const stream = new EventSource(`${API_URL}/api/v1/guilds/${guildId}/live`, { withCredentials: true });
    let anew = opened;
    source = stream;
    stream.addEventListener("ready", () => {
      failures = 0;
      opened = true;
      onState("live");
      if (anew) hear("reload", {} as never);
      anew = false;
    });
    for (const event of EVENTS) {
      stream.addEventListener(event, ({ data }: MessageEvent<string>) => {
        hear(event, JSON.parse(data) as never);
      });
    }
    stream.addEventListener("error", () => {
      onState(opened ? "reconnecting" : "connecting");
      if (stream.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, Math.min(FIRST_PAUSE * 2 ** failures++, LONGEST_PAUSE));
    });
  };

  const openAtOnce = () => {
    if (source?.readyState === EventSource.CLOSED) open();
  };
  window.addEventListener("online", openAtOnce);
  const forgetSignIns = onSignedIn(openAtOnce);
  open();
  return () => {
    window.removeEventListener("online", openAtOnce);
    forgetSignIns();
    window.clearTimeout(timer);
    source?.close();
  };
}

interface Stream {
  state: LiveState;
  heard: Set<Heard>;
  changed: Set<() => void>;
  close: () => void;
}

const streams = new Map<string, Stream>();

function streamOf(guildId: string): Stream {
  const known = streams.get(guildId);
  if (known) return known;
  const stream: Stream = { state: "connecting", heard: new Set(), changed: new Set(), close: () => undefined };
  streams.set(guildId, stream);
  stream.close = openLive(
    guildId,
    (event, data) => {
      for (const hear of stream.heard) hear(event, data);
    },
    (state) => {
      stream.state = state;
      for (const changed of stream.changed) changed();
    },
  );
  return stream;
}

/** Closed when nobody has listened for a while. */
function listen(guildId: string, hear: Heard | null, changed: (() => void) | null): () => void {
  const stream = streamOf(guildId);
  if (hear) stream.heard.add(hear);
  if (changed) stream.changed.add(changed);
  return () => {
    if (hear) stream.heard.delete(hear);
    if (changed) stream.changed.delete(changed);
    window.setTimeout(() => {
      if (stream.heard.size + stream.changed.size > 0 || streams.get(guildId) !== stream) return;
      streams.delete(guildId);
      stream.close();
    }, LINGERS_MILLISECONDS);
  };
}

/** Calls what is given as soon as it happens: `useLive(guildId, { award: (award) => … })`. */
export function useLive(guildId: string, handlers: { [Event in LiveEvent]?: (data: LiveEvents[Event]) => void }) {
  const hear = useEffectEvent((event: LiveEvent, data: never) => {
    handlers[event]?.(data);
  });
  useEffect(
    () =>
      listen(
        guildId,
        (event, data) => {
          hear(event, data);
        },
        null,
      ),
    [guildId],
  );
}

/** Whether what is shown is what is. */
export function useLiveState(guildId: string): LiveState {
  const subscribe = useCallback((changed: () => void) => listen(guildId, null, changed), [guildId]);
  return useSyncExternalStore(subscribe, () => streams.get(guildId)?.state ?? "connecting");
}
