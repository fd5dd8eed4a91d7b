import { turned, type Bare, type Rule, type RuleField } from "./rules";

/** What a rule looks at; `length` is that of a video or an episode. */
export type Subject = RuleField | "length";
export const SUBJECTS: readonly Subject[] = ["title", "text", "author", "kind", "url", "length"];

const TEXT_WAYS = ["contains", "lacks", "equals", "differs", "matches", "misses"] as const;
const KIND_WAYS = ["equals", "differs"] as const;
const LENGTH_WAYS = ["atLeast", "atMost", "between", "under", "over", "outside"] as const;
export type Way = (typeof TEXT_WAYS)[number] | (typeof LENGTH_WAYS)[number];

/** A comparison as it is shown: what is looked at, in which way, and for what. */
export interface Comparison {
  subject: Subject;
  way: Way;
  text: string;
  shortest: number;
  longest: number;
}

const TURNED_AROUND: Partial<Record<Way, Way>> = {
  lacks: "contains",
  differs: "equals",
  misses: "matches",
  under: "atLeast",
  over: "atMost",
  outside: "between",
};
const MINUTE = 60;
const TEN_MINUTES = 600;

/** The ways that there are for it. */
export function waysOf(subject: Subject): readonly Way[] {
  if (subject === "length") return LENGTH_WAYS;
  return subject === "kind" ? KIND_WAYS : TEXT_WAYS;
}

/** `contains` and `matches` of a kind can be stored, although they are not offered. */
export const offeredFor = ({ subject, way }: Comparison): readonly Way[] =>
  waysOf(subject).includes(way) ? waysOf(subject) : [way, ...waysOf(subject)];

export function comparisonOf({ rule, negated }: Bare): Comparison {
  const way = straightWay(rule);
  return {
    subject: rule.field ?? "length",
    way: negated ? (opposite(way) ?? way) : way,
    text: rule.contains ?? rule.equals ?? rule.matches ?? "",
    shortest: rule.shortest ?? MINUTE,
    longest: rule.longest ?? TEN_MINUTES,
  };
}

function straightWay({ field, contains, equals, shortest, longest }: Rule): Way {
  if (field) return contains === undefined ? (equals === undefined ? "matches" : "equals") : "contains";
  if (longest === undefined) return "atLeast";
  return shortest ? "between" : "atMost";
}

const opposite = (way: Way) => (Object.keys(TURNED_AROUND) as Way[]).find((each) => TURNED_AROUND[each] === way);

export function ruleOf({ subject, way, text, shortest, longest }: Comparison): Rule {
  const straight = TURNED_AROUND[way] ?? way;
  const negated = straight !== way;
  switch (straight) {
    case "atLeast":
      return turned({ shortest }, negated);
    case "atMost":
      return turned({ longest }, negated);
    case "between":
      return turned({ shortest, longest }, negated);
    default:
      return turned({ field: subject === "length" ? "title" : subject, [straight]: text }, negated);
  }
}

/** With another subject: the way stays where there is one, and a text stays where it can be meant. */
export function about(comparison: Comparison, subject: Subject): Comparison {
  const ways = waysOf(subject);
  const way = ways.includes(comparison.way) ? comparison.way : (ways[0] ?? "contains");
  const wasKind = comparison.subject === "kind";
  const text = subject === "kind" ? "video" : wasKind ? "" : comparison.text;
  return { ...comparison, subject, way, text };
}
