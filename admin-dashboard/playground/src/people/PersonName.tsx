import { roleColoured } from "../../../discord/colour";
import type { User } from "../../../discord/shapes";
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

export function AppBadge() {
  return <span className="app-badge">APP</span>;
}
