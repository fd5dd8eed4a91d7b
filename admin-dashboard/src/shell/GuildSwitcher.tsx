import { Menu, UnstyledButton } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconCheck, IconLayoutGrid, IconSelector } from "@tabler/icons-react";

import { myGuilds } from "../api/session/session";
import { useTexts } from "../texts/texts";
import { GuildIcon } from "./GuildIcon";
import classes from "./GuildSwitcher.module.css";
import { texts as catalogue } from "./texts/catalogue";

export function GuildSwitcher({ guildId }: { guildId: string }) {
  const texts = useTexts(catalogue);
  const { data: guilds } = useSuspenseQuery(myGuilds);
  const here = guilds.find(({ id }) => id === guildId);
  if (!here) return null;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes["button"]} aria-label={`${texts.server}: ${here.name}`}>
          <GuildIcon guild={here} />
          <bdi className={classes["name"]}>{here.name}</bdi>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes["list"] ?? ""}>
        <Menu.Label>{texts.chooseServer}</Menu.Label>
        {guilds.map((guild) => (
          <Menu.Item
            key={guild.id}
            component={Link}
            to={`/guilds/${guild.id}`}
            leftSection={<GuildIcon guild={guild} size={24} />}
            rightSection={guild.id === guildId && <IconCheck size={16} aria-hidden />}
            aria-current={guild.id === guildId ? "true" : undefined}
          >
            <bdi>{guild.name}</bdi>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/" leftSection={<IconLayoutGrid size={18} aria-hidden />}>
          {texts.allServers}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
