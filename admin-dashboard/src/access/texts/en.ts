import { plural } from "../../texts/texts";
import type { HookEvent, DeliveryState } from "../queries";
import type { TokenState, Lifetime } from "../tokens/ends";
import type { Area, Right } from "../tokens/scopes";

const paused: Record<string, string> = {
  "by-hand": "Paused by hand",
  gone: "Paused: the address answered that it is gone (410)",
  "key-lost": "Paused: its key is lost. Make a new secret, then resume",
};

const events: Record<HookEvent, { name: string; what: string }> = {
  "miles.awarded": { name: "Miles awarded", what: "An entry was booked: miles, balance, reason, by whom." },
  "rank.changed": { name: "Rank changed", what: "Miles led somebody to another rank." },
  "dailies.sent": { name: "Daily posted", what: "A post of The Dailies is in its channel." },
};

const eventNames: Record<string, string> = {
  "miles.awarded": events["miles.awarded"].name,
  "rank.changed": events["rank.changed"].name,
  "dailies.sent": events["dailies.sent"].name,
  ping: "Test message",
};

const deliveryStates: Record<DeliveryState, string> = { waiting: "Waiting", sent: "Sent", dead: "Dead letter" };

const areas: Record<Area, { name: string; what: string }> = {
  guild: { name: "Server", what: "Its name, channels, roles, and problems of the setup." },
  miles: { name: "Miles", what: "Members, statements, boards. Changing: award, take back, import." },
  settings: { name: "Settings", what: "Settings, ranks and earning rules." },
  dailies: { name: "The Dailies", what: "Sources, channels, what became of each item." },
  statistics: { name: "Statistics", what: "The figures of the overview." },
  live: { name: "Live updates", what: "Awards, ranks and posts, while they happen." },
  hooks: { name: "Webhooks", what: "Webhooks and their deliveries." },
  audit: { name: "Audit log", what: "Who changed what." },
};

const states: Record<TokenState, string> = { active: "Works", ended: "Ended", revoked: "Revoked" };

const lifetimes: Record<Lifetime, string> = {
  "30": "In 30 days",
  "90": "In 90 days",
  "365": "In a year",
  day: "After a day of my choice",
  never: "Never",
};

const rights: Record<Right | "none", string> = { none: "Nothing", read: "Read", write: "Read and change" };

