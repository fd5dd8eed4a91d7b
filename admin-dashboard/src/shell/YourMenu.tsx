import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconCheck, IconLogout, IconUser } from "@tabler/icons-react";

import { signOut, useMyself } from "../api/session/session";
import { personPicture } from "../parts/discordImages";
import { sayProblem } from "../parts/notify";
import { useTexts } from "../texts/texts";
import { texts as catalogue } from "./texts/catalogue";

export function YourMenu() {
  const texts = useTexts(catalogue);
  const me = useMyself();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton ms="auto" aria-label={texts.you(me.name)}>
          <Avatar src={personPicture(me)} size={34} radius="xl" color="dusk" alt="">
            <span aria-hidden="true">{Array.from(me.name).slice(0, 1)}</span>
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{me.name}</bdi>
        </Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={18} aria-hidden />}>
          {texts.profile}
        </Menu.Item>
        <Look />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => {
            signOut().catch(sayProblem);
          }}
        >
          {texts.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Look() {
  const texts = useTexts(catalogue);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const looks = [
    { value: "light", label: texts.light },
    { value: "dark", label: texts.dark },
    { value: "auto", label: texts.system },
  ] as const;
  return (
    <>
      <Menu.Label>{texts.look}</Menu.Label>
      {looks.map(({ value, label }) => (
        <Menu.Item
          key={value}
          closeMenuOnClick={false}
          role="menuitemradio"
          aria-checked={colorScheme === value}
          rightSection={colorScheme === value && <IconCheck size={16} aria-hidden />}
          onClick={() => {
            setColorScheme(value);
          }}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
