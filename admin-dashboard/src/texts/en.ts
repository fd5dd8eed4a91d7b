/** Every sentence of the Control Room. The other languages have exactly these, checked by the compiler. */
export const en = {
  controlRoom: "Control Room",
  tagline: "omo-bot, on tour with Open Mic Odyssey",
  health: "Service health",
  asking: "Asking the bot how it is …",
  ready: "Ready",
  readyMeaning: "Every part answers. The bot takes commands.",
  failing: "Not ready",
  failingMeaning: (broken: readonly string[]) =>
    `The bot answers, but ${broken.length === 1 ? "one part is" : "some parts are"} not working: ${broken.join(", ")}.`,
  failingWithoutParts: "The bot answers that it is not ready, and names no part.",
  unreachable: "No answer",
  unreachableMeaning: "The bot could not be reached, so nothing is known about its parts.",
  noConnection: "Nothing answers at this address, or the browser was not allowed to ask there.",
  tookTooLong: (seconds: number) => `There was no answer within ${seconds} seconds.`,
  notAReport: (status: number) => `Something answered (HTTP ${status}), but not with the bot's health report.`,
  whatHelps: "Check that the bot's web process is running and that this page knows its address.",
  working: "working",
  broken: "not working",
  database: "Database",
  databaseMeaning: "Keeps every mile.",
  queue: "Queue",
  queueMeaning: "Wakes the workers.",
  schema: "Schema",
  schemaMeaning: "The tables that this version needs.",
  parts: "Parts of the service",
  checkedAt: (time: string) => `Checked at ${time}.`,
  checkAgain: "Check again",
  checking: "Checking …",
  notYet: "Not part of this version",
  notYetMeaning:
    "Signing in with Discord and the settings of your server are not part of this version. This page shows how the service is doing, and nothing else.",
};

export type Texts = typeof en;
