"""What a guild's rules make of a check-in, and what the ledger refuses."""

import asyncio
import re
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from app.commands.context import Person
from app.database.pool import Database
from app.errors import BadInput
from app.guilds.settings import EarningRule, GuildSettings
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import Booking, Reason
from app.mileage.ledger import Ledger
from tests.mileage.office import ANA, TODAY, Office, ledgers

BEA = Person(100000000000000002, "Bea", roles=(11, 12))
CLEO = Person(100000000000000003, "Cleo")
TOO_MANY = 2**40


async def test_the_first_check_in_earns_ten_miles(office: Office) -> None:
    booked = await office.check_in(BEA)
    assert (booked.outcome, booked.miles, booked.balance, booked.streak) == ("booked", 10, 10, 1)


async def test_days_in_a_row_earn_more_until_the_streak_is_full(office: Office) -> None:
    miles = [(await office.check_in(BEA, TODAY + timedelta(days=n))).miles for n in range(11)]
    assert miles == [10, 12, 14, 16, 18, 20, 22, 24, 24, 24, 24]
    assert (await office.standing(BEA))["streak"] == 11


async def test_a_missed_day_starts_the_streak_again(office: Office) -> None:
    for days in (0, 1, 3):
        booked = await office.check_in(BEA, TODAY + timedelta(days=days))
    assert (booked.streak, booked.miles) == (1, 10)


async def test_an_award_between_check_ins_keeps_the_streak(office: Office) -> None:
    await office.check_in(BEA, TODAY)
    await office.award(BEA, 5, TODAY)
    assert (await office.check_in(BEA, TODAY + timedelta(days=1))).streak == 2


async def test_a_check_in_that_was_taken_back_is_not_given_again_that_day(office: Office) -> None:
    first = await office.check_in(BEA)
    await office.reverse(BEA, first.entry_id)
    again = await office.check_in(BEA)
    assert (again.outcome, again.entry_id) == ("repeated", first.entry_id)
    assert await office.balance(BEA) == 0


async def test_the_highest_multiplier_among_somebodys_roles_counts(office: Office) -> None:
    settings = GuildSettings(multipliers={11: 150, 12: 300, 13: 900})
    assert (await office.check_in(BEA, settings=settings)).miles == 30
    assert (await office.check_in(CLEO, settings=settings)).miles == 10


async def test_a_multiplier_may_halve_and_rounds_down(office: Office) -> None:
    settings = GuildSettings(rules={"check-in": EarningRule(7)}, multipliers={11: 50})
    assert (await office.check_in(BEA, settings=settings)).miles == 3


def test_somebody_with_a_no_mile_role_earns_nothing() -> None:
    settings = GuildSettings(no_mile_roles=(12,))
    with pytest.raises(BadInput, match="error-no-mile-role"):
        bookings.check_in(settings, 1, BEA, TODAY, 1)
    with pytest.raises(BadInput, match="error-no-mile-role"):
        bookings.award(settings, 1, ANA, BEA, 5, "", TODAY, 1)


class TestCaps:
    async def test_a_days_cap_cuts_the_last_booking_and_then_gives_nothing(self, office: Office) -> None:
        settings = GuildSettings(cap_per_day=60)
        miles = [(await earn(office, "performing", key, settings)).miles for key in "abc"]
        assert miles == [50, 10, 0]

    async def test_a_cap_is_for_its_reason_only(self, office: Office) -> None:
        settings = GuildSettings(rules={"performing": EarningRule(50, cap_per_day=70)})
        assert [(await earn(office, "performing", key, settings)).miles for key in "ab"] == [50, 20]
        assert (await earn(office, "attending", "c", settings)).miles == 25

    async def test_a_new_day_has_room_again(self, office: Office) -> None:
        settings = GuildSettings(cap_per_day=60)
        assert (await earn(office, "performing", "a", settings)).miles == 50
        assert (await earn(office, "performing", "b", settings, TODAY + timedelta(days=1))).miles == 50

    async def test_awards_by_hand_fill_a_cap_up_but_do_not_stop_at_it(self, office: Office) -> None:
        assert (await office.award(BEA, 500)).miles == 500
        assert (await office.award(BEA, 500)).miles == 500
        assert (await office.check_in(BEA, settings=GuildSettings(cap_per_day=60))).miles == 0

    async def test_what_is_taken_back_makes_room_on_the_day_it_counted_for(self, office: Office) -> None:
        settings = GuildSettings(cap_per_day=60, rules={"performing": EarningRule(50, cap_per_day=60)})
        mistaken = await earn(office, "performing", "a", settings)
        await office.reverse(BEA, mistaken.entry_id)
        assert [(await earn(office, "performing", key, settings)).miles for key in "bc"] == [50, 10]
        await office.prove()

    async def test_a_cap_holds_also_when_all_come_at_once(self, office: Office) -> None:
        settings = GuildSettings(cap_per_day=120)
        await asyncio.gather(*[earn(office, "performing", str(number), settings) for number in range(9)])
        assert await office.balance(BEA) == 120


