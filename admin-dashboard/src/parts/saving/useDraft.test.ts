import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";

import { useDraft } from "./useDraft";

const settings = { zone: "America/Chicago", cap: 500 };

const drafting = () =>
  renderHook(({ value, version }) => useDraft(value, version), { initialProps: { value: settings, version: '"1"' } });

it("follows the server until something is changed, and keeps that version then", () => {
  const { result, rerender } = drafting();
  rerender({ value: { ...settings, cap: 600 }, version: '"2"' });
  expect(result.current.value.cap).toBe(600);

  act(() => {
    result.current.set("zone", "Europe/Berlin");
  });
  rerender({ value: { ...settings, cap: 700 }, version: '"3"' });
  expect(result.current.value).toEqual({ zone: "Europe/Berlin", cap: 600 });
  expect(result.current.base.version).toBe('"2"');
  expect(result.current.changes).toEqual({ zone: "Europe/Berlin" });
});

it("is clean again when what was changed is changed back", () => {
  const { result } = drafting();
  act(() => {
    result.current.set("cap", 1);
  });
  expect(result.current.dirty).toBe(true);
  act(() => {
    result.current.set("cap", 500);
  });
  expect(result.current.dirty).toBe(false);
});

it("keeps what was changed while the rest was saved", () => {
  const { result } = drafting();
  act(() => {
    result.current.set("zone", "UTC");
  });
  const sent = result.current.changes;
  act(() => {
    result.current.set("cap", 1);
  });
  act(() => {
    result.current.settle({ value: { ...settings, zone: "UTC" }, version: '"2"' }, sent);
  });
  expect(result.current.changes).toEqual({ cap: 1 });
  expect(result.current.base.version).toBe('"2"');
});

it("puts my changes on top of theirs", () => {
  const { result } = drafting();
  act(() => {
    result.current.rebase({ value: { zone: "UTC", cap: 900 }, version: '"9"' }, { cap: 1 });
  });
  expect(result.current.value).toEqual({ zone: "UTC", cap: 1 });
  expect(result.current.changed).toEqual(["cap"]);
  act(() => {
    result.current.discard();
  });
  expect(result.current.value).toEqual(settings);
});
