import { useLanguage, type Language } from "./language";

const SECOND = 1000;
const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const AGES: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

const LENGTHS: readonly ["day" | "hour" | "minute" | "second", number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

export type Formats = ReturnType<typeof formatsOf>;

/**
 * Numbers and times as the viewer writes them. Times are ISO 8601, as the API gives them.
 * `zone`: IANA; without it the viewer's.
 */
export function formatsOf(locale: string, zone?: string) {
  const times = zone ? { timeZone: zone } : {};
  const numbers = new Intl.NumberFormat(locale);
  const short = new Intl.NumberFormat(locale, {
    notation: "compact",
    maximumFractionDigits: 1,
    useGrouping: "always", // else 5000 would stand beside 10.000
  });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const sizes = SIZES.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumFractionDigits: 1,
      }),
  );
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...times });
  const clocks = new Intl.DateTimeFormat(locale, { timeStyle: "short", ...times });
  const weekdayClocks = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
    ...times,
  });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", ...times });
  // Days of the calendar are the same everywhere.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const shortDates = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  const ages = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    /** 12,345 */
    number: (value: number) => numbers.format(value),
    /** 12.3K, for the axes of charts */
    short: (value: number) => short.format(value),
    /** +50, −20, 0 */
    signed: (value: number) => signed.format(value),
    /** 0.5 → 50% */
    percent: (share: number) => percents.format(share),
    /** 1.2 MB */
    size: (bytes: number) => {
      const place = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), SIZES.length - 1);
      return sizes[place]?.format(bytes / 1000 ** place) ?? "";
    },
    /** Nov 24, 2026 */
    day: (iso: string) => days.format(new Date(iso)),
    /** 2026-11-24 → Nov 24, 2026, in whatever zone */
    date: (day: string) => dates.format(new Date(day)),
    /** 2026-11-24 → Nov 24 */
    shortDate: (day: string) => shortDates.format(new Date(day)),
    /** 90 → 1.5 min, in tables and figures */
    duration: (seconds: number) => lengthIn(locale, seconds, "short"),
    /** 90 → 1.5 minutes, in sentences: some languages put a full stop behind what is shortened */
    durationInWords: (seconds: number) => lengthIn(locale, seconds, "long"),
    /** 8:00 PM */
    clock: (iso: string) => clocks.format(new Date(iso)),
    /** Tue 8:00 PM */
    weekdayClock: (iso: string) => weekdayClocks.format(new Date(iso)),
    /** Nov 24, 2026, 8:00 PM */
    moment: (iso: string) => moments.format(new Date(iso)),
    /** 5 minutes ago, in 2 days, now */
    age: (iso: string, now = Date.now()) => {
      const seconds = (new Date(iso).getTime() - now) / SECOND;
      const [unit, length] = AGES.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
      return ages.format(unit === "second" ? 0 : Math.round(seconds / length), unit);
    },
  };
}

function lengthIn(locale: string, seconds: number, unitDisplay: "short" | "long"): string {
  const [unit, length] = LENGTHS.find(([, size]) => seconds >= size) ?? ["second", 1];
  const style = { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(seconds / length);
}

/** The viewer's own variant of the language, such as `de-AT`. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}

export function useFormats(zone?: string): Formats {
  const { language } = useLanguage();
  return formatsFor(localeOf(language, navigator.languages), zone);
}

const made = new Map<string, Formats>();

/** Making them takes long, and every cell of a table needs them. */
function formatsFor(locale: string, zone: string | undefined): Formats {
  const key = `${locale} ${zone ?? ""}`;
  const formats = made.get(key) ?? formatsOf(locale, zone);
  made.set(key, formats);
  return formats;
}