export const en = {
  title: "Access",
  lead: "Who may do what here, and which programs may ask or are told.",
  forAdmins: "Access is for admins",
  forAdminsLead: "Here they choose who may see and change things, and make tokens and webhooks for programs.",
  shownOnce: "This is shown once. Copy it now.",
  copy: "Copy",
  copied: "Copied",
  kept: "I have kept it",
  levels: {
    title: "People",
    lead: "Roles of the server open the Control Room. Whoever gets or loses one of them at Discord is let in or out within half a minute.",
    viewer: "Viewers look",
    viewerMay: "They see all pages but the audit log and this one, and change nothing.",
    viewerRoles: "Viewer roles",
    editor: "Editors work",
    editorMay: "They also award and take back miles, and look after The Dailies.",
    editorRoles: "Editor roles",
    admin: "Admins decide",
    adminMay: "They also change settings, ranks and rules, give access, export, and read the audit log.",
    adminRoles: "Chosen at Discord",
    adminWho: "The owner, and whoever has the right “Administrator” or “Manage Server”.",
    nobody: "nobody",
  },
  tokens: {
    title: "API tokens",
    lead: "A token lets a program ask the Admin API, within what you allow it. It goes on when its maker leaves: revoke it then.",
    make: "Make a token",
    none: "No tokens yet",
    noneWorks: "No token works now",
    noneLead: "A website or a script that shall read or change something here needs one.",
    showOver: (count: number) =>
      plural("en", count, { one: "Show 1 that is over or revoked", other: `Show ${count} that are over or revoked` }),
    name: "Name",
    nameHint: "Which program it is for, so that others know later.",
    nameMissing: "Give it a name.",
    may: "May",
    mayHint: "As little as the program needs.",
    mayIn: (area: string, right: Right) => (right === "write" ? `${area}: read and change` : `${area}: read`),
    scopesMissing: "Allow it at least one thing.",
    used: "Last used",
    neverUsed: "never",
    ends: "Ends",
    endsHint: "It stops working by itself then.",
    never: "never",
    neverHint: "It works until somebody revokes it. A day on which it ends is safer.",
    lastDay: "Its last day",
    dayMissing: "Choose a day.",
    lifetimes,
    made: "Made",
    action: "End it",
    revoke: "Revoke",
    revokeOne: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke “${name}”?`,
    revokeLead: "The program that uses it is refused at once. This cannot be taken back; a new token can be made.",
    revokeConfirm: "Revoke the token",
    revoked: "The token is revoked",
    madeTitle: "Your new token",
    theToken: "The token",
    ifLost: "Only a fingerprint of it is stored. If it is lost, revoke it and make another one.",
    tryIt: "Try it",
    areas,
    rights,
    states,
  },
  hooks: {
    title: "Webhooks",
    lead: "The bot tells an address of yours what happens, signed, and again until it is taken. A server has ten at most.",
    make: "Make a webhook",
    none: "No webhooks yet",
    noneLead: "With one, your website hears of miles, ranks and posts within seconds.",
    events,
    eventNames,
    works: "Sends",
    paused,
    pausedBecause: (reason: string) => `Paused: ${reason}`,
    waiting: (count: number, text: string) =>
      plural("en", count, { one: `${text} message waits`, other: `${text} messages wait` }),
    dead: (count: number, text: string) =>
      plural("en", count, { one: `${text} dead letter`, other: `${text} dead letters` }),
    oldSecret: (until: string) => `The old secret signs along until ${until}`,
    made: "Made",
    deliveries: "Deliveries",
    ping: "Ping",
    pinged: "A test message is under way. See the deliveries.",
    pingWaits: "The test message waits until the webhook is resumed.",
    pause: "Pause",
    resume: "Resume",
    change: "Change",
    changeTitle: "Change the webhook",
    changed: "The webhook is changed",
    save: "Save",
    renew: "New secret",
    remove: "Remove",
    url: "Address",
    urlHint: "Public, on port 80 or 443.",
    urlMissing: "Where shall the messages go?",
    description: "Description",
    descriptionHint: "What it is for. May be left empty.",
    tells: "What it is told",
    eventsMissing: "Choose at least one event.",
    madeTitle: "The webhook is made",
    theSecret: "The secret",
    secretLead: "With it your website tells genuine messages from forged ones (Standard Webhooks, HMAC-SHA256).",
    secretLost: "If it is lost, make a new secret. Nothing is lost meanwhile.",
    renewTitle: "Make a new secret?",
    renewLead: "It is shown once. Put it beside the old one in your website, then take the old one out.",
    overlap:
      "For a day each message is signed with both, the old secret and the new one. Then the old one stops working.",
    renewConfirm: "Make a new secret",
    renewedTitle: "The new secret",
    removeTitle: "Remove the webhook?",
    removeLead:
      "Its address is told nothing any more, and its deliveries are forgotten. Pausing keeps what happens meanwhile.",
    removeConfirm: "Remove the webhook",
    removed: "The webhook is removed",
    deliveriesTitle: "Deliveries",
    show: "Which deliveries",
    all: "All",
    deliveryStates,
    deadLead: (count: number) =>
      plural("en", count, {
        one: "1 message was tried for a day in vain.",
        other: `${count} messages were tried for a day in vain.`,
      }),
    replayAll: "Send all of them again",
    replayedAll: (count: number) =>
      plural("en", count, { one: "1 message is sent again", other: `${count} messages are sent again` }),
    replay: "Send again",
    replayed: "It is sent again",
    nothingSent: "Nothing was sent yet",
    nothingSentLead: "Press “Ping” to try the address.",
    happened: "Happened",
    attempts: (count: number) => plural("en", count, { one: "1 attempt", other: `${count} attempts` }),
    answered: (status: number) => `answered ${status}`,
    tried: "Tried",
    nextTry: "Next",
    showBody: "Show what is in it",
    hideBody: "Hide what is in it",
    body: "What is in the message",
  },
};

export type Texts = typeof en;
