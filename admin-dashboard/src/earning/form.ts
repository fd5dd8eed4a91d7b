/** What earns miles, as one flat form: so two people who change different numbers do not get in each other's way. */
import type { components } from "../api/schema";

export type RulesJson = components["schemas"]["RulesJson"];
export type RulesPatch = components["schemas"]["RulesPatch"];

/** What the bot books by itself, by a rule. */
export type Reason = "check-in" | "watched";
export type RuleField = "miles" | "streak_step" | "streak_most" | "cap_per_day" | "cooldown_seconds";
export type RuleKey = `${Reason}.${RuleField}`;

/** Numbers are null while their field is empty; for a cap that means none. */
export type EarningForm = Record<RuleKey, number | null> & {
  cap_per_day: number | null;
  /** Per cent by role. */
  multipliers: Record<string, number | null>;
  no_mile_roles: string[];
  award_roles: string[];
  self_award: boolean;
};

/** A rule as it works: nothing is missing but a cap. */
export type Rule = Record<Exclude<RuleField, "cap_per_day">, number> & { cap_per_day: number | null };

/** As `changed` in app/guilds/changing.py refuses what is above. */
export const MOST: Record<RuleField, number> = {
  miles: 100_000,
  streak_step: 1000,
  streak_most: 365,
  cap_per_day: 100_000,
  cooldown_seconds: 86_400,
};
export const MOST_PERCENT = 1000;

const FIELDS = Object.keys(MOST) as RuleField[];
const REASONS: readonly Reason[] = ["check-in", "watched"];
const NO_RULE: Rule = { miles: 0, streak_step: 0, streak_most: 0, cap_per_day: null, cooldown_seconds: 0 };

export function formOf({ rules, ...others }: RulesJson): EarningForm {
  const numbers = REASONS.flatMap((reason) => {
    const rule: Rule = { ...NO_RULE, ...rules[reason] };
    return FIELDS.map((field) => [`${reason}.${field}`, rule[field]] as const);
  });
  return { ...(Object.fromEntries(numbers) as Record<RuleKey, number | null>), ...others };
}

/** The rule that the form's numbers make; an empty one counts as nothing. */
export function ruleIn(form: EarningForm, reason: Reason): Rule {
  const numberOf = (field: RuleField) => form[`${reason}.${field}`];
  return {
    miles: numberOf("miles") ?? 0,
    streak_step: numberOf("streak_step") ?? 0,
    streak_most: numberOf("streak_most") ?? 0,
    cap_per_day: numberOf("cap_per_day"),
    cooldown_seconds: numberOf("cooldown_seconds") ?? 0,
  };
}

/** As the bot takes changes: a merge patch, in which null takes away. https://www.rfc-editor.org/rfc/rfc7386 */
export function patchOf(changes: Partial<EarningForm>, before: EarningForm): RulesPatch {
  const patch: Record<string, unknown> = {};
  const rules: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(changes)) {
    const [reason, field] = key.split(".");
    if (reason && field) rules[reason] = { ...rules[reason], [field]: value };
    else if (key === "multipliers") patch[key] = { ...cleared(before.multipliers), ...(value as object) };
    else patch[key] = value;
  }
  return Object.keys(rules).length > 0 ? { ...patch, rules } : patch;
}

const cleared = (record: object) => Object.fromEntries(Object.keys(record).map((key) => [key, null]));

/** The numbers that have to be there and are not. */
export function gapsIn(form: EarningForm): Set<string> {
  const gaps = REASONS.flatMap((reason) =>
    FIELDS.filter((field) => field !== "cap_per_day").map((field): RuleKey => `${reason}.${field}`),
  ).filter((key) => form[key] === null);
  const roles = Object.entries(form.multipliers).flatMap(([role, percent]) =>
    percent === null ? [`multipliers.${role}`] : [],
  );
  return new Set([...gaps, ...roles]);
}
