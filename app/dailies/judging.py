"""Whether a channel takes an item, by its kinds and its filter, and why."""

import msgspec

from app.dailies.choices import Choices
from app.dailies.filter_words import kind_reason, slow_words, verdict_trace, verdict_words
from app.dailies.filters import Place, TooSlow, Verdict, judge, lets_through
from app.dailies.items import Item
from app.texts import Texts


class AskedRule(msgspec.Struct, frozen=True):
    place: Place
    fits: bool
    decided: bool
    """Whether it settled the whole; one rule at most does."""


class Judgement(msgspec.Struct, frozen=True):
    passes: bool
    reason: str | None
    """`kind`, `filtered` or `filter-too-slow`, as the receipt would name it; None when it passes."""
    sentence: str
    trace: list[str]
    """Each rule that was asked, those inside others further in; ✓ for those that fit."""
    asked: list[AskedRule]
    """The same for programs; empty when an expression took too long."""


def stopped_by(choices: Choices, item: Item) -> str | None:
    """`kind`, `filtered` or `filter-too-slow`; None when the channel takes it."""
    if choices.kinds is not None and item.kind not in choices.kinds:
        return "kind"
    try:
        return None if lets_through(choices.filter, item) else "filtered"
    except TooSlow:
        return "filter-too-slow"


def judged(texts: Texts, choices: Choices, item: Item) -> Judgement:
    """The same, in words."""
    if not_taken := kind_reason(texts, choices, item):
        return Judgement(False, "kind", not_taken, [], [])
    if choices.filter is None:
        return Judgement(True, None, texts("dailies-filter-none"), [], [])
    try:
        verdict = judge(choices.filter, item)
    except TooSlow as slow:
        return Judgement(False, "filter-too-slow", slow_words(texts, slow), [], [])
    reason = None if verdict.fits else "filtered"
    told = (verdict_words(texts, verdict), list(verdict_trace(texts, verdict)), _asked(verdict))
    return Judgement(verdict.fits, reason, *told)


def _asked(verdict: Verdict) -> list[AskedRule]:
    decisive = verdict.decisive
    return [AskedRule(place, each.fits, each is decisive) for place, each in verdict.asked()]
