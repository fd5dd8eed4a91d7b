"""Admins change a guild's settings: checked, counted, remembered with before and after, in force at once."""

import asyncio
from typing import Any

import asyncpg
import msgspec
import pytest

from app.database.pool import Database
from app.errors import SettingsError
from app.guilds.changing import changed
from app.guilds.settings import GuildSettings, as_json
from app.guilds.store import GuildStore
from tests import cast
from tests.bot import Bot
from tests.members import Member


@pytest.fixture
def store(bot: Bot) -> GuildStore:
    return bot.part(GuildStore)


@pytest.fixture
def other_process(bot: Bot) -> GuildStore:
    """Another web process, or `omo guild change`: it shares nothing but the database."""
    return GuildStore(bot.part(Database))


async def change(store: GuildStore, guild_id: int, **patch: Any) -> GuildSettings:
    return await store.change(guild_id, cast.ANA.id, lambda settings: changed(settings, patch))


async def audit_of(bot: Bot, guild_id: int) -> list[asyncpg.Record]:
    return await bot.part(Database).run(
        lambda connection: connection.fetch("select * from audit_log where guild_id = $1 order by id", guild_id)
    )


class TestChanging:
    async def test_a_guild_that_nobody_set_up_has_the_defaults(self, store: GuildStore, untouched_guild: int) -> None:
        settings = await store.settings(untouched_guild)

        assert settings == GuildSettings()
        assert [(rank.threshold, rank.name) for rank in settings.ranks] == [
            (0, "Extra"),
            (500, "Roadie"),
            (5000, "Executive Producer"),
        ]

    async def test_every_change_counts_the_version_up(self, store: GuildStore, untouched_guild: int) -> None:
        first = await change(store, untouched_guild, zone="Europe/Berlin")
        second = await change(store, untouched_guild, self_award=True)

        assert (first.version, second.version) == (1, 2)
        assert (second.zone, second.self_award) == ("Europe/Berlin", True)
        assert await store.settings(untouched_guild) == second

    async def test_the_audit_log_tells_who_changed_what_from_what_to_what(
        self, bot: Bot, store: GuildStore, untouched_guild: int
    ) -> None:
        await change(store, untouched_guild, zone="Europe/Berlin")
        await change(store, untouched_guild, zone="Asia/Seoul")
        line = (await audit_of(bot, untouched_guild))[-1]

        assert (line["actor_id"], line["action"]) == (cast.ANA.id, "settings.change")
        assert line["subject"] == f"guild:{untouched_guild}"
        assert msgspec.json.decode(line["before"])["zone"] == "Europe/Berlin"
        assert msgspec.json.decode(line["after"])["zone"] == "Asia/Seoul"

    async def test_a_change_that_does_not_fit_changes_nothing_and_leaves_no_line(
        self, bot: Bot, store: GuildStore, untouched_guild: int
    ) -> None:
        with pytest.raises(SettingsError):
            await change(store, untouched_guild, zone="Moon/Tranquility")

        assert await store.settings(untouched_guild) == GuildSettings()
        assert await audit_of(bot, untouched_guild) == []

    async def test_changes_at_the_same_time_lose_nothing(
        self, bot: Bot, store: GuildStore, other_process: GuildStore, untouched_guild: int
    ) -> None:
        await asyncio.gather(
            change(store, untouched_guild, zone="Asia/Seoul"),
            change(other_process, untouched_guild, self_award=True),
            change(other_process, untouched_guild, cap_per_day=99),
        )
        store.forget(untouched_guild)
        settings = await store.settings(untouched_guild)

        assert (settings.zone, settings.self_award, settings.cap_per_day) == ("Asia/Seoul", True, 99)
        assert settings.version == len(await audit_of(bot, untouched_guild)) == 3

    async def test_another_guild_keeps_its_own(self, store: GuildStore, untouched_guild: int, guild: int) -> None:
        await change(store, guild, zone="Asia/Seoul")

        assert (await store.settings(untouched_guild)).zone == "UTC"

    async def test_ranks_are_kept_in_order_with_their_pauses(self, store: GuildStore, untouched_guild: int) -> None:
        ranks = [{"threshold": 100, "name": "Roadie", "role_id": cast.ROADIE}, {"threshold": 0, "name": "Extra"}]
        settings = await change(store, untouched_guild, ranks=ranks)

        assert [(rank.threshold, rank.name, rank.role_id) for rank in settings.ranks] == [
            (0, "Extra", None),
            (100, "Roadie", cast.ROADIE),
        ]


