import { useEffect, useRef } from "react";

/**
 * A button that goes with what it did leaves the focus to what stays: name it before the button goes. The dialog over
 * it gives the focus back to the button first, so it is passed on at the very end.
 */
export function useLeftTo() {
  const heir = useRef<HTMLElement | null>(null);
  useEffect(
    () => () => {
      heir.current?.focus();
    },
    [],
  );
  return heir;
}
