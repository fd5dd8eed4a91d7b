const DAY = 86_400_000;
/** The bot renews a consent long before; that it is this near means that it could not. */
const SOON_DAYS = 14;

/** Whether a consent ends soon, so that its owner has to connect the account again. `endsAt`: ISO 8601. */
export function endsSoon(endsAt: string, now = Date.now()): boolean {
  return Date.parse(endsAt) - now < SOON_DAYS * DAY;
}
