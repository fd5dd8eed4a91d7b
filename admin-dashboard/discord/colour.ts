import type { CSSProperties } from "react";

import "./colour.css";

/** In the colour of a role, kept readable on either ground. */
export function roleColoured(colour: number): { className?: string; style?: CSSProperties } {
  if (colour === 0) return {};
  return { className: "person-name role-coloured", style: { "--role": hex(colour) } as CSSProperties };
}

export const hex = (colour: number): string => `#${colour.toString(16).padStart(6, "0")}`;
