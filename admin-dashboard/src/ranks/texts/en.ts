import { plural } from "../../texts/texts";

export const en = {
  title: "Ranks",
  lead: "What members reach on the way, and the roles that come with it.",

  road: "The road",
  roadHint:
    "Drag a sign, or go to it with Tab and use the arrow keys; with Shift mile by mile, with Page up and Page down further. The numbers below are exact.",
  thresholdOf: (rank: string) => `Miles to ${rank}`,
  unnamed: "No name yet",
  miles: (count: number, written: string) => plural("en", count, { one: `${written} mile`, other: `${written} miles` }),
  members: (count: number) => plural("en", count, { one: "1 member", other: `${count} members` }),
  membersThere: "Members",

  list: "Every rank",
  rankNumber: (place: number) => `Rank ${place}`,
  name: "Name",
  threshold: "Miles",
  role: "Role",
  noRole: "No role",
  add: "Add a rank",
  added: (miles: string) => `A rank was added at ${miles} miles.`,
  enough: (most: number) => `There are ${most} ranks: that is as many as there may be.`,
  remove: "Remove",
  removeRank: (rank: string) => `Remove ${rank}`,
  removed: (rank: string) => `${rank} was removed.`,
  lastOne: "One rank has to stay.",
  newRank: "New rank",
  problems: {
    "no-name": "Give it a name.",
    "no-threshold": "Say from how many miles.",
    "same-threshold": "Another rank begins at the same mile.",
    "same-role": "Another rank gives this role, too.",
  },
  mendFirst: "Some ranks need mending before they can be saved: look at what is marked.",

  roleOfAnother: (rank: string) => `It is the role of ${rank} already.`,
  rolePowerful: "It gives power over the server or its members. Nobody should be able to earn that by checking in.",
  paused: "Paused",
  pausedBecause: "Its role is not given at the moment.",
  pausedMended: "This was mended meanwhile. It goes on within minutes, or at once when you try again.",
  pausedUnknown: "Discord refused it. Look at the bot's permissions, then try again.",
  pausedGone: "The role was deleted. Choose another one.",
  tryAgain: "Try again",

  stacking: "Roles of the ranks below",
  stack: "Keep them",
  stackLead: "Members collect the roles of all ranks they reached.",
  replace: "Take them away",
  replaceLead: "Members have the role of their highest rank only.",
  example: (rank: string, roles: string) => `${rank}: ${roles}`,
  noRoles: "no role",
  and: ", ",

  forecast: "If you save this",
  forecastUnchanged: "Nothing was changed yet. Change something, and here you see whom it would move.",
  forecastWaits: "As soon as what is marked is mended, here you see whom it would move.",
  wouldMove: (count: number, written: string) =>
    plural("en", count, { one: "This would move 1 member", other: `This would move ${written} members` }),
  wouldMoveNobody: "This would move nobody",
  rolesChange: (count: number, written: string) =>
    plural("en", count, {
      one: "The roles of 1 member would be others.",
      other: `The roles of ${written} members would be others.`,
    }),
  below: (count: number, written: string) =>
    plural("en", count, {
      one: "1 member would be below the first rank.",
      other: `${written} members would be below the first rank.`,
    }),

  card: "A rank card",
  cardLead: "What members see in Discord, with your name on it.",
  cardOf: "Rank",
  cardAlt: (rank: string, miles: string) => `A rank card: ${rank}, ${miles} miles`,

  standing: "Where members stand",
  standingLead: "Those on the leaderboard; who hides or left is not counted.",
  nobody: "Nobody is on the road yet",
  nobodyLead: "Members appear here with their first miles: a check-in is enough.",

  resync: "Roles",
  resyncLead: "Roles follow when somebody next earns miles. Or all at once, now:",
  resyncNow: "Bring everybody's roles up to date",
  resyncDue: (count: number, written: string) =>
    plural("en", count, {
      one: "The role of 1 member does not fit the new ranks yet.",
      other: `The roles of ${written} members do not fit the new ranks yet.`,
    }),
  resyncing: "Looking after everybody's roles",
  resynced: "Everybody's roles are looked after.",

  fields: { ranks: "Ranks", rank_roles: "Roles of the ranks below" },
};

export type Texts = typeof en;
