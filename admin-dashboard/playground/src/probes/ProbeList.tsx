import { useMutation } from "@tanstack/react-query";

import { useAnnounce } from "../announcements/announcements";
import { useBackstage } from "../backstage/backstage";
import { PROBES, type ProbeKind, type Verdict } from "../backstage/shapes";
import { milliseconds } from "../exchanges/Outcome";
import { PROBE_TEXTS } from "./probes";
import "./probes.css";

export function ProbeList() {
  return (
    <div className="probes">
      <p className="panel-note">One click sends what Discord sends, and says whether the bot behaved.</p>
      <ul>
        {PROBES.map((kind) => (
          <li key={kind}>
            <Probe kind={kind} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Probe({ kind }: { kind: ProbeKind }) {
  const { name, means } = PROBE_TEXTS[kind];
  const { send, verdict, error, isPending } = useProbe(kind);
  return (
    <section className="probe" aria-labelledby={`probe-${kind}`}>
      <div className="probe-texts">
        <h3 id={`probe-${kind}`}>{name}</h3>
        <p>{means}</p>
      </div>
      <button
        type="button"
        className="button button-secondary"
        aria-busy={isPending}
        onClick={() => {
          if (!isPending) send();
        }}
      >
        <span className="button-content">
          Send<span className="unseen"> {name}</span>
        </span>
        {isPending && <span className="dots" aria-hidden="true" />}
      </button>
      {verdict && <VerdictLine verdict={verdict} />}
      {error && <p className="callout callout-bad">{error.message}</p>}
    </section>
  );
}

export function VerdictLine({ verdict }: { verdict: Verdict }) {
  return (
    <p className={`verdict callout ${verdict.passed ? "callout-good" : "callout-bad"}`}>
      <strong>{verdict.passed ? "✓ As it should be." : `✗ Expected ${verdict.expected}.`}</strong> {verdict.said}
      <span className="ms">
        {verdict.http_status !== null && ` HTTP ${verdict.http_status}`}
        {verdict.ms !== null && ` · ${milliseconds(verdict.ms)}`}
      </span>
    </p>
  );
}

export function useProbe(kind: ProbeKind, interactionId?: string) {
  const backstage = useBackstage();
  const announce = useAnnounce();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => backstage.probe(kind, interactionId),
    onSuccess: ({ passed, said }) => {
      announce(`${PROBE_TEXTS[kind].name}: ${passed ? "as it should be" : "not as it should be"}. ${said}`);
    },
  });
  const send = () => {
    mutate();
  };
  return { send, verdict: data, error, isPending };
}
