import { turned, type Bare, type Rule } from "./rules";

/** How the rules of a group count together. */
export const TOGETHER = ["all", "any", "none", "notAll"] as const;
export type Together = (typeof TOGETHER)[number];

export function togetherOf({ rule, negated }: Bare): Together {
  if (rule.any) return negated ? "none" : "any";
  return negated ? "notAll" : "all";
}

export function groupOf(together: Together, parts: readonly Rule[]): Rule {
  const any = together === "any" || together === "none";
  return turned(any ? { any: parts } : { all: parts }, together === "none" || together === "notAll");
}
