/** The day that it is now in a zone, `YYYY-MM-DD`. Days are the server's. */
export function todayIn(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);
}
