import { Divider, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconCheck, IconLayoutGrid, IconSelector } from "@tabler/icons-react";

import { myGuilds } from "../api/session/session";
import { NavigationLink } from "../parts/links";
import { useTexts } from "../texts/texts";
import { Dropdown } from "./Dropdown";
import { GuildIcon } from "./GuildIcon";
import classes from "./GuildSwitcher.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function GuildSwitcher({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { data: guilds } = useSuspenseQuery(myGuilds);
  const here = guilds.find(({ id }) => id === guildId);
  if (!here) return null;
  const button = (
    <>
      <GuildIcon guild={here} />
      <bdi className={classes["name"]}>{here.name}</bdi>
      <IconSelector size={16} aria-hidden />
    </>
  );
  return (
    <Dropdown label={`${texts.server}: ${here.name}`} button={button} buttonClass={classes["button"]} align="start">
      <Text size="sm" c="dimmed" px="sm" py={4}>
        {texts.chooseServer}
      </Text>
      {guilds.map((guild) => (
        <NavigationLink
          key={guild.id}
          to="/guilds/$guildId"
          params={{ guildId: guild.id }}
          className={classes["choice"] ?? ""}
          label={<bdi>{guild.name}</bdi>}
          leftSection={<GuildIcon guild={guild} size={24} />}
          rightSection={guild.id === guildId && <IconCheck size={16} aria-hidden />}
        />
      ))}
      <Divider my={4} />
      <NavigationLink
        to="/"
        className={classes["choice"] ?? ""}
        label={texts.allServers}
        leftSection={<IconLayoutGrid size={20} aria-hidden />}
      />
    </Dropdown>
  );
}
