export function Standing({ guildId }: { guildId: string }) {
  return <p>{guildId}</p>;
}
