/** The sentence under each number. */
import type { Formats } from "../texts/formats";
import { ruleIn, type EarningForm, type Reason, type RuleField } from "./form";
import type { Texts } from "./texts/en";
import { bonusDays, earned, earnedInARow, sum } from "./worked";

const STREAK = 5;
const WATCHED = 3;
const PAUSE_FROM = Date.UTC(2026, 0, 1, 20, 0);
const SECOND = 1000;

/** In words and numbers of the viewer. `clock` writes times in UTC. */
export interface Words {
  texts: Texts["examples"];
  number: Formats["number"];
  percent: Formats["percent"];
  clock: Formats["clock"];
}

export function exampleOf(form: EarningForm, reason: Reason, field: RuleField, words: Words): string {
  const { texts, number, clock } = words;
  const rule = ruleIn(form, reason);
  switch (field) {
    case "miles":
      return rule.miles > 0 ? texts.miles[reason](number(earned(rule))) : texts.nothing[reason];
    case "streak_step":
      if (rule.streak_step === 0 || rule.streak_most === 0) return texts.noStreak;
      return texts.streak(number(STREAK), sumOn(form, STREAK, words), number(earned(rule, { day: STREAK })));
    case "streak_most": {
      const day = rule.streak_most + 1;
      if (rule.streak_step === 0 || rule.streak_most === 0) return texts.noBonus;
      return texts.longest(number(day), sumOn(form, day, words), number(earned(rule, { day })));
    }
    case "cap_per_day":
      return capExample(form, reason, words);
    case "cooldown_seconds": {
      if (rule.cooldown_seconds === 0) return texts.noPause;
      const again = new Date(PAUSE_FROM + rule.cooldown_seconds * SECOND).toISOString();
      return texts.pause(clock(new Date(PAUSE_FROM).toISOString()), clock(again));
    }
  }
}

/** 10 + 2 × 4 */
function sumOn(form: EarningForm, day: number, { number }: Words): string {
  const rule = ruleIn(form, "check-in");
  return `${number(rule.miles)} + ${number(rule.streak_step)} × ${number(bonusDays(rule, day))}`;
}

function capExample(form: EarningForm, reason: Reason, { texts, number }: Words): string {
  const rule = ruleIn(form, reason);
  if (rule.cap_per_day === null) return texts.noCap;
  if (reason === "check-in") {
    const day = rule.streak_most + 1;
    return texts.cap["check-in"](number(earned(rule, { day, room: rule.cap_per_day })), number(earned(rule, { day })));
  }
  const each = earnedInARow(rule, WATCHED, rule.cap_per_day);
  return texts.cap.watched(WATCHED, each.map(number).join(" + "), number(sum(each)));
}

export function dayExample(form: EarningForm, { texts, number }: Words): string {
  const checkIn = earned(ruleIn(form, "check-in"));
  const rule = ruleIn(form, "watched");
  const watched = sum(earnedInARow(rule, WATCHED, rule.cap_per_day));
  const told = [number(checkIn), WATCHED, number(watched), number(checkIn + watched)] as const;
  if (form.cap_per_day === null) return texts.noDayCap(...told);
  return texts.dayCap(...told, number(Math.min(checkIn + watched, form.cap_per_day)));
}

export function multiplierExample(form: EarningForm, role: string, percent: number, words: Words): string {
  const { texts, number } = words;
  const rule = ruleIn(form, "check-in");
  const share = words.percent(percent / 100);
  if (percent === 0) return texts.percentNothing(role);
  if (rule.streak_step === 0 || rule.streak_most === 0) {
    return texts.percentOnce(role, number(rule.miles), share, number(earned(rule, { percent })));
  }
  const miles = number(earned(rule, { day: STREAK, percent }));
  return texts.percent(role, number(STREAK), sumOn(form, STREAK, words), share, miles);
}
