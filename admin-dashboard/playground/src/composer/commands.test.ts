import { describe, expect, it } from "vitest";

import { checkIn, leaderboard, mileage, showMileage } from "../testing/cast";
import { firstToTry, matchingOffers, offersOf } from "./commands";

const all = [checkIn, mileage, leaderboard, showMileage];
const names = (offers: { shown: string }[]) => offers.map(({ shown }) => shown);

describe("the commands on offer", () => {
  it("are one for each subcommand, without context menus", () => {
    expect(names(offersOf(all, "en-US"))).toEqual(["/check-in", "/leaderboard", "/mileage award", "/mileage undo"]);
  });

  it("are named and described in the person's language, and keep the bot's own name", () => {
    const [offer] = offersOf([checkIn], "de");
    expect(offer).toMatchObject({ shown: "/einchecken", description: "Heute einchecken", path: "check-in" });
  });

  it("are found by any word of theirs, the best match first", () => {
    const offers = offersOf(all, "de");
    expect(names(matchingOffers(offers, "ein"))).toEqual(["/einchecken"]);
    expect(names(matchingOffers(offers, "check"))).toEqual(["/einchecken"]);
    expect(names(matchingOffers(offers, "un"))).toEqual(["/mileage undo"]);
    expect(names(matchingOffers(offers, "e"))[0]).toBe("/einchecken");
    expect(matchingOffers(offers, "warp")).toEqual([]);
  });

  it("to start with need nothing filled in", () => {
    expect(names(firstToTry(all, "en-US"))).toEqual(["/check-in"]);
  });
});
