"""What is told of many measured values."""

from collections.abc import Sequence


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of the sorted `values` that at least `percent` of them do not exceed."""
    rank = -(-len(values) * percent // 100)
    return values[max(0, min(len(values), int(rank)) - 1)]
