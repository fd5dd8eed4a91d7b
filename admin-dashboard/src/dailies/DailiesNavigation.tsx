import { Link } from "@tanstack/react-router";

import { useGuild } from "../api/session/session";
import { useTexts } from "../texts/texts";
import classes from "./DailiesNavigation.module.css";
import { texts as catalogue } from "./texts/catalogue";

const PARTS = [
  { name: "sources", to: "/guilds/$guildId/dailies" },
  { name: "items", to: "/guilds/$guildId/dailies/items" },
  { name: "accounts", to: "/guilds/$guildId/dailies/accounts" },
] as const;

/** Between the three pages of The Dailies. */
export function DailiesNavigation() {
  const texts = useTexts(catalogue);
  const { id: guildId } = useGuild();
  return (
    <nav aria-label={texts.pages} className={classes["parts"]}>
      {PARTS.map(({ name, to }) => (
        <Link key={name} to={to} params={{ guildId }} activeOptions={{ exact: true, includeSearch: false }}>
          {texts[name]}
        </Link>
      ))}
    </nav>
  );
}
