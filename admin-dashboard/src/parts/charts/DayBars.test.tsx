import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";

import { rendered } from "../testing/rendered";
import { DayBars } from "./DayBars";

const DAYS = [
  { day: "2026-11-22", parts: { "check-in": 20, award: 50 } },
  { day: "2026-11-23", parts: { "check-in": 10, award: -50 } },
];
const SERIES = [
  { key: "check-in", title: "Check-ins" },
  { key: "award", title: "Awards" },
];

const chart = () => rendered(<DayBars label="Miles per day" days={DAYS} series={SERIES} />);

it("can be read as a table", () => {
  chart();
  const [, ...days] = screen.getAllByRole("row");
  expect(days.map((day) => within(day).getByRole("rowheader").textContent)).toEqual(["Nov 22, 2026", "Nov 23, 2026"]);
  expect(
    days.map((day) =>
      within(day)
        .getAllByRole("cell")
        .map(({ textContent }) => textContent),
    ),
  ).toEqual([
    ["20", "50"],
    ["10", "-50"],
  ]);
});

it("tells the day that the arrow keys reach, and all days together before", async () => {
  chart();
  expect(screen.getByText("2 days")).toBeVisible();
  expect(screen.getAllByText("30").length).toBeGreaterThan(0);
  await userEvent.tab();
  const slider = screen.getByRole("slider", { name: /Miles per day/ });
  expect(slider).toHaveFocus();
  expect(slider).toHaveAttribute("aria-valuetext", "Nov 23, 2026: Check-ins 10, Awards -50");
});

it("draws what was taken back below the line", () => {
  const { container } = chart();
  const bars = [...container.querySelectorAll("g rect")].map((bar) => Number(bar.getAttribute("height")));
  expect(bars).toHaveLength(4);
  expect(bars.every((height) => height > 0)).toBe(true);
});
