import { Text } from "@mantine/core";

import { useGuild } from "../api/session/session";
import { NavigationLink } from "../parts/links";
import { useTexts } from "../texts/texts";
import classes from "./GuildNavigation.module.css";
import { GUILD_PAGES } from "./pages";
import { texts as catalogue } from "./texts/catalogue";

/** What the viewer may not see at all is not there. */
export function GuildNavigation({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const guild = useGuild();
  return (
    <div className={classes["navigation"]}>
      {GUILD_PAGES.filter(({ level }) => guild.may(level)).map(({ name, to, icon: Icon }) => (
        <NavigationLink
          key={name}
          to={to}
          params={{ guildId }}
          activeOptions={{ exact: to === "/guilds/$guildId", includeSearch: false }}
          className={classes["link"] ?? ""}
          label={texts[name]}
          leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
        />
      ))}
      <Text size="xs" c="dimmed" className={classes["level"] ?? ""}>
        {texts.levels[guild.level]}
      </Text>
    </div>
  );
}
