import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { openLive, type LiveEvent, type LiveState } from "./live";

/** As far as it is used. https://html.spec.whatwg.org/#the-eventsource-interface */
class PretendEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: PretendEventSource[] = [];
  readyState = 1;

  constructor(readonly url: string) {
    super();
    PretendEventSource.opened.push(this);
  }

  tells(event: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  breaks({ forGood }: { forGood: boolean }) {
    this.readyState = forGood ? PretendEventSource.CLOSED : 0;
    this.dispatchEvent(new Event("error"));
  }

  close() {
    this.readyState = PretendEventSource.CLOSED;
  }
}

let heard: LiveEvent[];
let states: LiveState[];
let close: () => void;

function stream(): PretendEventSource {
  const newest = PretendEventSource.opened.at(-1);
  if (!newest) throw new Error("nobody listens");
  return newest;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", PretendEventSource);
  PretendEventSource.opened = [];
  heard = [];
  states = [];
  close = openLive(
    "7",
    (event) => heard.push(event),
    (state) => states.push(state),
  );
});

afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("tells what happens", () => {
  stream().tells("ready");
  stream().tells("award", { miles: 50 });
  expect(heard).toEqual(["award"]);
  expect(states).toEqual(["live"]);
});

it("leaves short breaks to the browser, which knows what it heard last", () => {
  stream().tells("ready");
  stream().breaks({ forGood: false });
  stream().tells("ready");
  expect(PretendEventSource.opened).toHaveLength(1);
  expect(states).toEqual(["live", "reconnecting", "live"]);
  expect(heard).toEqual([]);
});

it("comes back after the browser gave up, and has everything read anew", () => {
  stream().tells("ready");
  stream().breaks({ forGood: true });
  vi.advanceTimersByTime(2000);
  expect(PretendEventSource.opened).toHaveLength(2);
  stream().tells("ready");
  expect(heard).toEqual(["reload"]);
});

it("waits longer each time, and not at all when the connection is back", () => {
  stream().breaks({ forGood: true });
  vi.advanceTimersByTime(2000);
  stream().breaks({ forGood: true });
  vi.advanceTimersByTime(2000);
  expect(PretendEventSource.opened).toHaveLength(2);
  window.dispatchEvent(new Event("online"));
  expect(PretendEventSource.opened).toHaveLength(3);
});
