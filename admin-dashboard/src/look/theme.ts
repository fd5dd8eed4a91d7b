import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from "@mantine/core";

import { amber, brick, dusk, night, paper, sign } from "./colours";

const OVERPASS = '"Overpass Variable", "Overpass Fallback", system-ui, sans-serif';

/** What is filled is dark on paper and bright at night, so what stands on it turns with it. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === "filled" ? { ...colors, color: "var(--omo-on-filled)" } : colors;
};

export const theme = createTheme({
  colors: { amber, sign, brick, dusk, gray: paper, dark: night, red: brick, green: sign },
  primaryColor: "amber",
  primaryShade: { light: 8, dark: 3 },
  variantColorResolver,
  black: "#1d2027",
  white: "#fffdf8",
  fontFamily: OVERPASS,
  fontFamilyMonospace: '"Overpass Mono Variable", ui-monospace, monospace',
  headings: { fontFamily: OVERPASS, fontWeight: "700" },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "6px", md: "8px", lg: "10px", xl: "14px" },
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** What lies where, by name: `--omo-ground` below, `--omo-sheet` on it, and words for the states. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#f6f1e7",
    "--mantine-color-text": "#1d2027",
    "--mantine-color-dimmed": "#5b5f6b",
    "--mantine-color-placeholder": "#6a6d77",
    "--mantine-color-default": "#fffdf8",
    "--mantine-color-default-hover": "#f1eadc",
    "--mantine-color-default-border": "#ddd4c3",
    "--mantine-color-error": "#a3201d",
    "--mantine-color-anchor": "#8a4b08",
    "--omo-ground": "#f6f1e7",
    "--omo-sheet": "#fffdf8",
    "--omo-line": "#ddd4c3",
    "--omo-accent": "#8a4b08",
    "--omo-on-filled": "#fffdf8",
    "--omo-good": "#14663a",
    "--omo-bad": "#a3201d",
    "--omo-unknown": "#5a4a86",
  },
  dark: {
    "--mantine-color-body": "#14161c",
    "--mantine-color-text": "#f3eee3",
    "--mantine-color-dimmed": "#abaebb",
    "--mantine-color-placeholder": "#9a9daa",
    "--mantine-color-default": "#1d2028",
    "--mantine-color-default-hover": "#2a2e38",
    "--mantine-color-default-border": "#353945",
    "--mantine-color-error": "#ff9b92",
    "--mantine-color-anchor": "#f2b441",
    "--omo-ground": "#14161c",
    "--omo-sheet": "#1d2028",
    "--omo-line": "#353945",
    "--omo-accent": "#f2b441",
    "--omo-on-filled": "#14161c",
    "--omo-good": "#6fd39b",
    "--omo-bad": "#ff9b92",
    "--omo-unknown": "#c3b4f2",
  },
});