class TestCooldowns:
    SLOW = GuildSettings(rules={"watched": EarningRule(10, cooldown_seconds=3600)})

    async def test_the_same_again_has_to_wait(self, office: Office) -> None:
        assert (await earn(office, "watched", "a", self.SLOW)).outcome == "booked"
        second = await earn(office, "watched", "b", self.SLOW)
        assert second.outcome == "cooling"
        assert 3590 < (second.wait_seconds or 0) <= 3600
        assert await office.balance(BEA) == 10

    async def test_asking_again_for_what_was_booked_does_not_wait(self, office: Office) -> None:
        first = await earn(office, "watched", "a", self.SLOW)
        assert (await earn(office, "watched", "a", self.SLOW)).entry_id == first.entry_id

    async def test_another_way_of_earning_does_not_wait(self, office: Office) -> None:
        await earn(office, "watched", "a", self.SLOW)
        assert (await earn(office, "attending", "b", self.SLOW)).outcome == "booked"

    async def test_midnight_does_not_end_the_wait(self, office: Office) -> None:
        await earn(office, "watched", "a", self.SLOW, TODAY)
        assert (await earn(office, "watched", "b", self.SLOW, TODAY + timedelta(days=1))).outcome == "cooling"

    async def test_the_person_hears_when_it_ends(self, office: Office, ledger: Ledger) -> None:
        await earn(office, "watched", "a", self.SLOW)
        with pytest.raises(BadInput) as caught:
            await ledger.decide_and_book(office.guild_id, lambda _: earning(office, "watched", "b", self.SLOW))
        assert re.fullmatch(r"<t:\d+:R>", str(caught.value.details["when"]))


class TestReversals:
    async def test_takes_the_miles_back_on_the_day_they_counted_for(self, office: Office) -> None:
        long_ago = TODAY - timedelta(days=400)
        award = await office.award(BEA, 70, long_ago)
        reversal = await office.reverse(BEA, award.entry_id)
        assert (reversal.outcome, reversal.miles, reversal.balance) == ("booked", -70, 0)
        assert [entry["day"] for entry in await office.entries()] == [long_ago, long_ago]
        await office.prove()

    async def test_twice_changes_nothing(self, office: Office) -> None:
        award = await office.award(BEA, 70)
        first = await office.reverse(BEA, award.entry_id)
        second = await office.reverse(BEA, award.entry_id)
        assert (second.outcome, second.entry_id, await office.balance(BEA)) == ("repeated", first.entry_id, 0)

    async def test_a_reversal_cannot_be_reversed(self, office: Office) -> None:
        award = await office.award(BEA, 70)
        reversal = await office.reverse(BEA, award.entry_id)
        assert (await office.reverse(BEA, reversal.entry_id)).outcome == "missing"

    async def test_somebody_elses_entry_is_left_alone(self, office: Office) -> None:
        award = await office.award(BEA, 70)
        assert (await office.reverse(CLEO, award.entry_id)).outcome == "missing"
        assert await office.balance(BEA) == 70

    async def test_another_guilds_entry_is_left_alone(self, office: Office, database: Database, new_guild: Any) -> None:
        elsewhere = Office(database, new_guild())
        award = await elsewhere.award(BEA, 70)
        assert (await office.reverse(BEA, award.entry_id)).outcome == "missing"
        assert await elsewhere.balance(BEA) == 70

    async def test_an_entry_that_never_was_is_missing(self, office: Office) -> None:
        assert (await office.reverse(BEA, 2**60)).outcome == "missing"

    async def test_what_comes_after_builds_on_what_is_left(self, office: Office) -> None:
        award = await office.award(BEA, 70)
        await office.reverse(BEA, award.entry_id)
        assert (await office.award(BEA, 3)).balance == 3
        await office.prove()


