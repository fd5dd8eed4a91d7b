import { ComponentType, type Component } from "../../../discord/components";
import { has, MessageFlag, type Message } from "../../../discord/shapes";

const TOGETHER_MS = 7 * 60_000;

/** Discord leaves out the name over a message that follows another of the same author within seven minutes. */
export function continues(message: Message, before: Message | undefined): boolean {
  if (!before || message.interaction_metadata?.name || before.author.id !== message.author.id) return false;
  if (has(message, MessageFlag.ephemeral) !== has(before, MessageFlag.ephemeral)) return false;
  const apart = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return apart < TOGETHER_MS && sameDay(message, before);
}

export const sameDay = (one: Message, other: Message | undefined): boolean =>
  other !== undefined && new Date(one.timestamp).toDateString() === new Date(other.timestamp).toDateString();

/** What a screen reader says of a new message. */
export function spokenText(message: Message): string {
  if (has(message, MessageFlag.loading)) return "is thinking";
  const embeds = message.embeds.flatMap((embed) => [embed.title, embed.description]);
  const texts = [message.content, ...embeds, ...message.components.flatMap(textsIn)].filter(Boolean).join(". ");
  const files = message.attachments.map(({ filename, description }) => description ?? filename);
  return plain([texts, ...files].filter(Boolean).join(". ")) || "sent a message";
}

function textsIn(component: Component): string[] {
  switch (component.type) {
    case ComponentType.text:
      return [component.content];
    case ComponentType.section:
    case ComponentType.container:
      return component.components.flatMap(textsIn);
    default:
      return [];
  }
}

/** Without the marks of markdown; a reader need not hear stars. */
const plain = (text: string) =>
  text
    .replace(/<t:\d+(:\w)?>/g, "")
    .replace(/<@[!&]?\d+>/g, "somebody")
    .replace(/[*_~`|#>]+/g, "")
    .trim();

/** `/check-in` as it stands over the answer; a context menu's name has no slash. */
export function usedCommand({ interaction_metadata: used }: Message): string | undefined {
  if (!used?.name) return undefined;
  return (used.command_type ?? 1) === 1 ? `/${used.name}` : used.name;
}
