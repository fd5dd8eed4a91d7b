"""Whatever a feed's history is like: every id is posted exactly once, and none of the first snapshot that has items."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings

from tests.dailies.histories import Snapshot, histories
from tests.dailies.test_replay import keep, replayed


@given(histories())
@settings(max_examples=150, deadline=None)
def test_every_id_is_posted_once_and_none_of_the_first_snapshot_that_has_items(history: list[Snapshot]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        keep(Path(folder), "van", *(snapshot.body for snapshot in history))
        lines = replayed(Path(folder))
        again = replayed(Path(folder))

    posted: dict[str, list[str]] = {}
    for line in lines:
        posted.setdefault(line["snapshot"], []).append(line["id"])
    assert [sorted(map(steady, ids)) for ids in posted.values()] == expected(history)
    assert again == lines


def expected(history: Iterable[Snapshot]) -> list[list[str]]:
    """Of each snapshot that posts something."""
    seen: set[str] = set()
    news: list[list[str]] = []
    for snapshot in history:
        new = set(snapshot.ids) - seen
        if seen and new:
            news.append(sorted(new))
        seen |= new
    return news


def steady(item_id: str) -> str:
    return item_id.replace("https://", "http://", 1)
