import { useMutation } from "@tanstack/react-query";

import { useBackstage } from "../backstage/backstage";
import type { Message } from "../../../discord/shapes";
import { useScene } from "../scene/scene";

export const usualReactions = [
  ["👍", "thumbs up"],
  ["🎤", "microphone"],
  ["🚐", "van"],
  ["😂", "laughing"],
  ["❤️", "heart"],
] as const;

export function Reactions({ message }: { message: Message }) {
  const backstage = useBackstage();
  const { me } = useScene();
  const { mutate } = useMutation({
    mutationFn: ({ emoji, on }: { emoji: string; on: boolean }) => backstage.react(message.id, emoji, me.id, on),
  });
  if (!message.reactions?.length) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {message.reactions.map((reaction) => {
        const emoji = reaction.emoji.name ?? "?";
        return (
          <li key={emoji}>
            <button
              type="button"
              className="reaction"
              aria-pressed={reaction.me}
              aria-label={`${emoji}, ${reaction.count}`}
              onClick={() => {
                mutate({ emoji, on: !reaction.me });
              }}
            >
              {emoji} <span>{reaction.count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
