import { Link } from "@tanstack/react-router";

import { useGuild } from "../api/session/session";
import { PageParts } from "../parts/PageParts";
import { useTexts } from "../texts/texts";
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
    <PageParts label={texts.pages}>
      {PARTS.map(({ name, to }) => (
        <Link key={name} to={to} params={{ guildId }} activeOptions={{ exact: true, includeSearch: false }}>
          {texts[name]}
        </Link>
      ))}
    </PageParts>
  );
}