class TestInForceAtOnce:
    """Each process remembers settings for a few seconds; nothing is booked by old ones all the same."""

    async def test_a_rule_that_another_process_changed(
        self, bea: Member, zoe: Member, other_process: GuildStore, guild: int
    ) -> None:
        first = await bea.runs("check-in")
        await change(other_process, guild, rules={"check-in": {"miles": 99}})
        second = await zoe.runs("check-in")

        assert "+10 miles" in first.content
        assert "+99 miles" in second.content

    async def test_a_no_mile_role_that_another_process_named(
        self, cleo: Member, other_process: GuildStore, guild: int
    ) -> None:
        parked = cleo.but(roles=(cast.PRODUCER,))
        await cleo.runs("mileage show")
        await change(other_process, guild, no_mile_roles=[cast.PRODUCER])

        assert "earns no miles" in (await parked.runs("check-in")).content
        assert await cleo.balance() == 0

    async def test_the_right_to_award_that_this_process_took(
        self, cleo: Member, bea: Member, store: GuildStore, guild: int
    ) -> None:
        await cleo.runs("mileage award", member=bea, miles=5, reason="Set")
        await change(store, guild, award_roles=[])
        answer = await cleo.runs("mileage award", member=bea, miles=5, reason="Set")

        assert "Only admins and the roles named by them" in answer.content
        assert await bea.balance() == 5


class TestMergePatches:
    def test_what_is_named_is_replaced_and_the_rest_stays(self) -> None:
        settings = changed(GuildSettings(zone="Asia/Seoul"), {"rules": {"check-in": {"miles": 5}}})

        assert settings.zone == "Asia/Seoul"
        assert (settings.rule("check-in").miles, settings.rule("check-in").streak_step) == (5, 2)

    def test_null_goes_back_to_the_default(self) -> None:
        settings = changed(GuildSettings(zone="Asia/Seoul", cap_per_day=50), {"zone": None, "cap_per_day": None})

        assert settings == GuildSettings()

    def test_ids_may_be_texts(self) -> None:
        assert changed(GuildSettings(), {"award_roles": [str(cast.PRODUCER)]}).award_roles == (cast.PRODUCER,)

    @pytest.mark.parametrize(
        ("patch", "told"),
        [
            ({"colour": "red"}, "colour is not a setting"),
            ({"version": 7}, "version is not a setting"),
            ({"zone": "Berlin"}, "zone: Berlin is no IANA time zone"),
            ({"zone": "../../etc/passwd"}, "is no IANA time zone"),
            ({"cap_per_day": -1}, "cap_per_day: must be 0 or more"),
            ({"rules": {"check-in": {"miles": -1}}}, "rules.check-in.miles: must be from 0 to 100000"),
            ({"rules": {"check-in": {"miles": 1.5}}}, "rules"),
            ({"multipliers": {"1": 1001}}, "multipliers: must be from 0 to 1000 per cent"),
            ({"ranks": [{"threshold": 0, "name": "A"}, {"threshold": 0, "name": "B"}]}, "a threshold of its own"),
            ({"ranks": [{"threshold": -1, "name": "A"}]}, "thresholds are 0 or more"),
            ({"ranks": [{"threshold": 1, "name": ""}]}, "names 1 to 100 characters"),
            ({"rank_roles": "pile"}, "rank_roles"),
            ({"self_award": "perhaps"}, "self_award"),
        ],
    )
    def test_what_does_not_fit_is_told_by_its_name(self, patch: dict[str, Any], told: str) -> None:
        with pytest.raises(SettingsError) as wrong:
            changed(GuildSettings(), patch)

        assert told in str(wrong.value)

    def test_everything_that_does_not_fit_is_told_at_once(self) -> None:
        with pytest.raises(SettingsError) as wrong:
            changed(GuildSettings(), {"zone": "Berlin", "cap_per_day": -1, "multipliers": {"1": 5000}})

        assert len(wrong.value.problems) == 3

    def test_what_people_read_holds_the_defaults_too(self) -> None:
        read = msgspec.json.decode(as_json(GuildSettings(zone="Asia/Seoul")))

        assert read["zone"] == "Asia/Seoul"
        assert read["rules"]["check-in"]["miles"] == 10
        assert changed(GuildSettings(), {name: value for name, value in read.items() if name != "version"}) == (
            GuildSettings(zone="Asia/Seoul")
        )
