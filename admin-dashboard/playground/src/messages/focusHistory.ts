import type { MouseEvent } from "react";

/** For what goes away when it is clicked: the keyboard's focus stays among the messages. */
export const focusHistory = (event: MouseEvent<HTMLElement>) =>
  event.currentTarget.closest<HTMLElement>(".history")?.focus({ preventScroll: true });
