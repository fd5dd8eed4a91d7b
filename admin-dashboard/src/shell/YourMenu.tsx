import { Divider, NavLink, Text } from "@mantine/core";
import { IconLogout, IconUser } from "@tabler/icons-react";

import { signOut, useMyself } from "../api/session/session";
import { NavigationLink } from "../parts/links";
import { sayProblem } from "../parts/notify";
import { PersonPicture } from "../parts/people/PersonPicture";
import { useTexts } from "../texts/texts";
import { Dropdown } from "./Dropdown";
import { LookChoice } from "./LookChoice";
import { texts as catalogue } from "./texts/catalogue";
import classes from "./YourMenu.module.css";

export function YourMenu() {
  const texts = useTexts(catalogue);
  const me = useMyself();
  const picture = <PersonPicture person={me} size={34} />;
  return (
    <Dropdown label={texts.you(me.name)} button={picture} buttonClass={classes["button"]} align="end">
      <Text fw={700} px="sm" py={4} truncate>
        <bdi>{me.name}</bdi>
      </Text>
      <div className={classes["look"]}>
        <LookChoice />
      </div>
      <Divider my={4} />
      <NavigationLink
        to="/profile"
        className={classes["line"] ?? ""}
        label={texts.profile}
        leftSection={<IconUser size={18} aria-hidden />}
      />
      <NavLink
        component="button"
        type="button"
        className={classes["line"] ?? ""}
        label={texts.signOut}
        leftSection={<IconLogout size={18} aria-hidden />}
        onClick={() => {
          signOut().catch(sayProblem);
        }}
      />
    </Dropdown>
  );
}
