/** The IANA zones that the browser knows, and the one that is chosen. */
export function zonesWith(chosen: string): string[] {
  const known = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", chosen]);
  return [...known].sort((one, other) => one.localeCompare(other, "en"));
}

/** `America/New_York` → `America / New York`: as people look for it. */
export const readable = (zone: string) => zone.replaceAll("_", " ").replaceAll("/", " / ");

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
