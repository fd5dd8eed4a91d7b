/** When the session ends while somebody works: requests wait for them to sign in again, and go on. */
import { signInAddress } from "../address";
import { Problem } from "../problems";

const UNAUTHORIZED = 401;
const CHANNEL = "omo-signed-in";

interface Waiting {
  goOn: () => void;
  giveUp: (problem: Problem) => void;
}

let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function waitFor(next: readonly Waiting[]) {
  waiting = next;
  for (const changed of listeners) changed();
}

/** For `useSyncExternalStore`. */
export const somebodyWaits = () => waiting.length > 0;

export function onWaiting(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** `fetch`, or what sends instead, and once more after a new sign-in when the first answer was 401. */
export async function fetchSignedIn(
  request: Request,
  send: (request: Request) => Promise<Response> = fetch,
): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== UNAUTHORIZED) return response;
  await signedInAgain();
  return send(again);
}

function signedInAgain(): Promise<void> {
  return new Promise((goOn, giveUp) => {
    waitFor([...waiting, { goOn, giveUp }]);
  });
}

/** All that waits is sent now. */
export function goOn() {
  const all = waiting;
  waitFor([]);
  for (const one of all) one.goOn();
}

/** All that waits fails. */
export function giveUp() {
  const all = waiting;
  waitFor([]);
  for (const one of all) one.giveUp(new Problem(UNAUTHORIZED));
}

/** Opens Discord's page beside this one; it ends at `/signed-in`, which tells the others. False: the browser forbade it. */
export function openSignIn(): boolean {
  return window.open(signInAddress("/signed-in"), "omo-sign-in", "popup,width=520,height=760") !== null;
}

/** To every other page of this origin: somebody just signed in. */
export function tellSignedIn() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed in");
  channel.close();
}

export function onSignedIn(heard: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = heard;
  return () => {
    channel.close();
  };
}
