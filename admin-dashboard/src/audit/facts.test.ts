import { expect, it } from "vitest";

import { formatsOf } from "../texts/formats";
import { changesOf, factsOf, saysAll } from "./facts";
import type { AuditLine } from "./queries";
import { de } from "./texts/de";
import { en } from "./texts/en";
import { valueText, type Speech } from "./values";

const names = { role: (id: string) => ({ "7": "Roadie" })[id], channel: () => undefined };
const speech: Speech = { names, texts: en, formats: formatsOf("en-US", "UTC") };

const line = (action: string, before: unknown, after: unknown): AuditLine => ({
  id: "1",
  actor: "100000000000000001",
  actor_name: "Ana",
  token: null,
  action,
  subject: "guild:1",
  subject_name: null,
  before,
  after,
  happened_at: "2026-11-24T12:00:00Z",
});

function told(one: AuditLine, texts = en, about = "Bea"): string | undefined {
  const words = {
    about,
    field: ([field = ""]: readonly string[]) => texts.theSettings[field] ?? field,
    value: (path: readonly string[], value: unknown) => valueText(path, value, { ...speech, texts }),
  };
  return texts.did[one.action]?.(factsOf(one, changesOf(one), words));
}

it("says what one setting was and what it is", () => {
  const change = line("settings.change", { zone: "Europe/Berlin" }, { zone: "America/Chicago" });
  expect(told(change)).toBe("changed the time zone from Europe/Berlin to America/Chicago");
  expect(told(change, de)).toBe("hat die Zeitzone von Europe/Berlin auf America/Chicago geändert");
});

it("knows what the log leaves out because it was as at the beginning", () => {
  expect(told(line("settings.change", {}, { cap_per_day: 500 }))).toBe(
    "changed the most miles per day from no limit to 500",
  );
});

it("names the roles that came in, and those that went", () => {
  const added = line("settings.change", {}, { viewer_roles: ["7"] });
  expect(told(added)).toMatch(/^added .@Roadie. to the viewer roles$/);
  expect(told(line("settings.change", { viewer_roles: ["7", "8"] }, { viewer_roles: ["7"] }))).toMatch(
    /^removed .@8. from the viewer roles$/,
  );
});

it("counts what was changed besides", () => {
  const two = line("settings.change", {}, { zone: "Asia/Seoul", self_award: true });
  expect(told(two)).toBe("changed 2 settings");
});

it("finds the miles between the balances", () => {
  const award = line("mileage.award", { balance: 10 }, { balance: 60, entry: 7, reason: "award", note: "" });
  expect(told(award)).toBe("awarded 50 miles to Bea");
  expect(told(line("mileage.reverse", { balance: 60 }, { balance: 10 }), de)).toBe(
    "hat 50 Meilen von Bea zurückgenommen",
  );
});

it("shows no differences where the sentence says them", () => {
  const words = { about: "", field: () => "", value: () => "" };
  const pause = line("hook.change", { paused_reason: null }, { paused_reason: "by-hand" });
  expect(saysAll(pause, factsOf(pause, changesOf(pause), words), changesOf(pause))).toBe(true);
  const several = line("settings.change", {}, { zone: "Asia/Seoul", self_award: true });
  expect(saysAll(several, factsOf(several, changesOf(several), words), changesOf(several))).toBe(false);
});

it("says every action in both languages", () => {
  expect(Object.keys(de.did).sort()).toEqual(Object.keys(en.did).sort());
  expect(Object.keys(de.fields).sort()).toEqual(Object.keys(en.fields).sort());
  expect(Object.keys(de.subjects).sort()).toEqual(Object.keys(en.subjects).sort());
});
