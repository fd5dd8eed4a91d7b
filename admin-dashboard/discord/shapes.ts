/** Discord's own JSON, as much of it as the page shows. https://docs.discord.com/developers/reference */

import type { Component } from "./components";

export interface User {
  id: string;
  username: string;
  global_name: string | null;
  bot?: boolean;
}

export interface Role {
  id: string;
  name: string;
  color: number;
  position: number;
  hoist: boolean;
  managed?: boolean;
}

export interface Member {
  user: User;
  nick: string | null;
  roles: string[];
}

export const ChannelType = { text: 0, direct: 1, voice: 2, category: 4, announcement: 5, stage: 13 } as const;

export interface Channel {
  id: string;
  type: number;
  name?: string;
  topic?: string | null;
  recipients?: User[];
  last_message_id?: string | null;
  /** The playground's own addition. */
  may_write?: boolean;
}

export type Localizations = Record<string, string> | null;

export const CommandType = { chatInput: 1, user: 2, message: 3 } as const;

export const OptionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export interface OptionChoice {
  name: string;
  name_localizations?: Localizations;
  value: string | number;
}

export interface CommandOption {
  type: number;
  name: string;
  name_localizations?: Localizations;
  description: string;
  description_localizations?: Localizations;
  required?: boolean;
  choices?: OptionChoice[];
  options?: CommandOption[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  autocomplete?: boolean;
  channel_types?: number[];
}

export interface Command {
  id: string;
  type?: number;
  name: string;
  name_localizations?: Localizations;
  description: string;
  description_localizations?: Localizations;
  options?: CommandOption[];
}

export interface Emoji {
  id?: string | null;
  name?: string | null;
}

export interface Picture {
  url: string;
  proxy_url?: string;
  width?: number | null;
  height?: number | null;
}

export interface Embed {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  timestamp?: string;
  author?: { name: string; url?: string; icon_url?: string };
  footer?: { text: string; icon_url?: string };
  fields?: { name: string; value: string; inline?: boolean }[];
  image?: Picture;
  thumbnail?: Picture;
}

export interface Attachment {
  id: string;
  filename: string;
  url: string;
  size: number;
  content_type?: string;
  description?: string | null;
  width?: number | null;
  height?: number | null;
}

export interface Reaction {
  emoji: Emoji;
  count: number;
  me: boolean;
}

export const MessageFlag = {
  crossposted: 1,
  suppressEmbeds: 4,
  ephemeral: 64,
  loading: 128,
  componentsV2: 32768,
} as const;

export interface Message {
  id: string;
  channel_id: string;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  type: number;
  embeds: Embed[];
  attachments: Attachment[];
  components: Component[];
  reactions?: Reaction[];
  interaction_metadata?: { id: string; type: number; user: User; name?: string; command_type?: number };
}

export const has = (message: Message, flag: number): boolean => (message.flags & flag) !== 0;
