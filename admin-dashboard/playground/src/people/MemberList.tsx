import type { Member, Role } from "../../../discord/shapes";
import { nameOf } from "../discord/names";
import { useScene, type Scene } from "../scene/scene";
import { Avatar } from "./Avatar";
import "./people.css";
import { PersonMenu } from "./PersonMenu";
import { AppBadge, PersonName } from "./PersonName";

export function MemberList() {
  const scene = useScene();
  return (
    <div className="member-list">
      {memberGroups(scene).map(({ name, members }) => (
        <section key={name} aria-label={`${name}, ${members.length}`}>
          <h3>
            <bdi>{name}</bdi> — {members.length}
          </h3>
          <ul>
            {members.map((member) => (
              <li key={member.user.id}>
                <PersonMenu member={member}>
                  <Avatar user={member.user} />
                  <PersonName user={member.user} />
                  {member.user.bot && <AppBadge />}
                </PersonMenu>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Under their highest role that is shown apart; the rest together. Empty groups are left out. */
export function memberGroups({ members, roles }: Pick<Scene, "members" | "roles">) {
  const apart = roles.filter((role) => role.hoist);
  const groupOf = (member: Member): Role | undefined => apart.find((role) => member.roles.includes(role.id));
  const named = (role: Role | undefined) => ({
    name: role?.name ?? "Members",
    members: members.filter((member) => groupOf(member) === role).sort(byName),
  });
  return [...apart.map(named), named(undefined)].filter((group) => group.members.length > 0);
}

const byName = (one: Member, other: Member) => nameOf(one.user, one).localeCompare(nameOf(other.user, other));