class TestSettingsChangedMeanwhile:
    async def test_the_booking_is_decided_again(
        self, office: Office, guilds: GuildStore, ledger: Ledger, database: Database
    ) -> None:
        seen: list[int] = []
        await guilds.settings(office.guild_id)  # remembered
        await GuildStore(database).change(
            office.guild_id, ANA.id, lambda old: replace(old, rules={"check-in": EarningRule(77)})
        )

        def decide(settings: GuildSettings) -> Booking:
            seen.append(settings.version)
            return bookings.check_in(settings, office.guild_id, BEA, TODAY, 1)

        booked = await ledger.decide_and_book(office.guild_id, decide)
        assert (booked.miles, seen) == (77, [0, 1])

    async def test_nothing_is_written_by_old_settings(self, office: Office, guilds: GuildStore) -> None:
        old = await guilds.settings(office.guild_id)
        await guilds.change(office.guild_id, ANA.id, lambda settings: replace(settings, cap_per_day=1))
        assert (await office.check_in(BEA, settings=old)).outcome == "stale"
        assert await office.entries() == []

    async def test_what_was_booked_before_the_change_is_still_known(self, office: Office, guilds: GuildStore) -> None:
        old = await guilds.settings(office.guild_id)
        first = await office.check_in(BEA, settings=old)
        await guilds.change(office.guild_id, ANA.id, lambda settings: replace(settings, cap_per_day=1))
        assert (await office.check_in(BEA, settings=old)).entry_id == first.entry_id


class TestABadRow:
    @pytest.mark.parametrize("spoiled", [{"note": "a\0b"}, {"miles": TOO_MANY}, {"name": "\ud800"}])
    async def test_fails_alone(self, office: Office, ledger: Ledger, spoiled: dict[str, Any]) -> None:
        fine = [award(office, Person(9_000 + n, f"Traveller {n}"), 5, f"fine:{n}") for n in range(20)]
        bad = replace(award(office, CLEO, 5, "bad"), **spoiled)
        results = await asyncio.gather(
            *[ledger.book(booking) for booking in [*fine[:10], bad, *fine[10:]]], return_exceptions=True
        )
        failed = [result for result in results if isinstance(result, BaseException)]
        assert len(failed) == 1
        assert results[10] is failed[0]
        assert len(await office.entries()) == 20
        await office.prove()

    async def test_does_not_stop_the_ledger(self, office: Office, ledger: Ledger) -> None:
        with pytest.raises(Exception, match="out of range"):
            await ledger.book(award(office, CLEO, TOO_MANY, "bad"))
        assert (await ledger.book(award(office, CLEO, 5, "good"))).balance == 5

    def test_nul_in_what_people_typed_is_dropped(self) -> None:
        booking = bookings.award(GuildSettings(), 1, ANA, Person(2, "B\0ea"), 5, "w\0hy", TODAY, 1)
        assert (booking.name, booking.note) == ("Bea", "why")


async def test_the_ledger_cannot_be_rewritten(office: Office) -> None:
    await office.award(BEA, 5)
    for statement in ("update entries set miles = 6 where guild_id = $1", "delete from entries where guild_id = $1"):
        with pytest.raises(Exception, match="append-only"):
            await office.fetch(statement, office.guild_id)
    await office.prove()


async def test_who_left_and_earns_again_is_back_on_the_board(office: Office) -> None:
    await office.award(BEA, 5)
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, BEA.id)
    assert (await office.standing(BEA))["left_at"] is not None
    await office.check_in(BEA)
    assert (await office.standing(BEA))["left_at"] is None
    await office.prove()


async def test_the_newest_name_is_kept_and_an_empty_one_is_not(office: Office) -> None:
    for name in ("Bea", "Bea 🎤", ""):
        await office.award(Person(BEA.id, name), 1)
    assert (await office.standing(BEA))["name"] == "Bea 🎤"


async def test_guilds_that_are_new_at_the_same_moment_do_not_block_each_other(
    database: Database, new_guild: Any, hiccups: list[BaseException]
) -> None:
    """Batches over overlapping guilds, in any order, from several processes."""
    guild_ids = [new_guild() for _ in range(12)]
    async with ledgers(database, 4) as running:
        await asyncio.gather(
            *[
                ledger.book(award(Office(database, guild_id), Person(number, "Traveller"), 5, f"{number}"))
                for number, ledger in enumerate(running)
                for guild_id in (guild_ids if number % 2 else reversed(guild_ids))
            ]
        )
    for guild_id in guild_ids:
        assert await Office(database, guild_id).odometer() == 20
    assert hiccups == []


def award(office: Office, to: Person, miles: int, key: str) -> Booking:
    return Booking(
        guild_id=office.guild_id,
        user_id=to.id,
        actor_id=ANA.id,
        reason="award",
        source_key=key,
        day=TODAY,
        name=to.name,
        miles=miles,
    )


def earning(office: Office, reason: Reason, key: str, settings: GuildSettings, day: date = TODAY) -> Booking:
    return bookings.earned(settings, office.guild_id, BEA, reason, f"{reason}:{key}", day, 1)


async def earn(office: Office, reason: Reason, key: str, settings: GuildSettings, day: date = TODAY) -> Any:
    return await office.book(earning(office, reason, key, settings, day))
