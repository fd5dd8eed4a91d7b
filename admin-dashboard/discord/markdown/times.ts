/** Discord's timestamp styles: https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** `zone` is the browser's own unless given. An unknown style is the default one, as in Discord. */
export function timeInWords(
  seconds: number,
  style: string | undefined,
  locale: string,
  now: Date,
  zone?: string,
): string {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return "Invalid Date";
  if (style === "R") return fromNow(seconds - now.getTime() / 1000, locale);
  const options = STYLES[style ?? "f"] ?? STYLES["f"];
  return moment.toLocaleString(locale, { ...options, timeZone: zone });
}

export function fromNow(seconds: number, locale: string): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** As over a message: the time for today, the day before it otherwise. */
export function messageTime(moment: Date, locale: string, now: Date): string {
  const time = moment.toLocaleTimeString(locale, { timeStyle: "short" });
  if (moment.toDateString() === now.toDateString()) return time;
  return `${moment.toLocaleDateString(locale, { dateStyle: "short" })}, ${time}`;
}
