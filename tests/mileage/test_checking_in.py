"""`/check-in` as members see it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.bot import Bot
from tests.members import Member

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_everybody_sees_the_miles_the_balance_and_the_way_ahead(bea: Member) -> None:
    answer = await bea.runs("check-in")
    assert answer.content == (
        "🚐 **+10 miles** for checking in. Your odometer shows **10**.\nNext stop: **Roadie**, 490 miles to go."
    )


async def test_a_second_time_that_day_tells_when_the_next_begins(bea: Member) -> None:
    await bea.on(NOON).runs("check-in")
    answer = await bea.on(NOON + timedelta(hours=11)).runs("check-in")
    midnight = int(datetime(2026, 11, 24, tzinfo=UTC).timestamp())
    assert answer.content == f"✅ You already checked in today. The next stop opens <t:{midnight}:R>."
    assert await bea.balance() == 10


async def test_midnight_is_where_the_guild_is(bea: Member, bot: Bot, guild: int) -> None:
    await bot.change_settings(guild, zone="America/New_York")
    await bea.on(datetime(2026, 11, 23, 4, 59, tzinfo=UTC)).runs("check-in")
    await bea.on(datetime(2026, 11, 23, 5, 0, tzinfo=UTC)).runs("check-in")
    bea_later = bea.on(datetime(2026, 11, 24, 4, 59, tzinfo=UTC))
    answer = await bea_later.runs("check-in")
    assert f"<t:{int(datetime(2026, 11, 24, 5, tzinfo=UTC).timestamp())}:R>" in answer.content
    assert await bea.balance() == 22


async def test_days_in_a_row_are_praised(bea: Member) -> None:
    for days in range(3):
        answer = await bea.on(NOON + timedelta(days=days)).runs("check-in")
    assert "+14 miles" in answer.content
    assert "🔥 3 days in a row." in answer.content


async def test_a_reached_rank_is_celebrated_once(bea: Member, cleo: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=495, reason="Driving all night")
    assert "🎉 You made it to **Roadie**!" in (await bea.on(NOON).runs("check-in")).content
    after = await bea.on(NOON + timedelta(days=1)).runs("check-in")
    assert "🎉" not in after.content
    assert "Next stop: **Executive Producer**" in after.content


async def test_a_limit_is_told(bea: Member, bot: Bot, guild: int) -> None:
    await bot.change_settings(guild, cap_per_day=0)
    answer = await bea.runs("check-in")
    assert "+0 miles" in answer.content
    assert "🛑 That was today's limit" in answer.content


async def test_a_parked_role_earns_nothing_and_is_told_so_alone(bea: Member, bot: Bot, guild: int) -> None:
    await bot.change_settings(guild, no_mile_roles=[4711])
    answer = await bea.but(roles=(4711,)).runs("check-in")
    assert answer.content.startswith("🅿️ A role here is parked")
    assert answer.only_for_one
    assert await bea.balance() == 0


async def test_new_settings_count_at_once(bea: Member, zoe: Member, bot: Bot, guild: int) -> None:
    await bea.runs("check-in")
    await bot.change_settings(guild, rules={"check-in": {"miles": 77}})
    assert "+77 miles" in (await zoe.runs("check-in")).content


async def test_in_german(juergen: Member) -> None:
    await juergen.runs("check-in")
    juergen.sees("**+10 Meilen** fürs Einchecken", "Nächster Halt: **Roadie**, noch 490 Meilen.")
    await juergen.runs("check-in")
    juergen.sees("Du hast heute schon eingecheckt")


async def test_languages_that_the_bot_lacks_get_the_guilds_and_then_english(jiwoo: Member) -> None:
    assert "miles" in (await jiwoo.on(NOON).runs("check-in")).content
    in_germany = jiwoo.somewhere_else(guild_locale="de").on(NOON + timedelta(days=1))
    assert "Meilen" in (await in_germany.runs("check-in")).content


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("check-in", {}),
        ("mileage show", {}),
        ("mileage history", {}),
        ("mileage privacy", {}),
        ("leaderboard", {}),
    ],
)
async def test_in_a_direct_message_a_plain_sentence_says_where_it_works(
    bea: Member, path: str, options: dict[str, object]
) -> None:
    answer = await bea.somewhere_else(guild_id=None).runs(path, **options)
    assert answer.status == 200
    assert answer.content.startswith("🗺️ That only works in a server: try it there.")
