import type { Texts } from "../texts/en";
import { useTexts } from "../texts/language";
import { PATIENCE_SECONDS, type Health, type Part, type Reason } from "./readiness";

export function HealthReport({ health }: { health: Health }) {
  const texts = useTexts();
  if (health.state === "unreachable")
    return (
      <div className="reason">
        <p>{reasonIn(texts, health.reason)}</p>
        <p>{texts.whatHelps}</p>
      </div>
    );
  return (
    <ul className="parts" aria-label={texts.parts}>
      {health.parts.map((part) => (
        <PartLine key={part.name} part={part} />
      ))}
    </ul>
  );
}

function PartLine({ part }: { part: Part }) {
  const texts = useTexts();
  const { label, meaning } = wordsFor(texts, part.name);
  return (
    <li className={part.ok ? "part working" : "part broken"}>
      <span className="part-name">{label}</span>
      <span className="part-state">{part.ok ? texts.working : texts.broken}</span>
      {meaning && <span className="part-meaning">{meaning}</span>}
      {part.detail && <span className="part-detail">{part.detail}</span>}
    </li>
  );
}

/** One sentence that says it all: the page shows it large and a screen reader speaks it. */
export function headline(texts: Texts, health: Health): { word: string; meaning: string } {
  switch (health.state) {
    case "ready":
      return { word: texts.ready, meaning: texts.readyMeaning };
    case "unreachable":
      return { word: texts.unreachable, meaning: texts.unreachableMeaning };
    case "failing":
      return { word: texts.failing, meaning: failingMeaning(texts, health.parts) };
  }
}

function failingMeaning(texts: Texts, parts: readonly Part[]): string {
  const broken = parts.filter((part) => !part.ok).map((part) => wordsFor(texts, part.name).label);
  return broken.length > 0 ? texts.failingMeaning(broken) : texts.failingWithoutParts;
}

function reasonIn(texts: Texts, reason: Reason): string {
  switch (reason.kind) {
    case "no-connection":
      return texts.noConnection;
    case "took-too-long":
      return texts.tookTooLong(PATIENCE_SECONDS);
    case "not-a-report":
      return texts.notAReport(reason.status);
  }
}

/** A part that a newer bot reports and this page does not know yet goes by its own name. */
function wordsFor(texts: Texts, name: string): { label: string; meaning: string } {
  switch (name) {
    case "database":
      return { label: texts.database, meaning: texts.databaseMeaning };
    case "queue":
      return { label: texts.queue, meaning: texts.queueMeaning };
    case "schema":
      return { label: texts.schema, meaning: texts.schemaMeaning };
    default:
      return { label: name, meaning: "" };
  }
}
