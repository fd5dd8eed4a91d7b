import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "system";

export function useTheme(): { theme: Theme; chooseTheme: (theme: Theme) => void } {
  return { theme: useSyncExternalStore(listen, chosenTheme), chooseTheme };
}

function chosenTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** `public/theme.js` reads it before the first paint. */
function chooseTheme(theme: Theme) {
  if (theme === "system") {
    delete document.documentElement.dataset["theme"];
    localStorage.removeItem("theme");
  } else {
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem("theme", theme);
  }
  dispatchEvent(new Event("theme"));
}

function listen(changed: () => void) {
  addEventListener("theme", changed);
  return () => {
    removeEventListener("theme", changed);
  };
}
