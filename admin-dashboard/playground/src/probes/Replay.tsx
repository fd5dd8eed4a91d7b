import type { ExchangeDetails } from "../backstage/shapes";
import { useProbe, VerdictLine } from "./ProbeList";

/** Sends this very interaction once more. */
export function Replay({ exchange }: { exchange: ExchangeDetails }) {
  const { send, verdict, error, isPending } = useProbe("replay", exchange.id);
  return (
    <>
      <button type="button" className="small-button" aria-busy={isPending} onClick={send}>
        Send once more
      </button>
      {verdict && <VerdictLine verdict={verdict} />}
      {error && <span className="callout callout-bad">{error.message}</span>}
    </>
  );
}
