/** An export on its way: counted while it comes, kept in pieces, and handed to the browser at its end. */

/** Pieces are put together now and then: a browser keeps large ones on its disk. */
const KEPT_TOGETHER = 4 * 1024 * 1024;
const LINE_END = 0x0a;
const QUOTE = 0x22;

export interface Progress {
  /** Without a header. */
  rows: number;
  bytes: number;
}

export type ExportFormat = "csv" | "jsonl";

/** The whole file. Rejects when it is aborted or breaks off. */
export async function receive(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  format: ExportFormat,
  onProgress: (progress: Progress) => void,
): Promise<Blob> {
  const count = rowCounter(format);
  const kept: Blob[] = [];
  let loose: Uint8Array<ArrayBuffer>[] = [];
  let [looseBytes, bytes] = [0, 0];
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob([...kept, ...loose]);
    loose.push(value);
    looseBytes += value.length;
    bytes += value.length;
    if (looseBytes >= KEPT_TOGETHER) {
      kept.push(new Blob(loose));
      loose = [];
      looseBytes = 0;
    }
    onProgress({ rows: count(value), bytes });
  }
}

/** How many rows there were up to and with a piece. A line end between quotes belongs to a cell. */
export function rowCounter(format: ExportFormat): (piece: Uint8Array) => number {
  let lines = 0;
  let quoted = false;
  const headers = format === "csv" ? 1 : 0;
  return (piece) => {
    for (const byte of piece) {
      if (byte === QUOTE && format === "csv") quoted = !quoted;
      else if (byte === LINE_END && !quoted) lines += 1;
    }
    return Math.max(0, lines - headers);
  };
}

/** What the bot calls it: the header tells. */
export function fileNameIn(header: string | null, otherwise: string): string {
  return /filename="([^"]+)"/.exec(header ?? "")?.[1] ?? otherwise;
}

export function saveFile(content: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
