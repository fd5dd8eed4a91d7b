import { BackstageError } from "../backstage/backstage";
import { useView } from "../backstage/queries";
import { nameOf } from "../discord/names";
import { Avatar } from "../people/Avatar";
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
  if (error instanceof BackstageError && error.refused) return <Nobody />;
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

/** The address names somebody who is not there. */
function Nobody() {
  const { as, become } = usePlace();
  const { data: view } = useView(FIRST_PERSON);
  return (
    <main className="curtain">
      <div className="curtain-text">
        <h1>
          Nobody here is called “<bdi>{as}</bdi>”
        </h1>
        <p id="cast">Who do you want to be?</p>
        <ul className="curtain-cast" aria-labelledby="cast">
          {view?.people.map(({ user, about }) => (
            <li key={user.id}>
              <button
                type="button"
                onClick={() => {
                  become(user.id);
                }}
              >
                <Avatar user={user} />
                <span className="candidate-texts">
                  <span>
                    <bdi>{nameOf(user)}</bdi>
                  </span>
                  <small>{about}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
