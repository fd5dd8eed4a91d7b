import { useExchanges } from "../backstage/queries";
import type { Exchange } from "../backstage/shapes";
import { nameOf } from "../discord/names";
import { Outcome } from "./Outcome";

export function ExchangeList({ onShow }: { onShow: (id: string) => void }) {
  const { data: exchanges, error } = useExchanges();
  if (error && !exchanges) return <p className="panel-note">The exchanges could not be loaded. {error.message}</p>;
  if (!exchanges) return <p className="panel-note">Loading…</p>;
  if (exchanges.length === 0)
    return (
      <div className="panel-empty">
        <p>
          <strong>Nothing has been sent yet.</strong>
        </p>
        <p>
          Use a command or press a button. Every signed request, the bot’s answer and the REST calls after it land here.
        </p>
      </div>
    );
  return (
    <ol className="exchange-list" aria-label="Exchanges, newest first">
      {exchanges.map((exchange) => (
        <li key={exchange.id}>
          <Line exchange={exchange} onShow={onShow} />
        </li>
      ))}
    </ol>
  );
}

function Line({ exchange, onShow }: { exchange: Exchange; onShow: (id: string) => void }) {
  return (
    <button
      type="button"
      className="exchange"
      onClick={() => {
        onShow(exchange.id);
      }}
    >
      <span className="exchange-what">
        <bdi>{exchange.what}</bdi>
        {exchange.kind === "autocomplete" && <small> · suggestions</small>}
      </span>
      <Outcome exchange={exchange} />
      <span className="exchange-who">
        <bdi>{nameOf(exchange.who)}</bdi> · <time dateTime={exchange.at}>{clockTime(exchange.at)}</time>
      </span>
      {exchange.status === "failed" && <span className="exchange-reason">{exchange.reason}</span>}
    </button>
  );
}

export const clockTime = (at: string): string =>
  new Date(at).toLocaleTimeString("en", { hour12: false, hour: "2-digit", minute: "2-digit", second: "2-digit" });
