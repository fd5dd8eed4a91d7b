import { HealthPanel } from "../operations/HealthPanel";
import { useTexts } from "../texts/language";

/** `apiUrl` is where the bot answers, without a trailing slash; empty: the page's own origin. */
export function ControlRoomPage({ apiUrl }: { apiUrl: string }) {
  const texts = useTexts();
  return (
    <main>
      <header>
        <h1>{texts.controlRoom}</h1>
        <p>{texts.tagline}</p>
      </header>
      <HealthPanel apiUrl={apiUrl} />
      <section className="not-yet" aria-labelledby="not-yet">
        <h2 id="not-yet">{texts.notYet}</h2>
        <p>{texts.notYetMeaning}</p>
      </section>
    </main>
  );
}
