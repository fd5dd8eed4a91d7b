"""Whether a channel takes an item, by its kinds and its filter, and why."""

import msgspec

from app.dailies.choices import Choices
from app.dailies.filter_words import filter_trace
from app.dailies.filters import TooSlow, lets_through
from app.dailies.items import Item
from app.texts import Texts


class Judgement(msgspec.Struct, frozen=True):
    passes: bool
    reason: str | None
    """`kind`, `filtered` or `filter-too-slow`, as the receipt would name it; None when it passes."""
    sentence: str
    trace: list[str]
    """Each rule that was asked, those inside others further in; ✓ for those that fit."""


def stopped_by(choices: Choices, item: Item) -> str | None:
    """`kind`, `filtered` or `filter-too-slow`; None when the channel takes it."""
    if choices.kinds is not None and item.kind not in choices.kinds:
        return "kind"
    try:
        return None if lets_through(choices.filter, item) else "filtered"
    except TooSlow:
        return "filter-too-slow"


def judged(texts: Texts, choices: Choices, item: Item) -> Judgement:
    reason = stopped_by(choices, item)
    if reason == "kind":
        return Judgement(False, reason, texts("dailies-skipped-kind"), [])
    sentence, *trace = filter_trace(texts, choices.filter, item)
    return Judgement(reason is None, reason, sentence, trace)
