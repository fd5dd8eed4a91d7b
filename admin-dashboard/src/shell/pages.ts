import {
  IconCoin,
  IconGauge,
  IconHistory,
  IconKey,
  IconRoad,
  IconRosetteDiscountCheck,
  IconRss,
  IconSettings,
} from "@tabler/icons-react";

import type { Level } from "../api/session/session";

/** The pages of a server, as the navigation shows them. */
export const GUILD_PAGES = [
  { name: "overview", to: "/guilds/$guildId", icon: IconGauge, level: "viewer" },
  { name: "mileage", to: "/guilds/$guildId/mileage", icon: IconRoad, level: "viewer" },
  { name: "ranks", to: "/guilds/$guildId/ranks", icon: IconRosetteDiscountCheck, level: "viewer" },
  { name: "earning", to: "/guilds/$guildId/earning", icon: IconCoin, level: "viewer" },
  { name: "dailies", to: "/guilds/$guildId/dailies", icon: IconRss, level: "viewer" },
  { name: "audit", to: "/guilds/$guildId/audit", icon: IconHistory, level: "admin" },
  { name: "access", to: "/guilds/$guildId/access", icon: IconKey, level: "admin" },
  { name: "settings", to: "/guilds/$guildId/settings", icon: IconSettings, level: "viewer" },
] as const satisfies readonly { name: string; to: string; icon: unknown; level: Level }[];
