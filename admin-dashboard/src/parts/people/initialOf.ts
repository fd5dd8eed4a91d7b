/** The first letter or emoji of a name, whole: `🧑‍🎤 Max` → `🧑‍🎤`. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
