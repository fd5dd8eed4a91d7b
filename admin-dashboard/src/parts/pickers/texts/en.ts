import { plural } from "../../../texts/texts";

export const en = {
  choose: "Choose …",
  chooseMore: "Add …",
  loading: "…",
  clear: "Choose nothing",
  remove: (name: string) => `Remove ${name}`,
  nothingFits: "Nothing fits what you typed",
  moreFit: (shown: string, count: number) =>
    plural("en", count, { one: `${shown} more fits: type to find it`, other: `${shown} more fit: type to find them` }),
  nothingThere: "There is nothing to choose from",
  none: "None",
  unread: "The list could not be read. Open it again to try once more.",
  refused: (name: string, reason: string) => `${name}: ${reason}`,
  fine: { post: "The bot can post here", give: "The bot can give it", ping: "The bot can ping it" },
  cannotPing: "The bot may not ping this role. Allow everybody to mention it, or give the bot that right.",
  cannotWork: "Cannot be chosen",
  goneChannel: "Deleted channel",
  goneRole: "Deleted role",
  goneHint: "It does not exist any more. Choose another one.",
  typeName: "Type a name or an id",
  noMember: "Nobody found. Type how the name begins, or an id.",
  somebody: (id: string) => `Somebody with the id ${id}`,
};

export type Texts = typeof en;
