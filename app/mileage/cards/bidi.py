"""The order in which characters of mixed direction stand on a line: https://www.unicode.org/reports/tr9/

Names reach this module without explicit direction marks (see `graphemes.cleaned`), so only the implicit rules are
needed: P2–P3, W1–W7, N0–N2, I1–I2, L1–L2.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "「": "」", "『": "』", "【": "】", "⟨": "⟩", "༺": "༻"}
_NEUTRAL = frozenset({"ON", "WS", "B", "S"})

Item = TypeVar("Item")


def base_level(text: str) -> int:
    """1 when the first letter with a direction is written right to left, otherwise 0 (P2, P3)."""
    strong = next((kind for kind in map(_kind, text) if kind in ("L", "R", "AL")), "L")
    return int(strong != "L")


def levels(text: str, base: int) -> list[int]:
    """One embedding level for each character: even runs left to right, odd right to left."""
    side = "R" if base else "L"
    kinds = _resolve_weak([_kind(character) for character in text], side)
    _resolve_brackets(text, kinds, side)
    _resolve_neutral(kinds, side)
    found = [_level(kind, base) for kind in kinds]
    for position in reversed(range(len(text))):
        if not text[position].isspace():
            break
        found[position] = base
    return found


def in_visual_order(items: Sequence[Item], item_levels: Sequence[int]) -> list[Item]:
    """From left to right: reverses every stretch at or above each level, highest first (L2)."""
    order = list(range(len(items)))
    for level in range(max(item_levels, default=0), 0, -1):
        reordered: list[int] = []
        for high, stretch in groupby(order, key=lambda position: item_levels[position] >= level):
            part = list(stretch)
            reordered += part[::-1] if high else part
        order = reordered
    return [items[position] for position in order]


def _kind(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _resolve_weak(kinds: list[str], side: str) -> list[str]:
    previous = strong = side
    for position, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):  # W1; joiners keep to what they follow
            kind = previous
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[position] = previous = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    _resolve_separators(kinds)
    return _latin_digits(kinds, side)


def _resolve_separators(kinds: list[str]) -> None:
    for position in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[position - 1 : position + 2]
        if before == after and ((kind == "CS" and before in ("EN", "AN")) or (kind == "ES" and before == "EN")):
            kinds[position] = before
    start = 0
    for kind, group in groupby(list(kinds)):  # W5, W6
        end = start + len(list(group))
        if kind == "ET":
            touches = "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else "")
            kinds[start:end] = ["EN" if touches else "ON"] * (end - start)
        elif kind in ("ES", "CS"):
            kinds[start:end] = ["ON"] * (end - start)
        start = end


def _latin_digits(kinds: list[str], side: str) -> list[str]:
    strong = side
    for position, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[position] = "L"
    return kinds


def _resolve_brackets(text: str, kinds: list[str], side: str) -> None:
    for opened, closed in _bracket_pairs(text, kinds):  # N0
        inside = {_strong(kind) for kind in kinds[opened + 1 : closed]} - {None}
        if side in inside:
            kinds[opened] = kinds[closed] = side
        elif inside:
            before = next((strong for kind in reversed(kinds[:opened]) if (strong := _strong(kind))), side)
            kinds[opened] = kinds[closed] = before


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if kinds[position] != "ON":
            continue
        if character in _PAIRS:
            waiting.append((_PAIRS[character], position))
        else:
            match = next((depth for depth in reversed(range(len(waiting))) if waiting[depth][0] == character), None)
            if match is not None:
                pairs.append((waiting[match][1], position))
                del waiting[match:]
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], side: str) -> None:
    start = 0
    for neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):  # N1, N2
        end = start + len(list(group))
        if neutral:
            before = _strong(kinds[start - 1]) if start else side
            after = _strong(kinds[end]) if end < len(kinds) else side
            kinds[start:end] = [before if before and before == after else side] * (end - start)
        start = end


def _strong(kind: str) -> str | None:
    """Numbers count as right to left for the neutrals beside them."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _level(kind: str, base: int) -> int:
    if base:  # I2
        return base + (kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)  # I1
