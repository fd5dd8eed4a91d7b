import { expect, it } from "vitest";

import type { Stage } from "../queries";
import { partsOf } from "./receiptParts";

const stage = (name: Stage["stage"], channel_id: string | null = null): Stage => ({
  stage: name,
  channel_id,
  at: null,
  link: null,
  sentence: "",
});

it("tells of the item first, then of each channel", () => {
  const stages = [stage("seen"), stage("decided"), stage("sent", "1"), stage("edited", "1"), stage("waiting", "2")];

  const told = partsOf({ stages }).map(({ channelId, stages: those }) => [channelId, those.map((each) => each.stage)]);

  expect(told).toEqual([
    [null, ["seen", "decided"]],
    ["1", ["sent", "edited"]],
    ["2", ["waiting"]],
  ]);
});
