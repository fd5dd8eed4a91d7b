import { describe, expect, it } from "vitest";

import { bea, GREEN_ROOM, juergen, viewOf } from "../testing/cast";
import { sceneOf } from "../scene/scene";
import { initials } from "./Avatar";
import { memberGroups } from "./MemberList";

describe("a face", () => {
  it.each([
    ["Ana", "A"],
    ["Maximilian von Hohenlohe", "MV"],
    ["지우", "지"],
    ["ليلى", "ل"],
    ["Zoë 🎤🚐✨", "Z"],
    ["🎤", ""],
  ])("for %s is drawn from %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe("the member list", () => {
  it("shows people under their highest role, the rest together by name", () => {
    const groups = memberGroups(sceneOf(viewOf(bea), GREEN_ROOM));
    expect(groups.map(({ name, members }) => [name, members.map(({ user }) => user.username)])).toEqual([
      ["Director", ["ana"]],
      ["Members", ["bea", "Crew Bot", "juergen"]],
    ]);
  });
});

describe("where one is", () => {
  it("is the first channel when the asked one cannot be seen", () => {
    expect(sceneOf(viewOf(juergen), "12").channel.name).toBe("green-room");
    expect(sceneOf(viewOf(juergen), "direct").guild).toBeUndefined();
  });
});
