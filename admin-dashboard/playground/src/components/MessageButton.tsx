import { ButtonWords, buttonLook, MessageLink } from "../../../discord/buttons/MessageLink";
import { ButtonStyle, type ButtonComponent } from "../../../discord/components";
import type { Message } from "../../../discord/shapes";
import { useInteractions, usePending } from "../interactions/interactions";

export function MessageButton({ message, button }: { message: Message; button: ButtonComponent }) {
  const { click } = useInteractions();
  const { clicks } = usePending();
  const pending = clicks[message.id]?.state === "pending";
  const mine = pending && clicks[message.id]?.customId === button.custom_id;
  if (button.style === ButtonStyle.link && !button.disabled) return <MessageLink button={button} />;
  // aria-disabled while the bot answers, so that the keyboard's focus stays.
  return (
    <button
      type="button"
      className={buttonLook(button)}
      disabled={button.disabled ?? false}
      aria-disabled={pending || undefined}
      aria-busy={mine}
      onClick={() => {
        if (!pending && button.custom_id !== undefined) void click(message.id, button.custom_id);
      }}
    >
      <span className="button-content">
        <ButtonWords button={button} />
      </span>
      {mine && <span className="dots" aria-hidden="true" />}
    </button>
  );
}
