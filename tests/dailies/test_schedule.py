"""When a source is asked next."""

from hypothesis import given
from hypothesis import strategies as st

from app.dailies.schedule import LONGEST, next_interval, shortest_interval, wait, wait_after_failure

CHANCES = st.floats(0, 1)


@given(interval=st.integers(10, 86_400), source=st.integers(1, 10**9), now=st.floats(1e9, 2e9), chance=CHANCES)
def test_the_next_look_comes_within_one_and_a_half_intervals(
    interval: int, source: int, now: float, chance: float
) -> None:
    assert 0.44 * interval <= wait(interval, source, now, chance) <= 1.66 * interval


def test_sources_that_started_together_are_spread() -> None:
    waits = [wait(900, source, 1.79e9, 0.5) for source in range(200)]
    buckets = {int(each // 90) for each in waits}
    assert len(buckets) >= 9


def test_a_quiet_source_is_asked_less_and_less_and_a_lively_one_often_again() -> None:
    interval, seen = 900, [900]
    for _ in range(10):
        interval = next_interval(interval, 900, brought_something=False)
        seen.append(interval)
    assert seen[:3] == [900, 1350, 2025]
    assert interval == LONGEST
    assert next_interval(interval, 900, brought_something=True) == 900


def test_hosts_have_their_own_pace() -> None:
    assert shortest_interval("https://www.youtube.com/feeds/videos.xml?channel_id=UC1") == 300
    assert shortest_interval("https://van.example/feed") == 900
    assert shortest_interval("https://van.example/feed", 15) == 15


@given(failures=st.integers(1, 10_000), chance=CHANCES)
def test_failures_are_repeated_later_and_later_and_never_beyond_six_hours(failures: int, chance: float) -> None:
    assert 450 <= wait_after_failure(900, failures, chance) <= LONGEST


def test_a_server_that_asks_for_patience_gets_it_for_a_day_at_most() -> None:
    assert wait(900, 1, 0, 0.5, not_before=7200) == 7200
    assert wait_after_failure(900, 1, 0.5, not_before=10**9) == 86_400
