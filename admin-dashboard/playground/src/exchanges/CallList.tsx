import type { Call } from "../backstage/shapes";
import { clockTime } from "./ExchangeList";
import { refusalOf } from "./explain";
import { Json } from "./Json";
import { milliseconds } from "./Outcome";

export function CallList({ calls, none }: { calls: Call[]; none: string }) {
  if (calls.length === 0) return <p className="panel-note">{none}</p>;
  return (
    <ul className="calls">
      {calls.map((call, index) => (
        <li key={`${call.at} ${index}`}>
          <details className="call">
            <summary>
              <span className={`badge badge-${toneOf(call.status)}`}>{call.status || "dropped"}</span>
              <span className="call-what">
                <b>{call.method}</b> {call.path}
              </span>
              <span className="ms">{milliseconds(call.ms)}</span>
              {refusalOf(call) && <span className="exchange-reason">{refusalOf(call)}</span>}
            </summary>
            <p className="panel-note">
              {clockTime(call.at)}
              {call.reason && <> · audit log: “{call.reason}”</>}
            </p>
            <Json what="request body" value={call.request} />
            <Json what="response body" value={call.response} />
          </details>
        </li>
      ))}
    </ul>
  );
}

const toneOf = (status: number) => (status === 0 || status >= 400 ? "bad" : "good");
