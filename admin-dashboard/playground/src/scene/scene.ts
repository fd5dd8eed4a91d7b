import { createContext, use } from "react";

import type { GuildView, View } from "../backstage/shapes";
import { nameOf } from "../discord/names";
import type { Channel, Command, Member, Role, User } from "../../../discord/shapes";

/** Who you are, where you are, and who and what is there. `guild` is undefined in a direct message. */
export interface Scene {
  view: View;
  me: User;
  locale: string;
  guild: GuildView | undefined;
  channel: Channel;
  commands: Command[];
  members: Member[];
  /** Highest first, without @everyone. */
  roles: Role[];
}

/** A channel that this person cannot see (any more) is left for the first one. */
export function sceneOf(view: View, channelId: string): Scene {
  const { me, direct } = view;
  const locale = view.people.find((person) => person.user.id === me.id)?.locale ?? "en-US";
  const bot = view.application.bot;
  const guild = view.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId)) ?? view.guilds[0];
  const channel = guild?.channels.find(({ id }) => id === channelId) ?? guild?.channels[0];
  if (channelId === "direct" || channelId === direct.channel.id || !guild || !channel) {
    const members = [me, bot].map(stranger);
    const withTheBot = { ...direct.channel, recipients: [bot] }; // for the bot the recipient is the person
    return { view, me, locale, guild: undefined, channel: withTheBot, commands: direct.commands, members, roles: [] };
  }
  const roles = guild.roles.filter((role) => role.id !== guild.id).sort((one, other) => other.position - one.position);
  return { view, me, locale, guild, channel, commands: guild.commands, members: guild.members, roles };
}

const stranger = (user: User): Member => ({ user, nick: null, roles: [] });

export const memberOf = (scene: Scene, userId: string): Member | undefined =>
  scene.members.find(({ user }) => user.id === userId);

/** By the name the guild knows them by; Discord's own word for somebody who is not there. */
export function nameIn(scene: Scene, user: string | User): string {
  const member = memberOf(scene, typeof user === "string" ? user : user.id);
  if (member) return nameOf(member.user, member);
  if (typeof user !== "string") return nameOf(user);
  const known = scene.view.people.find((person) => person.user.id === user)?.user;
  return known ? nameOf(known) : "unknown-user";
}

/** The colour of the highest role that has one; 0 for none. */
export const colourIn = (scene: Scene, userId: string): number => {
  const held = memberOf(scene, userId)?.roles ?? [];
  return scene.roles.find((role) => role.color !== 0 && held.includes(role.id))?.color ?? 0;
};

export const SceneContext = createContext<Scene | undefined>(undefined);

export function useScene(): Scene {
  const scene = use(SceneContext);
  if (!scene) throw new Error("no SceneContext");
  return scene;
}
