import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import { texts as catalogue } from "../texts/catalogue";

/** Seconds between two looks. */
const PACES = { minute: 60, five: 300, quarter: 900, hour: 3600, day: 86_400 } as const;
const AUTO = "auto";

/** How often a source can be looked at, in words; null: as fits its host. */
export function usePaces(chosen: number | null) {
  const texts = useTexts(catalogue);
  const { durationInWords } = useFormats();
  const named = Object.entries(PACES).map(([name, seconds]) => ({
    value: String(seconds),
    label: texts.paces[name as keyof typeof PACES],
  }));
  const wordsFor = (seconds: number | null) => {
    if (seconds === null) return texts.paces.auto;
    return named.find(({ value }) => value === String(seconds))?.label ?? texts.paceOwn(durationInWords(seconds));
  };
  // Programs may have chosen any number of seconds.
  const own = named.some(({ value }) => value === keyOf(chosen)) ? [] : [chosen];
  const offered = [null, ...own.filter((seconds) => seconds !== null)];
  return {
    offered: [...offered.map((seconds) => ({ value: keyOf(seconds), label: wordsFor(seconds) })), ...named],
    wordsFor,
  };
}

/** As a list of choices has it. */
export const keyOf = (seconds: number | null) => String(seconds ?? AUTO);
export const secondsOf = (key: string | null) => (key === null || key === AUTO ? null : Number(key));
