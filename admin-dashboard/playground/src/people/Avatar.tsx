import { nameOf } from "../discord/names";
import type { User } from "../../../discord/shapes";

const COLOURS = 6;

/** Drawn from the name: nothing is fetched. */
export function Avatar({ user, size = "normal" }: { user: User; size?: "small" | "normal" | "large" }) {
  const colour = user.bot ? "app" : Number(BigInt(user.id) % BigInt(COLOURS));
  return (
    <span className={`avatar avatar-${size} avatar-${colour}`} aria-hidden="true">
      {user.bot ? <Van /> : initials(nameOf(user))}
    </span>
  );
}

/** The first letter, whatever its script; two for two words. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join("")
    .toLocaleUpperCase();
}

function Van() {
  return (
    <svg viewBox="0 0 24 24" width="62%" height="62%" fill="currentColor">
      <path d="M2 8.500A2.500 2.500 0 0 1 4.500 6h10.300a2 2 0 0 1 1.700 1l2.700 4.500 1.600.6A1.900 1.900 0 0 1 22 13.900V16a1 1 0 0 1-1 1h-.6a2.600 2.600 0 0 1-5 0H8.600a2.600 2.600 0 0 1-5 0H3a1 1 0 0 1-1-1zM4.500 8v3.500H9V8zm6.500 0v3.500h5.400L14.300 8z" />
    </svg>
  );
}
