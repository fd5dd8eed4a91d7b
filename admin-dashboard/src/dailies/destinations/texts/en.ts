import { plural } from "../../../texts/texts";

const list = (names: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
  new Intl.ListFormat("en", { type }).format(names);
const items = (count: number) => plural("en", count, { one: "1 item", other: `${count} items` });

export const en = {
  newTitle: "Add a channel",
  newLead: (source: string) => `Let one more channel have what is new of ${source}.`,
  lead: (source: string) => `What this channel gets of ${source}, and how.`,
  backTo: (source: string) => `Back to ${source}`,
  channel: "Which channel?",
  channelHint: "What is new from now on is posted there.",
  channelMissing: "Choose a channel first.",
  channelTaken: "It gets this source already.",
  add: "Add this channel",
  added: (channel: string) => `${channel} gets it from now on.`,
  yes: "yes",
  no: "no",

  // Pausing and removing
  pausedNow: "Paused. What comes is held until you resume it.",
  resumedNow: "It goes on. The newest of what was held goes out.",
  pausedTitle: "This channel is paused",
  waiting: (count: number) =>
    plural("en", count, { one: "1 post waits to go out", other: `${count} posts wait to go out` }),
  nextPost: "the next one",
  remove: "Remove this channel",
  removeTitle: (channel: string) => `Remove ${channel}?`,
  removeLead: "The channel gets nothing of this source any more.",
  removeLost: [
    "What was chosen here is forgotten.",
    "So are the receipts of what was posted, and what waits is not posted.",
  ],
  removeStays: "Messages that are in the channel stay.",
  removed: (channel: string) => `${channel} gets it no longer.`,

  // Sections
  sections: {
    where: "Where it goes",
    comes: "What comes",
    words: "Words and ping",
    looks: "How it looks",
    pace: "When it comes",
    afterwards: "Afterwards",
  },
  labels: {
    kinds: "Kinds",
    filter: "Filter",
    language: "The bot's language",
    text: "Words above the post",
    ping: "Role that is pinged",
    hide: "Parts of the post",
    watched: "Button that awards miles",
    spacing_seconds: "Time between two posts",
    catch_up: "After a pause",
    quiet: "Quiet hours",
    publish: "Publish to following servers",
    on_removal: "When an item is taken away",
  },
  follows: {
    kinds: (names: readonly string[] | null) =>
      names ? `Only these come here: ${list(names)}.` : "Every kind comes here, also kinds that the source gets later.",
    filter: (rules: number) =>
      rules === 0
        ? "There is no filter: everything of these kinds comes."
        : plural("en", rules, { one: "1 rule decides what comes.", other: `${rules} rules decide what comes.` }),
    language: (language: "en" | "de") =>
      `The words that the bot adds, such as on buttons, are ${{ en: "English", de: "German" }[language]}. The post stays as it was written.`,
    text: (text: string) => (text === "" ? "Nothing stands above the post." : text),
    ping: (role: string | null, open: boolean, silent: boolean) => {
      if (role === null) return "Nobody is pinged.";
      const how = silent
        ? `${role} is mentioned with each post, but nobody gets a notification.`
        : `${role} is pinged with each post.`;
      return open ? `${how} Members take the role themselves with /dailies follow.` : how;
    },
    hide: (names: readonly string[]) => (names.length === 0 ? "All parts are shown." : `Left out: ${list(names)}.`),
    watched: (on: boolean): string =>
      on
        ? "A button below each post awards miles, once to each member for each item. How many is chosen on the page Earning, under Watching The Dailies."
        : "Posts here award no miles.",
    spacing_seconds: (length: string | null, ten: string) =>
      length === null
        ? "Posts follow one another at once."
        : `At least ${length} between two posts. Ten at once take ${ten}.`,
    catch_up: (count: number) =>
      count === 0
        ? "After an outage or a pause nothing of what piled up is posted. Each can be posted by hand."
        : `After an outage or a pause ${plural("en", count, { one: "only the newest item is", other: `the newest ${count} items are` })} posted, the oldest of them first. The others can be posted by hand.`,
    quiet: (hours: { start: string; until: string; nextDay: boolean } | null, zone: string) =>
      hours === null
        ? "It posts at any hour."
        : `From ${hours.start} until ${hours.until}${hours.nextDay ? " the next morning" : ""} nothing is posted, by the server's clock (${zone}). What comes meanwhile waits.`,
    publish: (on: boolean): string =>
      on
        ? "Each post also goes to the servers that follow this channel. Discord allows about ten an hour; the rest follows later."
        : "Posts stay in this server.",
    on_removal: (how: "note" | "delete" | null) =>
      ({
        keep: "The post stays as it is.",
        note: "The post then says that it was removed.",
        delete: "The post is deleted, too.",
      })[how ?? "keep"],
  },

  // Kinds
  allKinds: "Every kind",
  someKinds: "Only some",
  lastKind: "At least one kind has to stay.",

  // Words
  languages: { en: "English", de: "German" },
  gapsHint: "Puts in what is different for each item:",
  gaps: {
    title: "title",
    text: "text",
    author: "author",
    source: "source",
    kind: "kind",
    url: "address",
    role: "the ping",
  },
  elseHint: "is for items without an author.",
  elseExample: "{author|'The crew'}",
  wordsLeft: (left: string) => `${left} characters left`,
  pingHint: "Where it stands among your words, {role} says; else it comes first.",
  open: "Members may take this role themselves",
  openHint: "With /dailies follow. Only roles that give nobody any power.",
  silent: "Without a notification",
  unknownRole: "a deleted role",

  // Looks
  parts: {
    author: "Author",
    text: "Text",
    picture: "Picture",
    time: "Time",
    footer: "Footer",
    button: "Button to open it",
  },
  partsHint: "What is ticked is shown.",

  // Pace
  seconds: "seconds",
  minutes: "minutes",
  hours: "hours",
  unit: "Unit",
  quietOn: "Quiet hours",
  quietStart: "From",
  quietUntil: "Until",
  catchUpUnit: "items",

  // Afterwards
  notAnnouncement: "Only posts of announcement channels can be published, and this is none.",
  removal: { keep: "Leave the post", note: "Say so in the post", delete: "Delete the post" },

  // Filter
  filterTitle: "Filter",
  filterLead: "What comes only when it fits.",
  addFilter: "Add a filter",
  removeFilter: "Remove the filter",
  together: {
    all: "all of these fit",
    any: "any of these fits",
    none: "none of these fits",
    notAll: "not all of these fit",
  },
  comesIf: "It comes if",
  groupIf: "and if",
  groupIfAny: "or if",
  group: "Group of rules",
  wholeFilter: "Filter",
  rule: (number: number) => `Rule ${number}`,
  subject: "What is looked at",
  subjects: { title: "title", text: "text", author: "author", kind: "kind", url: "address", length: "length" },
  way: "How it compares",
  ways: {
    contains: "contains",
    lacks: "does not contain",
    equals: "is exactly",
    differs: "is not",
    matches: "fits the expression",
    misses: "does not fit the expression",
    atLeast: "is at least",
    atMost: "is at most",
    between: "is between",
    under: "is shorter than",
    over: "is longer than",
    outside: "is not between",
  },
  value: "Value",
  shortest: "Shortest",
  longest: "Longest",
  and: "and",
  emptyValue: "Nothing is typed yet: every item contains that.",
  expressionHint: "A regular expression; capital letters make no difference.",
  addRule: "Add a rule",
  addGroup: "Add a group",
  removeRule: "Remove this rule",
  removeGroup: "Remove this group",
  tooMany: "More rules, or deeper ones, do not fit: at most 50, five deep.",
  fits: "fits",
  fitsNot: "does not fit",
  decided: "This decides",

  // Judgement
  judgedTitle: "Would it come?",
  judgedLead: "The newest items of the source. Choose one to see why, and how it looks.",
  pass: (passing: number, count: number) => `${passing} of ${items(count)} would come`,
  comes: "Comes",
  stopped: "Does not come",
  untitled: "Without a title",
  thinking: "Looking …",

  // Preview
  previewTitle: "In Discord",
  previewWith: "Shown with",
  newestItem: "the newest item",
  discordTheme: "Discord's look",
  light: "Light",
  dark: "Dark",
  bot: "The bot",
  app: "APP",
  today: (time: string) => `Today at ${time}`,
  stopsHere: "With these choices it would not come here at all:",
  silentPost: "Without a notification.",
  somebody: "somebody",
  discord: {
    deletedRole: "deleted-role",
    noAccess: "No Access",
    showSpoiler: "Spoiler. Show it",
    spoiler: "Spoiler: show",
    embed: "Post",
    picture: "Picture",
    pictureOf: (title: string) => `Picture: ${title}`,
    broken: "Picture",
  },
  nothingSeen: "Nothing was seen of this source yet",
  nothingSeenLead: "As soon as it has an item, you see here how it looks and whether it comes.",

  // Test
  test: "Send a test",
  testHint: "Posts the newest item with these choices, saved or not: no ping, no miles.",
  testSent: (channel: string) => `The test is in ${channel}.`,
  openTest: "Look at it in Discord",
};

export type Texts = typeof en;
