/** What jsdom has not: a window with a width, scrolling, and events from the server. */

import { EventSource } from "eventsource";
import { vi } from "vitest";

export function aBrowser({ width = 1600 } = {}) {
  vi.stubGlobal("EventSource", EventSource);
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: width >= Number(/min-width: (\d+)px/.exec(query)?.[1] ?? 0),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal("CSS", { supports: () => false, escape: (text: string) => text });
  HTMLCanvasElement.prototype.getContext = () => null;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.checkVisibility = function (this: Element) {
    return this.closest("[hidden]") === null;
  };
  history.replaceState(null, "", "/");
}
