"""How deep JSON nests."""

from collections.abc import Iterable
from typing import Any


def is_shallow(given: Any, deepest: int) -> bool:
    """Whether at most so many objects and lists are in one another. Asked level by level: whatever reads it next goes
    into it step by step, and Python ends that at some depth."""
    level = [given]
    for _ in range(deepest):
        level = [each for outer in level if isinstance(outer, (dict, list)) for each in _parts(outer)]
    return not any(isinstance(each, (dict, list)) for each in level)


def _parts(outer: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return outer.values() if isinstance(outer, dict) else outer
