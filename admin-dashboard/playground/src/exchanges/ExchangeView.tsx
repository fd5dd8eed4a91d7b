import type { ReactNode } from "react";

import { useExchange } from "../backstage/queries";
import type { ExchangeDetails } from "../backstage/shapes";
import { nameOf } from "../discord/names";
import { CallList } from "./CallList";
import { CopyButton } from "./CopyButton";
import { clockTime } from "./ExchangeList";
import { asCurl, explain } from "./explain";
import { Json } from "./Json";
import { milliseconds, Outcome } from "./Outcome";
import { Replay } from "../probes/Replay";

/** One interaction from the click to the last REST call. */
export function ExchangeView({ id, onBack }: { id: string; onBack: () => void }) {
  const { data: exchange, error } = useExchange(id);
  return (
    <div className="exchange-view">
      <button type="button" className="plain-link back" onClick={onBack}>
        <span aria-hidden="true">←</span> All exchanges
      </button>
      {error && !exchange && <p className="panel-note">It could not be loaded. {error.message}</p>}
      {!exchange && !error && <p className="panel-note">Loading…</p>}
      {exchange && <Inside exchange={exchange} />}
    </div>
  );
}

function Inside({ exchange }: { exchange: ExchangeDetails }) {
  const { request, response, calls, notes } = exchange;
  return (
    <>
      <header className="exchange-head">
        <h3>
          <bdi>{exchange.what}</bdi>
        </h3>
        <Outcome exchange={exchange} />
        <p className="exchange-who">
          <bdi>{nameOf(exchange.who)}</bdi> · <time dateTime={exchange.at}>{clockTime(exchange.at)}</time> ·{" "}
          <code>{exchange.id}</code>
        </p>
      </header>
      <Failure exchange={exchange} />
      {notes.length > 0 && (
        <div className="callout callout-note">
          <p>Discord’s client would not have let this through:</p>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      <Timeline exchange={exchange} />
      <Part title="Signed request" note={`${request.method} ${request.url}`}>
        <Headers headers={request.headers} />
        <Json what="request body" value={request.body} isOpen={whatWasDone} />
        <p className="part-tools">
          <CopyButton what="request as curl" text={() => asCurl(request)} /> as curl
          <Replay exchange={exchange} />
        </p>
      </Part>
      <Part title="The bot’s answer" note={response ? `HTTP ${response.status}` : "none"}>
        {response ? (
          <>
            <Headers headers={response.headers} />
            <Json what="answer" value={response.body} />
          </>
        ) : (
          <p className="panel-note">The bot gave no answer.</p>
        )}
      </Part>
      <Part title="REST calls after it" note={String(calls.length)} open>
        <CallList calls={calls} none="The bot asked nothing more of Discord." />
      </Part>
    </>
  );
}

function Failure({ exchange }: { exchange: ExchangeDetails }) {
  const explanation = explain(exchange);
  if (!explanation) return null;
  return (
    <div className="callout callout-bad">
      <p>
        <strong>A member saw {explanation.seen}.</strong>
      </p>
      <p>{explanation.because}</p>
      {explanation.refusals.length > 0 && (
        <ul>
          {explanation.refusals.map((refusal) => (
            <li key={refusal}>
              <code>{refusal}</code>
            </li>
          ))}
        </ul>
      )}
      <p>{explanation.cure}</p>
    </div>
  );
}

/** Of a request only what the person did is unfolded: the rest is who and where. */
const whatWasDone = (level: number, _value: unknown, field?: string) => level !== 1 || field === "data";

/** What happened when, counted from the moment Discord sent it. */
function Timeline({ exchange }: { exchange: ExchangeDetails }) {
  const start = Date.parse(exchange.events[0]?.at ?? exchange.at);
  const steps = [
    ...exchange.events.map(({ at, what }) => ({ at: Date.parse(at), what })),
    ...exchange.calls.map((call) => ({
      at: Date.parse(call.at),
      what: `${call.method} ${call.route.split(" ").pop() ?? ""}`,
    })),
  ].sort((one, other) => one.at - other.at);
  return (
    <ol className="timeline" aria-label="What happened when">
      {steps.map(({ at, what }, index) => (
        <li key={index}>
          <span className="timeline-at">+{milliseconds(Math.max(0, at - start))}</span> {what}
        </li>
      ))}
    </ol>
  );
}

function Part({ title, note, open, children }: { title: string; note: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="part" open={open ?? true}>
      <summary>
        <span className="part-title">{title}</span> <span className="part-note">{note}</span>
      </summary>
      {children}
    </details>
  );
}

function Headers({ headers }: { headers: Record<string, string> }) {
  return (
    <dl className="headers" dir="ltr">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
