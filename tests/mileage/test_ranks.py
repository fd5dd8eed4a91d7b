"""Which rank a balance reaches, and which roles go with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guilds.settings import GuildSettings, Rank
from app.mileage.ranks import next_rank, rank_at, rank_reached, role_changes, roles_at

EXTRA, ROADIE, PRODUCER = Rank(0, "Extra"), Rank(500, "Roadie", 11), Rank(5000, "Executive Producer", 12)
RANKS = (EXTRA, ROADIE, PRODUCER)
OTHERS = 99


@pytest.mark.parametrize(
    ("balance", "now", "ahead"),
    [
        (-5, None, EXTRA),
        (0, EXTRA, ROADIE),
        (499, EXTRA, ROADIE),
        (500, ROADIE, PRODUCER),
        (5000, PRODUCER, None),
        (10**9, PRODUCER, None),
    ],
)
def test_a_threshold_belongs_to_its_rank(balance: int, now: Rank | None, ahead: Rank | None) -> None:
    assert (rank_at(RANKS, balance), next_rank(RANKS, balance)) == (now, ahead)


@pytest.mark.parametrize(
    ("before", "after", "reached"),
    [
        (0, 10, None),
        (499, 500, ROADIE),
        (500, 510, None),
        (0, 6000, PRODUCER),
        (600, 400, None),
        (-10, 5, None),
        (-10, 500, ROADIE),
    ],
)
def test_reaching_a_rank_is_told_once(before: int, after: int, reached: Rank | None) -> None:
    assert rank_reached(RANKS, before, after) == reached


def test_without_ranks_there_is_nothing_to_reach() -> None:
    assert (rank_at((), 5), next_rank((), 5), rank_reached((), 0, 5), roles_at((), 5, "stack")) == (
        None,
        None,
        None,
        set(),
    )


def test_the_highest_role_replaces_the_others_or_joins_them() -> None:
    assert roles_at(RANKS, 6000, "replace") == {12}
    assert roles_at(RANKS, 6000, "stack") == {11, 12}
    assert roles_at(RANKS, 400, "replace") == set()


def test_a_rank_without_a_role_keeps_the_role_of_the_one_below() -> None:
    ranks = (EXTRA, ROADIE, Rank(1000, "Gaffer"))
    assert roles_at(ranks, 1200, "replace") == {11}


@pytest.mark.parametrize(
    ("balance", "held", "changes"),
    [
        (600, set(), ({11}, set())),
        (600, {11, OTHERS}, (set(), set())),
        (6000, {11, OTHERS}, ({12}, {11})),
        (400, {11, 12, OTHERS}, (set(), {11, 12})),
    ],
)
def test_roles_are_given_and_taken(balance: int, held: set[int], changes: tuple[set[int], set[int]]) -> None:
    assert role_changes(GuildSettings(ranks=RANKS), balance, held) == changes


PAUSED = GuildSettings(ranks=(EXTRA, ROADIE, Rank(5000, "Executive Producer", 12, paused_reason="role-above-mine")))


def test_a_paused_rank_leaves_the_role_of_the_rank_below() -> None:
    assert role_changes(PAUSED, 6000, {11}) == (set(), set())
    assert role_changes(PAUSED, 6000, set()) == ({11}, set())


def test_who_holds_the_role_of_a_paused_rank_keeps_it_alone() -> None:
    assert role_changes(PAUSED, 6000, {12}) == (set(), set())
    assert role_changes(PAUSED, 600, {12}) == ({11}, set())


@given(
    balance=st.integers(-10, 10_000),
    held=st.sets(st.sampled_from([11, 12, 13, OTHERS])),
    how=st.sampled_from(["stack", "replace"]),
    paused=st.sets(st.sampled_from([11, 12, 13])),
)
def test_doing_it_twice_changes_nothing_more_and_other_roles_stay(
    balance: int, held: set[int], how: str, paused: set[int]
) -> None:
    ranks = tuple(Rank(n * 1000, f"Rank {n}", 10 + n, "refused" if 10 + n in paused else None) for n in (1, 2, 3))
    settings = GuildSettings(ranks=ranks, rank_roles="stack" if how == "stack" else "replace")
    give, take = role_changes(settings, balance, held)
    assert not (give | take) & (paused | {OTHERS})
    assert not give & held
    assert take <= held
    assert role_changes(settings, balance, held - take | give) == (set(), set())
