import { describe, expect, it } from "vitest";

import { fileNameIn, receive, rowCounter, type Progress } from "./download";

const bytes = (text: string) => new TextEncoder().encode(text);

function streamOf(...pieces: string[]) {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(bytes(piece));
      controller.close();
    },
  });
}

describe("an export on its way", () => {
  it("is counted while it comes, and whole at its end", async () => {
    const told: Progress[] = [];
    const file = await receive(streamOf("id,note\r\n1,", "x\r\n2,y\r\n"), "csv", (progress) => told.push(progress));

    expect(told).toEqual([
      { rows: 0, bytes: 11 },
      { rows: 2, bytes: 19 },
    ]);
    expect(file.size).toBe(19);
  });

  it("does not take a line end in a note for the end of its row", () => {
    const count = rowCounter("csv");
    expect(count(bytes('id,note\r\n1,"two\nlines, ""quoted""'))).toBe(0);
    expect(count(bytes('"\r\n2,b\r\n'))).toBe(2);
  });

  it("has no header as JSON, and quotes mean nothing", () => {
    expect(rowCounter("jsonl")(bytes('{"a":"\\""}\n{"b":1}\n'))).toBe(2);
  });

  it("is called as the bot calls it", () => {
    expect(fileNameIn('attachment; filename="members-1-2026-11-24.csv"', "members.csv")).toBe(
      "members-1-2026-11-24.csv",
    );
    expect(fileNameIn(null, "members.csv")).toBe("members.csv");
  });
});
