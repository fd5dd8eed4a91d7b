import { useMutation } from "@tanstack/react-query";

import { useBackstage } from "../backstage/backstage";
import type { Message, User } from "../../../discord/shapes";
import { useShowExchange } from "../exchanges/shownExchange";
import type { Click } from "../interactions/interactions";
import { useScene } from "../scene/scene";
import { focusHistory } from "./focusHistory";

export function Thinking({ user }: { user: User }) {
  return (
    <p className="thinking">
      <span className="dots" aria-hidden="true" /> <bdi>{user.username}</bdi> is thinking…
    </p>
  );
}

export function Ephemeral({ message }: { message: Message }) {
  const backstage = useBackstage();
  const { me } = useScene();
  const { mutate } = useMutation({ mutationFn: () => backstage.removeMessage(message.id, me.id) });
  return (
    <p className="ephemeral">
      <Eye /> Only you can see this ·{" "}
      <button
        type="button"
        className="plain-link"
        onClick={(event) => {
          focusHistory(event);
          mutate();
        }}
      >
        Dismiss message
      </button>
    </p>
  );
}

/** What Discord writes under a message whose button got no answer. */
export function ClickFailed({ click }: { click: Click }) {
  return (
    <p className="interaction-failed" role="alert">
      <span aria-hidden="true">⚠</span> This interaction failed{" "}
      <Why reason={click.reason} exchangeId={click.exchangeId} />
    </p>
  );
}

/** The playground's own addition: a member would not read it, a developer wants to. */
export function Why({ reason, exchangeId }: { reason: string; exchangeId: string | undefined }) {
  const show = useShowExchange();
  if (!exchangeId) return <span className="why">{reason}</span>;
  return (
    <button
      type="button"
      className="plain-link why"
      title={reason}
      onClick={() => {
        show(exchangeId);
      }}
    >
      Why?
    </button>
  );
}

function Eye() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M1.5 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </svg>
  );
}
