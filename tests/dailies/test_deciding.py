"""Which items are posted, and in which order."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.dailies.deciding import decide
from app.dailies.items import Item


def item(name: str, day: int | None = None) -> Item:
    return Item(id=name, published_at=datetime(2026, 11, day, tzinfo=UTC) if day else None)


def ids(items: tuple[Item, ...]) -> list[str]:
    return [one.id for one in items]


def test_the_first_poll_posts_nothing() -> None:
    decision = decide(set(), True, [item("b", 2), item("a", 1)])

    assert (ids(decision.new), ids(decision.baseline)) == ([], ["a", "b"])


def test_a_site_that_moves_to_https_posts_nothing_again() -> None:
    moved = [item("https://omo.example/2", 2), item("https://omo.example/1", 1)]

    assert ids(decide({"http://omo.example/1"}, False, moved).new) == ["https://omo.example/2"]


def test_the_newest_of_the_first_poll_are_posted_when_the_admin_wants_that() -> None:
    decision = decide(set(), True, [item("c", 3), item("b", 2), item("a", 1)], newest_on_baseline=2)

    assert (ids(decision.new), ids(decision.baseline)) == (["b", "c"], ["a"])


def test_more_than_there_are_can_be_wanted_of_the_first_poll() -> None:
    assert ids(decide(set(), True, [item("a", 1)], newest_on_baseline=5).new) == ["a"]


def test_only_what_was_never_seen_is_posted() -> None:
    assert ids(decide({"a"}, False, [item("b", 2), item("a", 9)]).new) == ["b"]


def test_the_oldest_is_posted_first_however_the_source_orders_them() -> None:
    assert ids(decide(set(), False, [item("b", 2), item("c", 3), item("a", 1)]).new) == ["a", "b", "c"]


def test_without_dates_the_lowest_in_the_feed_is_the_oldest_and_follows_the_dated() -> None:
    assert ids(decide(set(), False, [item("z"), item("y"), item("a", 1)]).new) == ["a", "y", "z"]


def test_an_item_that_is_there_twice_is_posted_once() -> None:
    assert ids(decide(set(), False, [item("a", 1), item("a", 2)]).new) == ["a"]


polls = st.lists(st.lists(st.builds(item, st.sampled_from("abcdefgh"), st.none() | st.integers(1, 28))))


@given(polls)
def test_over_any_history_every_id_is_seen_once_and_those_of_the_first_poll_are_never_posted(
    history: list[list[Item]],
) -> None:
    seen: set[str] = set()
    posted: list[str] = []
    first = next((set(ids(tuple(poll))) for poll in history if poll), set())
    for poll in history:
        decision = decide(seen, not seen, poll)
        posted += ids(decision.new)
        seen |= {*ids(decision.new), *ids(decision.baseline)}

    assert len(posted) == len(set(posted))
    assert set(posted) == {one.id for poll in history for one in poll} - first
