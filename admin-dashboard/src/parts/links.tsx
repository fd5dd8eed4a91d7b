/** Mantine's looks on the router's links: `to`, `params` and `search` are checked against src/routes.tsx. */
import { Anchor, Button, NavLink } from "@mantine/core";
import { createLink } from "@tanstack/react-router";

export const TextLink = createLink(Anchor<"a">);
export const ButtonLink = createLink(Button<"a">);
export const NavigationLink = createLink(NavLink<"a">);
