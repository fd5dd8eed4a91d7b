import { channelName, localized, nameOf } from "../discord/names";
import { ComponentType, type SelectComponent } from "../../../discord/components";
import { OptionType, type CommandOption, type User } from "../../../discord/shapes";
import type { Scene } from "../scene/scene";

/** Something that can be picked from a list. */
export interface Candidate {
  id: string;
  label: string;
  note?: string | undefined;
  /** An emoji. */
  mark?: string | undefined;
  user?: User;
  /** A role's, 0 for none. */
  colour?: number;
}

export const people = ({ members }: Scene): Candidate[] =>
  members.map((member) => ({
    id: member.user.id,
    label: nameOf(member.user, member),
    note: member.user.username,
    user: member.user,
  }));

export const roles = ({ roles: known }: Scene): Candidate[] =>
  known.map((role) => ({ id: role.id, label: `@${role.name}`, colour: role.color }));

export const channels = ({ guild }: Scene, types: readonly number[] | undefined): Candidate[] =>
  (guild?.channels ?? [])
    .filter((channel) => !types?.length || types.includes(channel.type))
    .map((channel) => ({ id: channel.id, label: `#${channelName(channel)}` }));

/** For an option of a command. Undefined: it is typed freely. */
export function candidatesFor(option: CommandOption, scene: Scene): Candidate[] | undefined {
  switch (option.type) {
    case OptionType.user:
      return people(scene);
    case OptionType.role:
      return roles(scene);
    case OptionType.mentionable:
      return [...people(scene), ...roles(scene)];
    case OptionType.channel:
      return channels(scene, option.channel_types);
    case OptionType.boolean:
      return [
        { id: "true", label: "True" },
        { id: "false", label: "False" },
      ];
    default:
      return option.choices?.map((choice) => ({
        id: String(choice.value),
        label: localized(choice.name, choice.name_localizations, scene.locale),
      }));
  }
}

/** For a select menu on a message or in a form. */
export function candidatesOf(select: SelectComponent, scene: Scene): Candidate[] {
  switch (select.type) {
    case ComponentType.userSelect:
      return people(scene);
    case ComponentType.roleSelect:
      return roles(scene);
    case ComponentType.mentionableSelect:
      return [...people(scene), ...roles(scene)];
    case ComponentType.channelSelect:
      return channels(scene, select.channel_types);
    case ComponentType.stringSelect:
      return (select.options ?? []).map((option) => ({
        id: option.value,
        label: option.label,
        note: option.description,
        mark: option.emoji?.name ?? undefined,
      }));
  }
}

export const preselected = (select: SelectComponent): string[] => [
  ...(select.options ?? []).filter((option) => option.default).map((option) => option.value),
  ...(select.default_values ?? []).map((each) => each.id),
];
