import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Problem } from "../problems";
import { fetchSignedIn, giveUp, goOn, somebodyWaits } from "./rescue";

let signedIn: boolean;
let bodies: string[];

beforeEach(() => {
  signedIn = false;
  bodies = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    bodies.push(await request.text());
    return new Response(null, { status: signedIn ? 204 : 401 });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const award = () => fetchSignedIn(new Request("http://bot.example/awards", { method: "POST", body: "50 miles" }));

describe("a request of somebody whose session ended", () => {
  it("waits for the new sign-in and is sent again as it was", async () => {
    const awarded = award();
    await vi.waitUntil(somebodyWaits);
    signedIn = true;
    goOn();
    expect((await awarded).status).toBe(204);
    expect(bodies).toEqual(["50 miles", "50 miles"]);
    expect(somebodyWaits()).toBe(false);
  });

  it("fails with 401 when they leave it", async () => {
    const awarded = award();
    await vi.waitUntil(somebodyWaits);
    giveUp();
    await expect(awarded).rejects.toEqual(new Problem(401));
    expect(bodies).toHaveLength(1);
  });

  it("does not wait when nothing is wrong", async () => {
    signedIn = true;
    expect((await award()).status).toBe(204);
    expect(somebodyWaits()).toBe(false);
  });
});
