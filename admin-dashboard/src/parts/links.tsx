/** Mantine's looks on the router's links: `to`, `params` and `search` are checked against src/routes.tsx. */
import { Anchor, Button, NavLink } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

export const TextLink = createLink(Anchor<"a">);
/** A link that looks like a button; Mantine's own would be a button that looks like a link. */
export const ButtonLink = createLink((props: ComponentProps<typeof Button<"a">>) => (
  <Button {...props} component="a" />
));
export const NavigationLink = createLink(NavLink<"a">);
