import { FIRST_PERSON, usePlace } from "../place/place";

/** Before there is anything to see: the outline of the page, or why there is nothing. */
export function Curtain({ error, onAgain }: { error: Error | null; onAgain: () => void }) {
  const { as, become } = usePlace();
  if (!error)
    return (
      <main className="curtain" aria-busy="true">
        <h1 className="unseen">Playground</h1>
        <p role="status" className="curtain-wait">
          Setting the stage…
        </p>
        <div className="outline" aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
      </main>
    );
  return (
    <main className="curtain">
      <div className="curtain-text" role="alert">
        <h1>The playground is closed</h1>
        <p>{error.message}</p>
        <p className="curtain-tools">
          <button type="button" className="button button-primary" onClick={onAgain}>
            Try again
          </button>
          {as !== FIRST_PERSON && (
            <button
              type="button"
              className="button button-secondary"
              onClick={() => {
                become(FIRST_PERSON);
              }}
            >
              Be Bea
            </button>
          )}
        </p>
      </div>
    </main>
  );
}
