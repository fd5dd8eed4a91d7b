"""Why a channel takes an item, or not, in words: its kinds and its filter."""

from collections.abc import Iterator

from app.dailies.choices import Choices
from app.dailies.filters import Rule, TooSlow, Verdict, judge
from app.dailies.items import Item
from app.texts import Texts

LONGEST_VALUE = 100


def judgement(texts: Texts, choices: Choices, item: Item) -> list[str]:
    """Whether it is of a kind that is taken, and what the filter says, rule by rule."""
    kind = kind_reason(texts, choices, item) or texts("dailies-kind-taken", kind=texts(f"dailies-kind-{item.kind}"))
    return [kind, *filter_trace(texts, choices.filter, item)]


def kind_reason(texts: Texts, choices: Choices, item: Item) -> str:
    """Empty when the kind is taken."""
    if choices.kinds is None or item.kind in choices.kinds:
        return ""
    kinds = ", ".join(texts(f"dailies-kind-{kind}") for kind in choices.kinds)
    return texts("dailies-kind-not-taken", kind=texts(f"dailies-kind-{item.kind}"), kinds=kinds)


def filter_reason(texts: Texts, rule: Rule | None, item: Item) -> str:
    """One sentence: what the filter says of the item, and which rule decided."""
    if rule is None:
        return texts("dailies-filter-none")
    try:
        return verdict_words(texts, judge(rule, item))
    except TooSlow as slow:
        return slow_words(texts, slow)


def slow_words(texts: Texts, slow: TooSlow) -> str:
    return texts("dailies-filter-slow", rule=rule_words(texts, slow.rule))


def verdict_words(texts: Texts, verdict: Verdict) -> str:
    """One sentence, with the rule that decided."""
    decisive = verdict.decisive
    return texts(
        "dailies-filter-passes" if verdict.fits else "dailies-filter-stops",
        rule=rule_words(texts, decisive.rule),
        fits=texts("dailies-filter-yes" if decisive.fits else "dailies-filter-no"),
    )


def filter_trace(texts: Texts, rule: Rule | None, item: Item) -> list[str]:
    """The sentence, and a line for each rule that was asked, those inside others further in."""
    lines = [filter_reason(texts, rule, item)]
    try:
        return [*lines, *verdict_trace(texts, judge(rule, item))] if rule else lines
    except TooSlow:
        return lines


def verdict_trace(texts: Texts, verdict: Verdict, depth: int = 1) -> Iterator[str]:
    """A line for each rule that was asked, those inside others further in."""
    yield f"{'  ' * depth}{'✓' if verdict.fits else '✗'} {rule_words(texts, verdict.rule, whole=False)}"
    for part in verdict.parts:
        yield from verdict_trace(texts, part, depth + 1)


def rule_words(texts: Texts, rule: Rule, *, whole: bool = True) -> str:
    """`whole`: with the rules inside it."""
    for name, inner in (("all", rule.all), ("any", rule.any), ("not", (rule.negated,) if rule.negated else None)):
        if inner is not None:
            words = ", ".join(rule_words(texts, each) for each in inner) if whole else "…"
            return texts(f"dailies-rule-{name}", rules=words or "–")
    return _comparison(texts, rule) if rule.field else _length(texts, rule)


def _comparison(texts: Texts, rule: Rule) -> str:
    values = {"contains": rule.contains, "equals": rule.equals, "matches": rule.matches}
    name, value = next(((name, value) for name, value in values.items() if value is not None), ("contains", ""))
    field = texts(f"dailies-field-{rule.field}")
    return texts(f"dailies-rule-{name}", field=field, value=value[:LONGEST_VALUE].replace("`", "ˋ"))


def _length(texts: Texts, rule: Rule) -> str:
    if rule.longest is None:
        return texts("dailies-rule-shortest", shortest=rule.shortest or 0)
    return texts("dailies-rule-length", shortest=rule.shortest or 0, longest=rule.longest)
