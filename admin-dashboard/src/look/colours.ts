import type { MantineColorsTuple } from "@mantine/core";

/** Sunset amber: what can be pressed. Shade 8 stands on paper, shade 3 on the night, at 4.5 : 1 or more; so do the others. */
export const amber: MantineColorsTuple = [
  "#fff6e0",
  "#fdeac0",
  "#f8d68a",
  "#f2b441",
  "#e09a22",
  "#c87f12",
  "#b06a0b",
  "#9c5a08",
  "#8a4b08",
  "#6b3905",
];

/** Highway-sign green: good. */
export const sign: MantineColorsTuple = [
  "#e8f6ee",
  "#cdebd9",
  "#a0dab8",
  "#6fd39b",
  "#45b87b",
  "#2b9a60",
  "#1c834e",
  "#167340",
  "#14663a",
  "#0d4a29",
];

/** Bad. */
export const brick: MantineColorsTuple = [
  "#fdecea",
  "#fad4d0",
  "#f6b5ae",
  "#ff9b92",
  "#ef7168",
  "#d94c43",
  "#c2362f",
  "#b02925",
  "#a3201d",
  "#7a1513",
];

/** Unknown, or waiting. */
export const dusk: MantineColorsTuple = [
  "#f2effc",
  "#e3dcf7",
  "#d2c7f5",
  "#c3b4f2",
  "#a493df",
  "#8773c6",
  "#715eac",
  "#635295",
  "#5a4a86",
  "#433666",
];

/** From the sheet to ink. */
export const paper: MantineColorsTuple = [
  "#fffdf8",
  "#f6f1e7",
  "#ece4d5",
  "#ddd4c3",
  "#c4bbaa",
  "#a19a8c",
  "#7a766f",
  "#5b5f6b",
  "#3b3f49",
  "#1d2027",
];

/** From headlights to the night; Mantine takes 6 for what lies on the ground and 7 for the ground. */
export const night: MantineColorsTuple = [
  "#f3eee3",
  "#abaebb",
  "#8d909d",
  "#5b5f6b",
  "#353945",
  "#2a2e38",
  "#1d2028",
  "#14161c",
  "#0f1116",
  "#0a0b0f",
];
