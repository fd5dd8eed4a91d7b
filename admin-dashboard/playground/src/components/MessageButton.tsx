import { ButtonStyle, type ButtonComponent } from "../discord/components";
import type { Message } from "../discord/shapes";
import { useInteractions, usePending } from "../interactions/interactions";

const STYLES: Record<number, string> = {
  [ButtonStyle.primary]: "primary",
  [ButtonStyle.secondary]: "secondary",
  [ButtonStyle.success]: "success",
  [ButtonStyle.danger]: "danger",
  [ButtonStyle.link]: "secondary",
  [ButtonStyle.premium]: "primary",
};

export function MessageButton({ message, button }: { message: Message; button: ButtonComponent }) {
  const { click } = useInteractions();
  const { clicks } = usePending();
  const pending = clicks[message.id]?.state === "pending";
  const mine = pending && clicks[message.id]?.customId === button.custom_id;
  const className = `button button-${STYLES[button.style] ?? "secondary"}`;
  const emoji = button.emoji?.name && <span aria-hidden={Boolean(button.label)}>{button.emoji.name}</span>;
  const label = button.label ? <bdi>{button.label}</bdi> : null;

  if (button.style === ButtonStyle.link && !button.disabled)
    return (
      <a className={className} href={button.url} target="_blank" rel="noreferrer noopener">
        {emoji}
        {label}
        <span aria-hidden="true">↗</span>
      </a>
    );
  // aria-disabled while the bot answers, so that the keyboard's focus stays.
  return (
    <button
      type="button"
      className={className}
      disabled={button.disabled ?? false}
      aria-disabled={pending || undefined}
      aria-busy={mine}
      onClick={() => {
        if (!pending && button.custom_id !== undefined) void click(message.id, button.custom_id);
      }}
    >
      <span className="button-content">
        {emoji}
        {label}
      </span>
      {mine && <span className="dots" aria-hidden="true" />}
    </button>
  );
}
