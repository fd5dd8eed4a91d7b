"""Which items a channel gets: rules that may be nested, decided from the item alone.

    {"all": [{"field": "kind", "equals": "video"}, {"not": {"field": "title", "contains": "live"}}, {"longest": 600}]}

Capital and small letters are the same. `matches` is a regular expression with a time limit: some would never end.
"""

from collections.abc import Iterator
from typing import Literal, get_args

import msgspec
import regex

from app.dailies.items import Item, ItemKind
from app.errors import SettingsError

DEEPEST, MOST_RULES, LONGEST_TEXT = 5, 50, 500
SECONDS = 0.05
"""For one expression and item."""
Field = Literal["title", "text", "kind", "author", "url"]
RULE = 'a rule such as {"field": "kind", "equals": "video"}'
RULES = "a list of rules, at least one"
RULE_FITS = {
    **dict.fromkeys(("all", "any"), RULES),
    "not": RULE,
    "field": f"one of {', '.join(get_args(Field))}",
    **dict.fromkeys(("contains", "equals", "matches"), "a text"),
    **dict.fromkeys(("shortest", "longest"), "a whole number of seconds"),
}
"""What each part of a rule must be."""


class Rule(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One of: `all`, `any`, `not`; `field` with `contains`, `equals` or `matches`; `shortest` and `longest`."""

    all: tuple["Rule", ...] | None = None
    any: tuple["Rule", ...] | None = None
    negated: "Rule | None" = msgspec.field(default=None, name="not")
    field: Field | None = None
    contains: str | None = None
    equals: str | None = None
    matches: str | None = None
    shortest: int | None = None
    """Seconds; an item of unknown length is 0 seconds long."""
    longest: int | None = None


Place = tuple[int, ...]
"""The way to a rule from the outermost one: which one of each rule's rules, from 0; empty for the outermost."""


class TooSlow(Exception):
    """An expression did not come to its end in time; `rule` holds it."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.matches)
        self.rule = rule


class Verdict(msgspec.Struct, frozen=True):
    """What a rule says of an item. `parts`: those of its rules that were asked; the last one decided."""

    rule: Rule
    fits: bool
    parts: tuple["Verdict", ...] = ()

    @property
    def decisive(self) -> "Verdict":
        """The innermost one that settled it; the whole where all its parts did together."""
        settled_by_one = self.rule.negated is not None or self.fits is (self.rule.any is not None)
        return self.parts[-1].decisive if self.parts and (settled_by_one or len(self.parts) == 1) else self

    def asked(self, place: Place = ()) -> Iterator[tuple[Place, "Verdict"]]:
        """Each rule that was asked, in that order, and where it stands."""
        yield place, self
        for number, part in enumerate(self.parts):
            yield from part.asked((*place, number))


def lets_through(rule: Rule | None, item: Item) -> bool:
    """Raises `TooSlow`."""
    return rule is None or judge(rule, item).fits


def passes(rule: Rule | None, item: Item) -> bool:
    """What a delivery comes to: an expression without end lets nothing through."""
    try:
        return lets_through(rule, item)
    except TooSlow:
        return False


def judge(rule: Rule, item: Item) -> Verdict:
    """Asks no further than it must. Raises `TooSlow`."""
    if rule.all is not None:
        parts = _until(False, rule.all, item)
        return Verdict(rule, all(part.fits for part in parts), parts)
    if rule.any is not None:
        parts = _until(True, rule.any, item)
        return Verdict(rule, any(part.fits for part in parts), parts)
    if rule.negated is not None:
        part = judge(rule.negated, item)
        return Verdict(rule, not part.fits, (part,))
    return Verdict(rule, _field_fits(rule, item) if rule.field else _length_fits(rule, item))


def _until(settled: bool, rules: tuple[Rule, ...], item: Item) -> tuple[Verdict, ...]:
    parts: list[Verdict] = []
    for rule in rules:
        parts.append(judge(rule, item))
        if parts[-1].fits is settled:
            break
    return tuple(parts)


def _field_fits(rule: Rule, item: Item) -> bool:
    text: str = getattr(item, rule.field or "title")
    if rule.contains is not None:
        return rule.contains.casefold() in text.casefold()
    if rule.equals is not None:
        return rule.equals.casefold() == text.casefold()
    try:
        return bool(regex.search(rule.matches or "", text, regex.IGNORECASE, timeout=SECONDS))
    except TimeoutError:
        raise TooSlow(rule) from None


def _length_fits(rule: Rule, item: Item) -> bool:
    duration = item.duration or 0
    return (rule.shortest or 0) <= duration and (rule.longest is None or duration <= rule.longest)


def check_rule(rule: Rule | None) -> None:
    """Raises `SettingsError` with one line for each thing that cannot work."""
    if rule is None:
        return
    problems = list(dict.fromkeys(_problems(rule, 1)))
    if _count(rule) > MOST_RULES:
        problems.append(f"filter: at most {MOST_RULES} rules")
    if problems:
        raise SettingsError(problems)


def _problems(rule: Rule, depth: int) -> list[str]:
    if depth > DEEPEST:
        return [f"filter: rules nest at most {DEEPEST} deep"]
    problems = [] if _is_one_thing(rule) else ["filter: a rule is one of all, any, not, a field, or a length"]
    problems += [f"filter: {name} is {RULES}" for name, rules in _lists(rule) if rules == ()]
    problems += _length_problems(rule)
    if rule.field == "kind" and rule.equals is not None and rule.equals.casefold() not in get_args(ItemKind):
        problems.append(f"filter: there is no kind {rule.equals!r}, only {', '.join(get_args(ItemKind))}")
    if rule.matches is not None:
        problems += _pattern_problems(rule.matches)
    if any(len(text or "") > LONGEST_TEXT for text in (rule.contains, rule.equals, rule.matches)):
        problems.append(f"filter: texts have at most {LONGEST_TEXT} characters")
    return problems + [problem for each in _inner(rule) for problem in _problems(each, depth + 1)]


def _is_one_thing(rule: Rule) -> bool:
    comparisons = sum(text is not None for text in (rule.contains, rule.equals, rule.matches))
    length = rule.shortest is not None or rule.longest is not None
    chosen = [rule.all is not None, rule.any is not None, rule.negated is not None, rule.field is not None, length]
    return sum(chosen) == 1 and comparisons == (1 if rule.field else 0)


def _lists(rule: Rule) -> tuple[tuple[str, tuple[Rule, ...] | None], ...]:
    return (("all", rule.all), ("any", rule.any))


def _length_problems(rule: Rule) -> list[str]:
    if min(rule.shortest or 0, rule.longest or 0) < 0:
        return ["filter: shortest and longest are seconds, from 0"]
    if rule.longest is not None and (rule.shortest or 0) > rule.longest:
        return [f"filter: nothing is at least {rule.shortest} and at most {rule.longest} seconds long"]
    return []


def _pattern_problems(pattern: str) -> list[str]:
    try:
        regex.compile(pattern)
    except regex.error as error:
        return [f"filter: {pattern!r} is no regular expression: {error}"]
    return []


def _inner(rule: Rule) -> tuple[Rule, ...]:
    return (*(rule.all or ()), *(rule.any or ()), *([rule.negated] if rule.negated else []))


def _count(rule: Rule) -> int:
    return 1 + sum(_count(each) for each in _inner(rule))
