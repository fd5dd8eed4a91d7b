import { expect, it } from "vitest";

import { rightsOf, scopesOf } from "./scopes";

it("asks for one scope of each area that was chosen", () => {
  expect(scopesOf({ miles: "write", guild: "read" })).toEqual(["guild:read", "miles:write"]);
  expect(scopesOf({})).toEqual([]);
});

it("tells the most that a token may in each area, and keeps what it does not know", () => {
  expect(rightsOf(["miles:read", "miles:write", "audit:read", "weather:read"])).toEqual({
    known: [
      ["miles", "write"],
      ["audit", "read"],
    ],
    unknown: ["weather:read"],
  });
});
