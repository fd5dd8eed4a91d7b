"""When a source is asked next."""

from hypothesis import given
from hypothesis import strategies as st

from app.dailies.schedule import LONGEST, Pace, next_interval, wait, wait_after_failure
from app.dailies.sources import Adapters
from app.settings import PlatformKeys

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
        interval = next_interval(interval, Pace(900), brought_something=False)
        seen.append(interval)
    assert seen[:3] == [900, 1350, 2025]
    assert interval == LONGEST
    assert next_interval(interval, Pace(900), brought_something=True) == 900


def test_each_kind_has_its_own_pace_and_an_admin_may_choose_another() -> None:
    adapters = Adapters(PlatformKeys())
    assert {kind: adapters[kind].pace.shortest for kind in ("feed", "youtube")} == {"feed": 900, "youtube": 300}
    assert Pace(900).chosen(15) == Pace(15, 15)
    assert Pace(900).chosen(None) == Pace(900)
    assert Pace(60, 120).chosen(3600) == Pace(3600, 3600)


def test_where_somebody_may_be_live_any_moment_the_interval_hardly_grows() -> None:
    assert next_interval(900, Pace(60, 120), brought_something=False) == 120


@given(failures=st.integers(1, 10_000), chance=CHANCES)
def test_failures_are_repeated_later_and_later_and_never_beyond_six_hours(failures: int, chance: float) -> None:
    assert 450 <= wait_after_failure(900, failures, chance) <= LONGEST


def test_a_server_that_asks_for_patience_gets_it_for_a_day_at_most() -> None:
    assert wait(900, 1, 0, 0.5, not_before=7200) == 7200
    assert wait_after_failure(900, 1, 0.5, not_before=10**9) == 86_400


def test_a_chosen_pace_does_not_grow_and_stays_within_its_bounds() -> None:
    assert next_interval(900, Pace(900).chosen(60), brought_something=False) == 60
    assert Pace(900).chosen(1).shortest == 10
    assert Pace(900).chosen(10**9).longest == 7 * 86_400
    assert wait_after_failure(7 * 86_400, 3, 1.0) == 7 * 86_400, "never sooner than it was chosen"
