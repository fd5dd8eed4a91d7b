import { use } from "react";

import { LanguageContext, useTexts } from "../texts/language";
import { headline, HealthReport } from "./HealthReport";
import { useHealth } from "./useHealth";

export function HealthPanel({ apiUrl }: { apiUrl: string }) {
  const texts = useTexts();
  const { check, asking, askAgain } = useHealth(apiUrl);
  const state = check?.health.state ?? "loading";
  return (
    <section className={`panel ${state}`} aria-labelledby="health" aria-busy={asking}>
      <h2 id="health">{texts.health}</h2>
      <Announcement check={check} asking={asking} />
      {check ? <HealthReport health={check.health} /> : <PartsToCome />}
      {/* aria-disabled, not disabled: the button keeps the keyboard's focus while the answer is on its way. */}
      <button type="button" aria-disabled={asking} onClick={asking ? undefined : askAgain}>
        {asking ? texts.checking : texts.checkAgain}
      </button>
    </section>
  );
}

/** Spoken politely when it changes. The time is part of it, so that asking again is answered even if nothing changed. */
function Announcement({ check, asking }: Pick<ReturnType<typeof useHealth>, "check" | "asking">) {
  const texts = useTexts();
  const spoken = use(LanguageContext);
  const { word, meaning } = check ? headline(texts, check.health) : { word: "", meaning: texts.asking };
  return (
    <div role="status" aria-atomic="true" className={asking ? "headline asking" : "headline"}>
      {word && <p className="word">{word}</p>}
      <p>{meaning}</p>
      {check && <p className="time">{texts.checkedAt(check.at.toLocaleTimeString(spoken))}</p>}
    </div>
  );
}

function PartsToCome() {
  return (
    <ul className="parts" aria-hidden="true">
      <li className="part to-come" />
      <li className="part to-come" />
      <li className="part to-come" />
    </ul>
  );
}
