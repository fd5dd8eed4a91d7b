/** Pictures on Discord's CDN. https://docs.discord.com/developers/reference#image-formatting */
const CDN = "https://cdn.discordapp.com";

/** null: there is none. */
export function guildIcon({ id, icon }: { id: string; icon: string | null }): string | null {
  return icon && `${CDN}/icons/${id}/${icon}.webp?size=64`;
}

/** null: they chose none. */
export function personPicture({ id, avatar }: { id: string; avatar: string | null }): string | null {
  return avatar && `${CDN}/avatars/${id}/${avatar}.webp?size=64`;
}
