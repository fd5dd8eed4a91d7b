import type { CSSProperties } from "react";

import type { User } from "../discord/shapes";
import { colourIn, nameIn, useScene } from "../scene/scene";

/** In the colour of their highest role, kept readable on either ground (see `.role-coloured`). */
export function PersonName({ user }: { user: User }) {
  const scene = useScene();
  return (
    <bdi className="person-name" {...roleColoured(colourIn(scene, user.id))}>
      {nameIn(scene, user)}
    </bdi>
  );
}

export function roleColoured(colour: number): { className?: string; style?: CSSProperties } {
  if (colour === 0) return {};
  return { className: "person-name role-coloured", style: { "--role": hex(colour) } as CSSProperties };
}

export const hex = (colour: number): string => `#${colour.toString(16).padStart(6, "0")}`;

export function AppBadge() {
  return <span className="app-badge">APP</span>;
}
