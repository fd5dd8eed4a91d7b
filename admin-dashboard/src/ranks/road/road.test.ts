import { describe, expect, it } from "vitest";

import { boundsAt, milesAfter, milesAt, milestones, niceStep, roadEnd, roadTo, spread } from "./road";

const ANYWHERE = { least: 0, most: 1e9 };

describe("the road", () => {
  it("ends at a round number behind the last rank", () => {
    expect(roadEnd([0, 500, 5000])).toBe(10_000);
    expect(roadEnd([0])).toBe(200);
  });

  it("stays as long as it was while that fits", () => {
    expect(roadEnd([0, 9000], 10_000)).toBe(10_000);
    expect(roadEnd([0, 2500], 10_000)).toBe(10_000);
    expect(roadEnd([0, 9900], 10_000)).toBe(20_000);
    expect(roadEnd([0, 1000], 10_000)).toBe(2000);
  });

  it("gives early miles more room", () => {
    const road = roadTo(10_000);
    expect(road(0)).toBe(0);
    expect(road(500)).toBeGreaterThan(0.25);
    expect(road(10_000)).toBe(1);
  });

  it("has round numbers along it", () => {
    expect(milestones(10_000, 0.12)).toEqual([0, 50, 500, 2000, 5000, 10_000]);
  });

  it("keeps signs apart, and on it", () => {
    expect(spread([0, 0.05, 0.9], 0.2)).toEqual([0, 0.2, 0.9]);
    expect(spread([0.9, 1], 0.2)).toEqual([0.8, 1]);
  });
});

describe("a sign", () => {
  it("stays between its neighbours", () => {
    expect(boundsAt([0, 500, 5000], 1)).toEqual({ least: 1, most: 4999 });
    expect(boundsAt([0, 500, 5000], 0)).toEqual({ least: 0, most: 499 });
    expect(milesAt(1, 1000, 10_000, { least: 1, most: 4999 })).toBe(4999);
  });

  it("is dragged to round numbers", () => {
    const road = roadTo(10_000);
    for (const share of [0.2, 0.41, 0.77]) {
      const miles = milesAt(share, 800, 10_000, ANYWHERE);
      expect(Math.abs(road(miles) - share)).toBeLessThan(1 / 400);
      expect(miles % niceStep(miles / 800)).toBe(0);
    }
  });

  it("is moved by keys, in steps that fit how far out it is", () => {
    expect(milesAfter("ArrowRight", false, 500, ANYWHERE)).toBe(510);
    expect(milesAfter("ArrowDown", true, 500, ANYWHERE)).toBe(499);
    expect(milesAfter("PageUp", false, 5000, ANYWHERE)).toBe(6000);
    expect(milesAfter("Home", false, 500, { least: 1, most: 4999 })).toBe(1);
    expect(milesAfter("ArrowLeft", false, 0, ANYWHERE)).toBe(0);
    expect(milesAfter("Tab", false, 500, ANYWHERE)).toBeNull();
  });
});
