import { useEffect, type RefObject } from "react";

/** Whoever starts to type with nothing in focus writes in the field, as in Discord. */
export function useTypingAnywhere(field: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const keyDown = (event: KeyboardEvent) => {
      const printable = event.key.length === 1 && event.key !== " ";
      const meant = printable && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (meant && event.target === document.body) field.current?.focus();
    };
    document.addEventListener("keydown", keyDown);
    return () => {
      document.removeEventListener("keydown", keyDown);
    };
  }, [field]);
}
