import { useCallback, useSyncExternalStore } from "react";

/** Bea: a member with nothing yet. */
export const FIRST_PERSON = "100000000000000002";

/** Who you are and where: kept in the address, so that a reload keeps it and every tab can be somebody else. */
export interface Place {
  as: string;
  /** A channel's id; "direct" for the direct message with the bot; "" for the first channel. */
  channel: string;
}

export function usePlace(): Place & { become: (user: string) => void; goTo: (channel: string) => void } {
  const search = useSyncExternalStore(listen, () => location.search);
  const asked = new URLSearchParams(search);
  const become = useCallback((as: string) => {
    change({ as });
  }, []);
  const goTo = useCallback((channel: string) => {
    change({ channel });
  }, []);
  return { as: asked.get("as") ?? FIRST_PERSON, channel: asked.get("channel") ?? "", become, goTo };
}

/** Going back does not lead to the wrong one again. */
export const correctChannel = (channel: string) => {
  change({ channel }, "replaceState");
};

function change(place: Partial<Place>, how: "pushState" | "replaceState" = "pushState") {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(place)) address.searchParams.set(key, value);
  history[how](null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

function listen(changed: () => void) {
  addEventListener("popstate", changed);
  return () => {
    removeEventListener("popstate", changed);
  };
}
