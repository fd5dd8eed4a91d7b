/** The IANA zones that the browser knows, and the one that is chosen. */
export function zonesWith(chosen: string): string[] {
  const known = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", chosen]);
  return [...known].sort((one, other) => one.localeCompare(other, "en"));
}

/** `America/New_York` → `America / New York`: as people look for it. */
export const readable = (zone: string) => zone.replaceAll("_", " ").replaceAll("/", " / ");

/** Whether all that was typed is somewhere in the zone's name: `new york`, `berlin eu`. */
export function fits(zone: string, typed: string): boolean {
  const name = zone.toLowerCase().replaceAll("_", " ");
  const words = typed.toLowerCase().replaceAll(/[_/]/g, " ").split(" ");
  return words.every((word) => name.includes(word));
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
