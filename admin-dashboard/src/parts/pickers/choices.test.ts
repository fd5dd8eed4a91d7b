import { expect, it } from "vitest";

import { firstFitting, fitting, inGroups, withGone, type Choice } from "./choices";

const choice = (id: string, name: string, group: string | null = null): Choice => ({
  id,
  name,
  group,
  mark: null,
  refused: null,
  fine: null,
});

const CHANNELS = [choice("1", "welcome"), choice("2", "clips", "The Road"), choice("3", "café-talk", "The Road")];

it("offers what has no category first, then category by category", () => {
  expect(inGroups(CHANNELS)).toEqual([
    { value: "1", label: "welcome" },
    {
      group: "The Road",
      items: [
        { value: "2", label: "clips" },
        { value: "3", label: "café-talk" },
      ],
    },
  ]);
});

const namesFor = (search: string) =>
  fitting({ options: inGroups(CHANNELS), search, limit: Infinity }).flatMap((option) =>
    "group" in option ? option.items.map(({ label }) => label) : [option.label],
  );

it("finds a channel by parts of its name and its category, whatever the accents", () => {
  expect(namesFor("#clip")).toEqual(["clips"]);
  expect(namesFor("road cafe")).toEqual(["café-talk"]);
  expect(namesFor("ROAD")).toEqual(["clips", "café-talk"]);
  expect(namesFor("The_Road/clips")).toEqual(["clips"]);
  expect(namesFor("backstage")).toEqual([]);
});

const many = Array.from({ length: 10 }, (_, number) => choice(String(number), `room-${number}`, `Stop ${number % 2}`));

const shownOf = (search: string, chosen: string[] = []) =>
  firstFitting(
    4,
    chosen,
    (count) => `${count} more`,
  )({ options: inGroups(many), search, limit: Infinity }).map((option) =>
    "group" in option ? option.items.map(({ label }) => label) : option.label,
  );

it("offers the first of very many, group by group, and tells how many more there are", () => {
  expect(shownOf("")).toEqual([["room-0", "room-2", "room-4", "room-6"], "6 more"]);
  expect(shownOf("stop 1")).toEqual([["room-1", "room-3", "room-5", "room-7"], "1 more"]);
  expect(shownOf("9")).toEqual([["room-9"]]);
});

it("shows what is chosen wherever it stands", () => {
  expect(shownOf("", ["9"])).toEqual([["room-0", "room-2", "room-4", "room-6"], ["room-9"], "5 more"]);
});

it("keeps what was chosen and is gone", () => {
  const gone = choice("", "Deleted channel");
  expect(withGone(CHANNELS, ["9", "2"], gone).map(({ id, name }) => [id, name])).toEqual([
    ["9", "Deleted channel"],
    ["1", "welcome"],
    ["2", "clips"],
    ["3", "café-talk"],
  ]);
});
