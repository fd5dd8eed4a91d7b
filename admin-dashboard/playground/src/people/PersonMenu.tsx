import * as Ariakit from "@ariakit/react";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useBackstage } from "../backstage/backstage";
import { localized, nameOf } from "../discord/names";
import { hex } from "../../../discord/colour";
import { CommandType, type Member, type Role } from "../../../discord/shapes";
import { useInteractions } from "../interactions/interactions";
import { usePlace } from "../place/place";
import { useScene } from "../scene/scene";

/** What can be done with a person: the apps' context menu commands, roles by hand, being them. */
export function PersonMenu({ member, children }: { member: Member; children: ReactNode }) {
  const { user } = member;
  const name = nameOf(user, member);
  return (
    <Ariakit.MenuProvider placement="left-start">
      <Ariakit.MenuButton className="person-button" onContextMenu={openInstead}>
        {children}
      </Ariakit.MenuButton>
      <Ariakit.Menu fixed className="menu" gutter={6} aria-label={name} unmountOnHide>
        <UserCommands member={member} />
        <HandRoles member={member} />
        <Others member={member} />
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}

function openInstead(event: React.MouseEvent<HTMLElement>) {
  event.preventDefault();
  event.currentTarget.click();
}

function UserCommands({ member }: { member: Member }) {
  const { commands, locale } = useScene();
  const { run } = useInteractions();
  const menus = commands.filter((command) => command.type === CommandType.user);
  if (menus.length === 0) return null;
  return (
    <Ariakit.MenuGroup>
      <Ariakit.MenuGroupLabel className="menu-label">Apps</Ariakit.MenuGroupLabel>
      {menus.map((command) => (
        <Ariakit.MenuItem
          key={command.id}
          className="menu-item"
          onClick={() => void run(command.name, { command: command.name, target: member.user.id })}
        >
          {localized(command.name, command.name_localizations, locale)}
        </Ariakit.MenuItem>
      ))}
    </Ariakit.MenuGroup>
  );
}

/** As an admin does in the server's settings. */
function HandRoles({ member }: { member: Member }) {
  const { guild, roles } = useScene();
  const backstage = useBackstage();
  const { mutate } = useMutation({
    mutationFn: ({ role, held }: { role: Role; held: boolean }) =>
      backstage.setRole(guild?.id ?? "", member.user.id, role.id, held),
  });
  if (!guild) return null;
  return (
    <Ariakit.MenuGroup>
      <Ariakit.MenuGroupLabel className="menu-label">Roles, given by hand</Ariakit.MenuGroupLabel>
      {roles
        .filter((role) => !role.managed)
        .map((role) => {
          const held = member.roles.includes(role.id);
          return (
            <Ariakit.MenuItemCheckbox
              key={role.id}
              className="menu-item"
              name="roles"
              value={role.id}
              checked={held}
              onChange={() => {
                mutate({ role, held: !held });
              }}
            >
              <span className="role-dot" style={{ background: hex(role.color) }} />
              <bdi>{role.name}</bdi>
              <Ariakit.MenuItemCheck className="menu-check" />
            </Ariakit.MenuItemCheckbox>
          );
        })}
    </Ariakit.MenuGroup>
  );
}

function Others({ member: { user } }: { member: Member }) {
  const { me } = useScene();
  const { become } = usePlace();
  return (
    <>
      <Ariakit.MenuSeparator className="menu-separator" />
      {!user.bot && user.id !== me.id && (
        <Ariakit.MenuItem
          className="menu-item"
          onClick={() => {
            become(user.id);
          }}
        >
          Be {user.username}
        </Ariakit.MenuItem>
      )}
      <Ariakit.MenuItem className="menu-item" onClick={() => void navigator.clipboard.writeText(user.id)}>
        Copy user ID
      </Ariakit.MenuItem>
    </>
  );
}
