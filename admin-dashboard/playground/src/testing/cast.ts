/** The people and things of the tests, in Discord's shapes. */

import type { Exchange, ExchangeDetails, Report, View } from "../backstage/shapes";
import type { Form } from "../../../discord/components";
import type { Command, Message, User } from "../../../discord/shapes";

const user = (id: string, username: string, global_name: string | null = null): User => ({ id, username, global_name });

export const ana = user("100000000000000001", "ana", "Ana");
export const bea = user("100000000000000002", "bea", "Bea");
export const juergen = user("100000000000000008", "juergen", "Jürgen");
export const crewBot: User = { ...user("1500000000000000000", "Crew Bot"), bot: true };

export const GUILD = "9007199254740993001";
export const GREEN_ROOM = "9007199254740993201";
const DIRECTOR = "9007199254740993105";

export const checkIn: Command = {
  id: "1",
  name: "check-in",
  description: "Check in for today",
  name_localizations: { de: "einchecken" },
  description_localizations: { de: "Heute einchecken" },
};

export const mileage: Command = {
  id: "2",
  name: "mileage",
  description: "Miles",
  options: [
    {
      type: 1,
      name: "award",
      description: "Award miles to a member",
      options: [
        { type: 6, name: "member", description: "Who gets the miles?", required: true },
        { type: 4, name: "miles", description: "How many?", required: true, min_value: 1, max_value: 100000 },
        { type: 3, name: "reason", description: "What for?", max_length: 20 },
      ],
    },
    {
      type: 1,
      name: "undo",
      description: "Take an award back",
      options: [{ type: 3, name: "entry", description: "Which one?", required: true, autocomplete: true }],
    },
  ],
};

export const leaderboard: Command = {
  id: "3",
  name: "leaderboard",
  description: "Who has come how far",
  options: [
    {
      type: 3,
      name: "board",
      description: "Which?",
      required: true,
      choices: [
        { name: "The whole trip", value: "all" },
        { name: "This week", value: "week" },
      ],
    },
  ],
};

export const showMileage: Command = { id: "4", type: 2, name: "Show mileage", description: "" };
export const awardMiles: Command = { id: "5", type: 3, name: "Award miles", description: "" };

export function viewOf(me: User): View {
  const role = { managed: false, hoist: true };
  return {
    me,
    people: [
      { user: ana, locale: "en-US", about: "owner" },
      { user: bea, locale: "en-US", about: "a member" },
      { user: juergen, locale: "de", about: "his Discord speaks German" },
    ],
    application: { id: crewBot.id, bot: crewBot },
    guilds: [
      {
        id: GUILD,
        name: "Open Mic Odyssey",
        roles: [
          { ...role, id: GUILD, name: "@everyone", color: 0, position: 0, hoist: false },
          { ...role, id: DIRECTOR, name: "Director", color: 0xed4245, position: 5 },
        ],
        channels: [
          { id: GREEN_ROOM, type: 0, name: "green-room", topic: "Bad puns", may_write: true },
          { id: "9007199254740993202", type: 5, name: "the-dailies", may_write: false },
        ],
        members: [
          { user: ana, nick: null, roles: [DIRECTOR] },
          { user: bea, nick: null, roles: [] },
          { user: juergen, nick: "Jürgen the Driver", roles: [] },
          { user: crewBot, nick: null, roles: [] },
        ],
        commands: [checkIn, mileage, leaderboard, showMileage, awardMiles],
      },
    ],
    direct: { channel: { id: "77", type: 1, recipients: [me] }, commands: [checkIn] },
  };
}

let lastId = 1600000000000000000n;

export function message(given: Partial<Message> = {}): Message {
  return {
    id: String(++lastId),
    channel_id: GREEN_ROOM,
    author: crewBot,
    content: "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: 0,
    type: 0,
    embeds: [],
    attachments: [],
    components: [],
    ...given,
  };
}

/** Somebody's answer to a command, for them alone. */
export const answerTo = (who: User, name: string, content: string): Message =>
  message({ content, flags: 64, interaction_metadata: { id: "900", type: 2, user: who, name, command_type: 1 } });

export const answered: Report = {
  id: "900",
  status: "answered",
  reason: null,
  http_status: 200,
  ms: 12,
  modal: null,
  answer: { type: 4 },
  notes: [],
};

export const tooLate: Report = {
  ...answered,
  status: "failed",
  reason: "the bot did not answer within 3 seconds",
  http_status: null,
  answer: null,
};

export const form: Form = {
  custom_id: "v1:award.submit",
  title: "Award miles",
  components: [
    { type: 1, components: [{ type: 4, custom_id: "miles", style: 1, label: "Miles", max_length: 6 }] },
    { type: 18, label: "What for?", component: { type: 4, custom_id: "reason", style: 2, min_length: 5 } },
    {
      type: 18,
      label: "Mood",
      component: {
        type: 3,
        custom_id: "mood",
        required: false,
        options: [
          { label: "Sunny", value: "sunny" },
          { label: "Rainy", value: "rainy" },
        ],
      },
    },
  ],
};

export const exchange: Exchange = {
  id: "900",
  at: new Date().toISOString(),
  who: bea,
  what: "/check-in",
  kind: "command",
  status: "failed",
  reason: "the bot did not answer within 3 seconds",
  http_status: null,
  ms: 3000,
  finished: true,
  notes: [],
};

export const exchangeDetails: ExchangeDetails = {
  ...exchange,
  request: {
    method: "POST",
    url: "http://bot/interactions",
    headers: { "x-signature-timestamp": "1" },
    body: { type: 2 },
  },
  response: null,
  events: [{ at: exchange.at, what: "sent", body: null }],
  calls: [
    {
      at: exchange.at,
      ms: 4,
      method: "PUT",
      path: "/guilds/1/members/2/roles/3",
      route: "PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}",
      status: 403,
      reason: "reached Roadie",
      request: null,
      response: { message: "Missing Permissions", code: 50013 },
      fault: false,
    },
  ],
};
