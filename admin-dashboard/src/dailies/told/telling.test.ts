import { expect, it } from "vitest";

import { partsOf } from "./telling";

it("reads Discord's marks", () => {
  expect(partsOf("Give it *View Channel* in <#12>: `/dailies why`.")).toEqual([
    { as: "words", text: "Give it " },
    { as: "stressed", text: "View Channel" },
    { as: "words", text: " in " },
    { as: "channel", text: "12" },
    { as: "words", text: ": " },
    { as: "code", text: "/dailies why" },
    { as: "words", text: "." },
  ]);
});

it("leaves out the picture in front", () => {
  expect(partsOf("📡 This source does not answer.")).toEqual([{ as: "words", text: "This source does not answer." }]);
  expect(partsOf("⏸️ paused")).toEqual([{ as: "words", text: "paused" }]);
  expect(partsOf("2 items")).toEqual([{ as: "words", text: "2 items" }]);
});
