export const en = {
  problem: "That did not work",
  reference: "Reference",
  close: "Close",
  tryAgain: "Try again",
  noAnswer: "The bot did not answer. Check your connection, and whether the bot runs.",
  signedOut: "You are signed out.",
  notAllowed: "You may not do that in this server.",
  notThere: "There is nothing here, or nothing that you may see.",
  tooMany: "Too much was asked in too short a time. Wait a moment and try again.",
  unknown: (status: number) => `The bot could not do it (HTTP ${status}).`,
};

export type Texts = typeof en;
