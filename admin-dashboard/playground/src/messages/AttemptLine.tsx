import { Avatar } from "../people/Avatar";
import { AppBadge, PersonName } from "../people/PersonName";
import { useInteractions, type Attempt } from "../interactions/interactions";
import { useScene } from "../scene/scene";
import { focusHistory } from "./focusHistory";
import { Why } from "./MessageNotes";

/** Where the answer will stand, or would have. */
export function AttemptLine({ attempt }: { attempt: Attempt }) {
  const { view, me } = useScene();
  const { dismiss } = useInteractions();
  const { bot } = view.application;
  return (
    <li className="message" data-attempt={attempt.state} data-ephemeral={attempt.state === "failed"}>
      <div className="used">
        <span className="used-line" aria-hidden="true" />
        <Avatar user={me} size="small" />
        <PersonName user={me} /> used <span className="used-command">{attempt.what}</span>
      </div>
      <Avatar user={bot} size="large" />
      <div className="message-heading">
        <PersonName user={bot} /> <AppBadge />
      </div>
      {attempt.state === "sending" ? (
        <p className="thinking">Sending command…</p>
      ) : (
        <div className="message-body">
          <p className="interaction-failed">
            <span aria-hidden="true">⚠</span> The application did not respond
          </p>
          <p className="ephemeral">
            Only you can see this · <Why reason={attempt.reason} exchangeId={attempt.exchangeId} /> ·{" "}
            <button
              type="button"
              className="plain-link"
              onClick={(event) => {
                focusHistory(event);
                dismiss(attempt);
              }}
            >
              Dismiss message
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
