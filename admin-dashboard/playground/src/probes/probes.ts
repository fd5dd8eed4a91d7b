import type { ProbeKind } from "../backstage/shapes";

/** What Discord itself sends to see whether an endpoint may be trusted, and what it expects. */
export const PROBE_TEXTS: Record<ProbeKind, { name: string; means: string }> = {
  ping: { name: "PING", means: "As when the address is entered in the portal. Expected: PONG." },
  "bad-signature": { name: "Bad signature", means: "A request that Discord did not sign. Expected: 401." },
  "no-signature": { name: "No signature", means: "The headers are missing altogether. Expected: 401." },
  replay: { name: "Replay", means: "The same interaction once more. Expected: nothing is done twice." },
  "unknown-command": { name: "Unknown command", means: "One that the bot does not have. Expected: a polite answer." },
};
