"""Whatever happens, in whatever order, however often and at the same time: the books are even afterwards."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.context import Person
from app.database.pool import Database
from app.database.queries import queries
from app.guilds.settings import EarningRule, GuildSettings
from app.mileage import bookings
from app.mileage.bookings import Booked, Booking
from app.mileage.ledger import Ledger
from tests.mileage.office import ANA, TODAY, Office, ledgers

PEOPLE = [Person(500_000_000_000_000_000 + n, f"Traveller {n}") for n in range(5)]
PROCESSES = 3
CAPPED = GuildSettings(
    rules={"check-in": EarningRule(10, streak_step=2, streak_most=7, cap_per_day=12)}, cap_per_day=40
)

person = st.sampled_from(PEOPLE)
day = st.integers(-9, 9).map(lambda days: TODAY + timedelta(days=days))
miles = st.one_of(st.integers(1, 30), st.integers(1, 100_000), st.sampled_from([127, 128, 500, 5000]))
process = st.integers(0, PROCESSES - 1)


class CheckIn(msgspec.Struct, frozen=True):
    who: Person
    day: Any
    rules: GuildSettings


class Award(msgspec.Struct, frozen=True):
    who: Person
    day: Any
    miles: int
    interaction_id: int


class Undo(msgspec.Struct, frozen=True):
    """Of one of the entries that are there by now."""

    which: int
    whose: Person | None


class Mark(msgspec.Struct, frozen=True):
    who: Person
    hidden: bool | None
    left: bool | None


class Erase(msgspec.Struct, frozen=True):
    who: Person


check_ins = st.builds(CheckIn, person, day, st.sampled_from([GuildSettings(), CAPPED]))
awards = st.builds(Award, person, day, miles, st.integers(1, 30))
undos = st.builds(Undo, st.integers(0, 50), st.one_of(st.none(), st.none(), person))
marks = st.builds(Mark, person, st.sampled_from([None, True, False]), st.sampled_from([None, True, False]))
bookable = st.one_of(check_ins, awards, awards, undos)
anything = st.one_of(bookable, bookable, bookable, marks, st.builds(Erase, person))

NewGuild = Callable[[], int]
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(rounds=st.lists(st.lists(st.tuples(process, bookable), max_size=12), max_size=6))
async def test_nobody_is_booked_twice_and_everything_adds_up(
    database: Database, new_guild: NewGuild, rounds: list[list[tuple[int, Any]]]
) -> None:
    """The actions of a round happen at the same time, in several processes."""
    office = Office(database, new_guild())
    told: defaultdict[str, list[Booked]] = defaultdict(list)
    for actions in rounds:
        entries = await office.entries()
        async with ledgers(database, PROCESSES) as running:
            wanted = [(running[number], _booking(office, action, entries)) for number, action in actions]
            jobs = [_book_and_tell(ledger, booking, told) for ledger, booking in wanted if booking]
            await asyncio.gather(*jobs)
        await office.prove()
    assert {entry["source_key"] for entry in await office.entries()} == set(told)
    for answers in told.values():
        assert Counter(answer.outcome for answer in answers) == {"booked": 1} | (
            {"repeated": len(answers) - 1} if len(answers) > 1 else {}
        )
        assert len({(answer.entry_id, answer.miles, answer.balance) for answer in answers}) == 1, "the first answer"


@few
@given(rounds=st.lists(st.lists(st.tuples(process, anything), max_size=12), max_size=5))
async def test_hiding_leaving_and_being_forgotten_meanwhile_leaves_the_books_even(
    database: Database, new_guild: NewGuild, rounds: list[list[tuple[int, Any]]]
) -> None:
    office = Office(database, new_guild())
    for actions in rounds:
        entries = await office.entries()
        async with ledgers(database, PROCESSES) as running:
            await asyncio.gather(*[_act(office, running[number], action, entries) for number, action in actions])
        await office.prove()


async def _act(office: Office, ledger: Ledger, action: Any, entries: list[Any]) -> None:
    guild_id = office.guild_id
    if isinstance(action, Mark):
        marks = {"user_id": action.who.id, "hidden": action.hidden, "has_left": action.left}
        await office.database.transact(
            lambda connection: queries.mileage.mark_member(connection, guild_id=guild_id, **marks)
        )
    elif isinstance(action, Erase):
        user_id = action.who.id
        await office.database.transact(
            lambda connection: queries.mileage.erase_member(connection, guild_id=guild_id, user_id=user_id)
        )
    elif booking := _booking(office, action, entries):
        await ledger.book(booking)


def _booking(office: Office, action: Any, entries: list[Any]) -> Booking | None:
    if isinstance(action, CheckIn):
        return bookings.check_in(action.rules, office.guild_id, action.who, action.day, 1)
    if isinstance(action, Award):
        return bookings.award(
            GuildSettings(), office.guild_id, ANA, action.who, action.miles, "", action.day, action.interaction_id
        )
    if not entries:
        return None
    entry = entries[action.which % len(entries)]
    owner = action.whose.id if action.whose else entry["user_id"]
    return bookings.reversal(office.guild_id, ANA.id, owner, entry["id"], 2) if owner else None


async def _book_and_tell(ledger: Ledger, booking: Booking, told: dict[str, list[Booked]]) -> None:
    booked = await ledger.book(booking)
    if booked.outcome != "missing":
        told[booking.source_key].append(booked)
