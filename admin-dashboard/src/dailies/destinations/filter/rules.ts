/** The rules of a filter, as the Admin API takes them, and how they are edited. */

export type RuleField = "title" | "text" | "kind" | "author" | "url";

/** One of: `all`, `any`, `not`; `field` with `contains`, `equals` or `matches`; `shortest` and `longest`, in seconds. */
export interface Rule {
  all?: readonly Rule[];
  any?: readonly Rule[];
  not?: Rule;
  field?: RuleField;
  contains?: string;
  equals?: string;
  matches?: string;
  shortest?: number;
  longest?: number;
}

/** The way to a rule from the outermost: which one of each rule's rules; what `not` turns around is its first. */
export type Place = readonly number[];

export const DEEPEST = 5;
export const MOST_RULES = 50;

export const BLANK: Rule = { field: "title", contains: "" };

/** A rule without its `not`s, which are only whether it is turned around. */
export interface Bare {
  rule: Rule;
  negated: boolean;
  /** Where it stands, inside of its `not`s. */
  place: Place;
}

export function bare(rule: Rule, place: Place, negated = false): Bare {
  return rule.not ? bare(rule.not, [...place, 0], !negated) : { rule, negated, place };
}

export const turned = (rule: Rule, negated: boolean): Rule => (negated ? { not: rule } : rule);

export function partsOf(rule: Rule): readonly Rule[] {
  return rule.not ? [rule.not] : (rule.all ?? rule.any ?? []);
}

export const isGroup = (rule: Rule) => rule.all !== undefined || rule.any !== undefined;

/** A filter whose outermost rule is a group: a single rule is put into one. */
export const rooted = (rule: Rule): Rule => (isGroup(bare(rule, []).rule) ? rule : { all: [rule] });

/** The rules with another one in this place; null takes it away, and a group with it that has no other. */
export function replaced(rule: Rule, place: Place, next: Rule | null): Rule | null {
  const [first, ...rest] = place;
  if (first === undefined) return next;
  const part = partsOf(rule)[first];
  const became = part ? replaced(part, rest, next) : null;
  if (rule.not) return became && { not: became };
  const parts = partsOf(rule).flatMap((each, number) => (number === first ? (became ?? []) : each));
  return parts.length === 0 ? null : withParts(rule, parts);
}

export function withParts(group: Rule, parts: readonly Rule[]): Rule {
  return group.any ? { any: parts } : { all: parts };
}

export function ruleAt(rule: Rule, place: Place): Rule | undefined {
  const [first, ...rest] = place;
  if (first === undefined) return rule;
  const part = partsOf(rule)[first];
  return part && ruleAt(part, rest);
}

/** Whether the bot takes so many rules, nested so deep. */
export const fitsLimits = (rule: Rule) => depth(rule) <= DEEPEST && countOf(rule) <= MOST_RULES;

const depth = (rule: Rule): number => 1 + Math.max(0, ...partsOf(rule).map(depth));

const countOf = (rule: Rule): number => 1 + partsOf(rule).reduce((sum, part) => sum + countOf(part), 0);

/** Those that compare something, not the groups around them. */
export const comparisonsIn = (rule: Rule): number =>
  rule.not || isGroup(rule) ? partsOf(rule).reduce((sum, part) => sum + comparisonsIn(part), 0) : 1;

/** As an id: `0.1`. */
export const written = (place: Place) => place.join(".");
