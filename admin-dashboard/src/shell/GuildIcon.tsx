import { Avatar } from "@mantine/core";

import { guildIcon } from "../parts/discordImages";

/** The picture of a server, or its first letters. The name stands beside it. */
export function GuildIcon({
  guild,
  size = 28,
}: {
  guild: { id: string; name: string; icon: string | null };
  size?: number;
}) {
  const letters = Array.from(guild.name.trim()).slice(0, 1).join("").toLocaleUpperCase();
  return (
    <Avatar src={guildIcon(guild)} size={size} radius="sm" color="amber" variant="light" alt="">
      <span aria-hidden="true">{letters}</span>
    </Avatar>
  );
}
