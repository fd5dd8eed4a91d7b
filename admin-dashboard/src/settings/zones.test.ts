import { describe, expect, it } from "vitest";

import { readable, zonesWith } from "./zones";

describe("time zones", () => {
  it("hold the one that is chosen, also when the browser has another name for it", () => {
    expect(zonesWith("Asia/Calcutta")).toContain("Asia/Calcutta");
    expect(zonesWith("UTC").filter((zone) => zone === "UTC")).toHaveLength(1);
  });

  it("are shown without underscores", () => {
    expect(readable("America/Argentina/Buenos_Aires")).toBe("America / Argentina / Buenos Aires");
  });
});
