import { plural } from "../../../texts/texts";

const lines = (count: number, shown: string) => plural("en", count, { one: `${shown} line`, other: `${shown} lines` });
const members = (count: number, shown: string) =>
  plural("en", count, { one: `${shown} member`, other: `${shown} members` });

export const en = {
  title: "Import miles",
  lead: "Bring along what your members earned with another bot, or in another server.",
  toMileage: "To the members",
  allImports: "All imports",
  sentBy: "Sent by",
  steps: "Steps of an import",
  stepDone: "done",
  stepNames: { file: "Choose a file", look: "Look at what would change", booked: "Booked" },

  drop: "Drop a file here, or",
  choose: "choose a file",
  dropNow: "Let it go: it is only read, nothing is booked",
  limits: "Up to 64 MB and 500,000 lines. It is read first; nothing is booked until you say so.",
  sending: (file: string) => `Sending ${file} …`,
  sent: (done: string, total: string) => `${done} of ${total} sent`,
  reading: (file: string) => `Reading ${file} …`,
  understood: "What is understood",
  formats: {
    "own-csv": "Our own CSV",
    "own-json": "Our own JSON",
    mee6: "MEE6",
    lurkr: "Lurkr",
    polaris: "Polaris",
    levelup: "LevelUp",
  },
  formatHints: {
    "own-csv": "The export of members, or any table with user_id or name, and balance or miles",
    "own-json": "The same as a list, or one object in each line",
    mee6: "The pages of its public leaderboard, one or several in a list",
    lurkr: "The pages of its public leaderboard, one or several in a list",
    polaris: "Its export: users by their ids, with xp",
    levelup: "Its backup, of a server or of the whole bot",
  },
  unreadable: "This file could not be read",
  otherLetters: "Its letters are not those of UTF-8. Older Excel writes Windows-1252: read it again with that.",
  from: "Who made it",
  fileTells: "The file tells",
  encoding: "Its letters",
  encodings: { "utf-8": "UTF-8", "utf-16": "UTF-16", "windows-1252": "Windows-1252 (older Excel)" },
  readAgain: "Read it again",

  earlier: "Earlier imports",
  none: "Nothing was imported yet",
  noneLead: "What you import is listed here, with a way to take it back.",
  states: {
    read: "Not booked yet",
    applying: "Being booked",
    applied: "Booked",
    stopped: "Stopped",
    reversed: "Taken back",
  },
  more: "Show more",

  about: (format: string, count: number, shown: string) => `${format}, ${lines(count, shown)} read.`,
  keptFor: "You can leave at any time: it is kept here for 30 days.",
  how: "How it counts",
  strategies: { "keep-max": "Whichever is more", sum: "Add it", replace: "Take the file's" },
  examples: {
    "keep-max": (here: string, more: string, less: string) =>
      `Bea has ${here} miles here: with ${more} in the file she will have ${more}, with ${less} she keeps her ${here}.`,
    sum: (here: string, file: string, after: string) =>
      `Bea has ${here} miles here and ${file} in the file: she will have ${after}.`,
    replace: (here: string, file: string) =>
      `Bea has ${here} miles here and ${file} in the file: she will have ${file}.`,
  },
  rate: "Points for one mile",
  rateExample: (points: string, miles: string, left: number, shownLeft: string) =>
    left === 0
      ? `${points} points in the file become ${miles} miles.`
      : `${points} points in the file become ${miles} miles; the ${shownLeft} left over are dropped.`,
  rateLimits: "A whole number from 1 to 1,000,000",
  counts: "Counts for the boards of a week and a month, too",
  countsNot: "What was earned elsewhere counts for the whole trip, and for no week or month.",
  countsFor: "Of this day",

  wouldChange: "What would change",
  totals: {
    members: "members move",
    newMembers: (shown: string) => `${shown} of them new here`,
    unchanged: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} stays as they are`, other: `${shown} stay as they are` }),
    up: "miles more",
    down: "miles fewer",
    repeated: (count: number, shown: string) => `${lines(count, shown)} about somebody who is in it already`,
  },
  nothing: "Nobody's miles would change",
  nothingLead: "Everybody in it has as many miles here already, or more. Try another way of counting.",
  nothingMatched: "Say below who is meant in its lines, and you see here what would change.",
  member: "Member",
  now: "Now",
  after: "Afterwards",
  change: "Change",
  nameless: (id: string) => `Member ${id}`,
  belowZero: "below zero",
  moved: (count: number, shown: string) => `${members(count, shown)} shown, the greatest changes first`,

  badLines: (count: number, shown: string) =>
    plural("en", count, { one: `${shown} line cannot be read`, other: `${shown} lines cannot be read` }),
  badLead: (count: number) =>
    plural("en", count, {
      one: "It is left out. Mend it in the file and send it again, or go on without it.",
      other: "They are left out. Mend them in the file and send it again, or go on without them.",
    }),
  line: (shown: string) => `Line ${shown}`,
  firstHundred: (shown: string) => `The first ${shown} are shown.`,

  unmatched: (count: number, shown: string) =>
    plural("en", count, { one: `${shown} name that nobody knows`, other: `${shown} names that nobody knows` }),
  unmatchedLead: "Say who is meant. Whoever is left open gets nothing.",
  unmatchedWhy: { nobody: "nobody here has this name", many: "several members have this name", "left out": "left out" },
  inTheFile: (miles: number, shown: string) =>
    plural("en", miles, { one: `${shown} mile in the file`, other: `${shown} miles in the file` }),
  whoIs: (name: string) => `Who is ${name}?`,

  notBooked: "Not booked yet",
  ready: (count: number, shown: string, miles: string) => `${members(count, shown)}, ${miles} miles`,
  discard: "Discard",
  discardAsk: "Discard this import?",
  discardLead: "The file and what you matched are forgotten. No miles change.",
  discarded: "The import is discarded.",
  apply: (count: number, shown: string) =>
    plural("en", count, { one: `Book it for ${shown} member`, other: `Book it for ${shown} members` }),
  applyNothing: "Nothing to book",

  booking: "Booking",
  bookingLead: "It goes on when you leave this page.",
  bookedSoFar: "Members",
  done: "The miles are in",
  stopped: "Stopped half-way",
  stoppedLead: "Somebody took its batch back while it was being booked. What was booked until then is taken back, too.",
  reversed: "Taken back",
  reversedLead: (when: string) =>
    `Every balance is as if it had never been. Taken back ${when}. The entries stay in the ledger.`,
  doneLead: (count: number, shown: string, miles: string) =>
    `${plural("en", count, { one: `${shown} entry`, other: `${shown} entries` })}, ${miles} miles, booked as one batch.`,
  oneBatch: "One batch, one way back",
  oneBatchLead:
    "Was it the wrong file? Take all of it back at once: each entry gets a counter-entry, and every balance is as before. What was earned since stays.",
  takeBack: "Take it back",
  takeBackAsk: "Take the whole import back?",
  takeBackLead: (count: number, shown: string, miles: string) =>
    `${plural("en", count, { one: `${shown} entry`, other: `${shown} entries` })} with ${miles} miles will be reversed. Ranks follow.`,
  takingBack: "Taking it back",
  another: "Import another file",
  chosen: {
    strategy: "How it counted",
    rate: "Points for one mile",
    day: "Counts for",
    wholeTrip: "the whole trip",
    lines: "Lines read",
    bad: "Lines left out",
  },
};

export type Texts = typeof en;
