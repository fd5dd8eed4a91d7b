import * as Ariakit from "@ariakit/react";

import { useTheme, type Theme } from "./theme";

const THEMES: [Theme, string, string][] = [
  ["system", "As the system", "◐"],
  ["light", "Light", "☀"],
  ["dark", "Dark", "☾"],
];

export function ThemeButton() {
  const { theme, chooseTheme } = useTheme();
  return (
    <Ariakit.MenuProvider placement="top-end" values={{ theme }}>
      <Ariakit.MenuButton className="icon-button" aria-label="Theme" title="Theme">
        <span aria-hidden="true">{THEMES.find(([name]) => name === theme)?.[2]}</span>
      </Ariakit.MenuButton>
      <Ariakit.Menu fixed className="menu" gutter={6} unmountOnHide>
        {THEMES.map(([name, label, mark]) => (
          <Ariakit.MenuItemRadio
            key={name}
            name="theme"
            value={name}
            hideOnClick
            className="menu-item"
            onChange={() => {
              chooseTheme(name);
            }}
          >
            <span aria-hidden="true">{mark}</span> {label}
            <Ariakit.MenuItemCheck className="menu-check" />
          </Ariakit.MenuItemRadio>
        ))}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}
