import { expect, it } from "vitest";

import type { Entry } from "../queries";
import { de } from "../texts/de";
import { en } from "../texts/en";
import { byWhom, canBeTakenBack, whatFor } from "./describing";

const ANA = { id: "1", name: "Ana" };
const AWARD: Entry = {
  id: "77",
  user_id: "2",
  name: "Zoë",
  miles: 50,
  balance: 50,
  reason: "award",
  note: "great set",
  actor: "1",
  actor_name: null,
  token: null,
  origin: "control-room",
  day: "2026-11-24",
  created_at: "2026-11-24T20:00:00Z",
  streak: null,
  reverses: null,
  reversed: false,
  batch_id: null,
};
const CHECK_IN: Entry = { ...AWARD, reason: "check-in", actor: "2", actor_name: "Zoë", origin: "discord", streak: 3 };
const REVERSAL: Entry = { ...AWARD, reason: "reversal", reverses: "76" };

it("says what for", () => {
  expect(whatFor(AWARD, en)).toBe("Award");
  expect(whatFor(CHECK_IN, en)).toBe("Check-in, day 3 in a row");
  expect(whatFor({ ...CHECK_IN, streak: 1 }, de)).toBe("Eingecheckt");
  expect(whatFor(REVERSAL, en)).toBe("Took back entry 76");
  expect(whatFor({ ...AWARD, reason: "karaoke" }, en)).toBe("karaoke");
});

it("says by whom, as far as somebody knows their name", () => {
  expect(byWhom(CHECK_IN, ANA, en)).toBe("by taking part");
  expect(byWhom(AWARD, ANA, en)).toBe("by \u2068Ana\u2069");
  expect(byWhom({ ...AWARD, actor: "3" }, ANA, en)).toBe("by the id 3");
  expect(byWhom({ ...AWARD, actor: "0" }, ANA, en)).toBe("by somebody who was forgotten");
  const token = { id: "5", name: "Ticket shop", hint: "omo_ab" };
  expect(byWhom({ ...AWARD, actor: "token:5", token, origin: "api" }, ANA, en)).toBe(
    "by the token \u2068Ticket shop\u2069",
  );
});

it("takes back what is no reversal, and only once", () => {
  expect([AWARD, REVERSAL, { ...AWARD, reversed: true }].map(canBeTakenBack)).toEqual([true, false, false]);
});
