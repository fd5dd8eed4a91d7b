import type { Exchange } from "../backstage/shapes";

/** How it ended, and how long the member waited. Never by colour alone. */
export function Outcome({ exchange }: { exchange: Pick<Exchange, "status" | "finished" | "ms" | "http_status"> }) {
  const { word, tone } = outcomeOf(exchange);
  return (
    <span className="outcome">
      <span className={`badge badge-${tone}`}>{word}</span>
      {exchange.ms !== null && <span className="ms">{milliseconds(exchange.ms)}</span>}
    </span>
  );
}

export function outcomeOf({ status, finished, http_status }: Pick<Exchange, "status" | "finished" | "http_status">) {
  if (status === "failed")
    return { word: http_status && http_status !== 200 ? `HTTP ${http_status}` : "failed", tone: "bad" };
  if (status === "waiting") return { word: "waiting", tone: "busy" };
  return finished ? { word: "answered", tone: "good" } : { word: "thinking", tone: "busy" };
}

export const milliseconds = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms)} ms`;
