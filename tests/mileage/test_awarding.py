"""Awarding miles and taking them back, as those who may and those who may not see it."""

import pytest

from app.database.pool import Database
from app.discord.permissions import Permission
from tests import cast
from tests.bot import Bot
from tests.members import Member


async def test_everybody_sees_an_award(cleo: Member, bea: Member) -> None:
    answer = await cleo.runs("mileage award", member=bea, miles=50, reason="Best set of the night")
    assert not answer.only_for_one
    assert answer.content == (f"🎁 <@{bea.id}> gets **50 miles** and stands at **50**.\n> Best set of the night")
    assert await bea.balance() == 50


async def test_an_award_that_reaches_a_rank_says_so(cleo: Member, bea: Member) -> None:
    answer = await cleo.runs("mileage award", member=bea, miles=5000, reason="Bought the van")
    assert f"🎉 <@{bea.id}> is now **Executive Producer**!" in answer.content


@pytest.mark.parametrize("right", [Permission.MANAGE_GUILD, Permission.ADMINISTRATOR])
async def test_who_manages_the_server_may_award(zoe: Member, bea: Member, right: Permission) -> None:
    await zoe.but(permissions=int(right)).runs("mileage award", member=bea, miles=5, reason="Carried the amps")
    assert await bea.balance() == 5


@pytest.mark.parametrize("path", ["mileage award", "mileage undo"])
async def test_who_holds_no_named_role_may_not(zoe: Member, bea: Member, cleo: Member, path: str) -> None:
    await cleo.runs("mileage award", member=bea, miles=7, reason="Carried the amps")
    options = {"miles": 5, "reason": "Among friends"} if path == "mileage award" else {}
    answer = await zoe.runs(path, member=bea, **options)
    assert answer.only_for_one
    assert answer.content.startswith("🔒 Only admins and the roles named by them hand out miles here.")
    assert await bea.balance() == 7


async def test_in_a_guild_that_named_no_role_only_admins_may(
    cleo: Member, ana: Member, bea: Member, bot: Bot, guild: int
) -> None:
    await bot.change_settings(guild, award_roles=[])
    assert (await cleo.runs("mileage award", member=bea, miles=5, reason="x")).content.startswith("🔒")
    assert "**5 miles**" in (await ana.runs("mileage award", member=bea, miles=5, reason="x")).content


@pytest.mark.parametrize("miles", [0, -5, 100_001, 2**40, "many", 2.5])
async def test_miles_out_of_range_are_refused_with_the_range(cleo: Member, bea: Member, miles: object) -> None:
    answer = await cleo.runs("mileage award", member=bea, miles=miles, reason="Typo")
    assert answer.only_for_one
    assert answer.content.startswith("✋ `miles` is a whole number from 1 to 100,000.")
    assert await bea.balance() == 0


@pytest.mark.parametrize("reason", ["", "x" * 301, "x" * 6000])
async def test_a_reason_too_short_or_too_long_is_refused(cleo: Member, bea: Member, reason: str) -> None:
    answer = await cleo.runs("mileage award", member=bea, miles=5, reason=reason)
    assert answer.content.startswith("✋ `reason` is a text of 1 to 300 characters.")
    assert await bea.balance() == 0


async def test_oneself_only_where_admins_allow_it(cleo: Member, bot: Bot, guild: int) -> None:
    answer = await cleo.runs("mileage award", member=cleo, miles=5, reason="I am great")
    assert answer.content.startswith("🪞 Nobody signs their own logbook here.")
    await bot.change_settings(guild, self_award=True)
    await cleo.runs("mileage award", member=cleo, miles=5, reason="I am great")
    assert await cleo.balance() == 5


async def test_bots_earn_nothing(cleo: Member) -> None:
    answer = await cleo.runs("mileage award", member=cast.CREW_BOT, miles=5, reason="Good bot")
    assert answer.content.startswith("🤖 Bots ride for free")
    by_menu = await cleo.opens_on_message("Award miles", cast.CREW_BOT)
    assert by_menu.content.startswith("🤖 Bots ride for free")


async def test_somebody_unknown_or_gone_gets_nothing(cleo: Member, bea: Member) -> None:
    answer = await cleo.runs("mileage award", member="424242", miles=5, reason="Who?")
    assert answer.content.startswith("🤷 Who was meant?")
    gone = cast.command("mileage award", {"member": bea.person, "miles": 5, "reason": "Bye"})
    gone["resolved"]["members"] = {}
    answer = await cleo.does(cast.COMMAND, gone)
    assert answer.content.startswith("👋 That person is not in this server")


async def test_a_reason_neither_pings_nor_formats(cleo: Member, bea: Member) -> None:
    reason = "@everyone **bold** <@&1> `code` [link](https://evil.example)\n# Big"
    answer = await cleo.runs("mileage award", member=bea, miles=5, reason=reason)
    shown = answer.content.split("\n", 1)[1]
    assert shown == (r"> \@everyone \*\*bold\*\* \<\@&1\> \`code\` \[link\]\(https\://evil.example\) \# Big")
    assert answer.message["allowed_mentions"] == {"parse": [], "users": [], "roles": []}


async def test_nul_and_emoji_in_a_reason_are_survived(cleo: Member, bea: Member) -> None:
    await cleo.runs("mileage award", member=bea, miles=5, reason="a\0b 👩‍👩‍👧‍👦 ‮ ليلى")
    assert await bea.balance() == 5
    await bea.runs("mileage history")
    bea.sees("ab 👩‍👩‍👧‍👦")


class TestFromAMessage:
    async def test_the_form_awards_the_author(self, cleo: Member, bea: Member) -> None:
        form = await cleo.opens_on_message("Award miles", bea, "What a set!")
        assert form.text.split("\n") == ["Award miles", "Miles", "What for?"]
        answer = await cleo.submits(miles=" 25 ", reason="Opened for the headliner")
        assert answer.content == f"🎁 <@{bea.id}> gets **25 miles** and stands at **25**.\n> Opened for the headliner"
        assert not answer.only_for_one

    @pytest.mark.parametrize("miles", ["", "0", "-1", "ten", "100001", "1e3", "٣", "²", "9" * 400])
    async def test_what_is_no_number_in_range_books_nothing(self, cleo: Member, bea: Member, miles: str) -> None:
        await cleo.opens_on_message("Award miles", bea)
        answer = await cleo.submits(miles=miles, reason="x")
        assert answer.only_for_one
        assert answer.content.startswith("✋ Miles are a whole number from 1 to 100,000. Nothing was booked.")
        assert await bea.balance() == 0

    async def test_a_reason_of_6000_characters_is_cut_and_shown_as_it_is_kept(self, cleo: Member, bea: Member) -> None:
        """Discord stops at 300; a forged form does not."""
        await cleo.opens_on_message("Award miles", bea)
        answer = await cleo.submits(miles="5", reason="*" * 6000)
        assert answer.content.split("\n", 1)[1] == "> " + r"\*" * 300
        assert len(answer.content) <= 2000

    async def test_who_may_not_award_gets_no_form_and_cannot_forge_one(self, zoe: Member, bea: Member) -> None:
        assert (await zoe.opens_on_message("Award miles", bea)).content.startswith("🔒")
        forged = await zoe.submits(f"v1:award.submit:{bea.id}", miles="5", reason="x")
        assert forged.content.startswith("🔒")
        assert await bea.balance() == 0

    async def test_an_author_who_left_gets_nothing(self, cleo: Member) -> None:
        answer = await cleo.submits("v1:award.submit:424242", miles="5", reason="x")
        assert answer.content.startswith("👋 That person is not in this server")

    async def test_oneself_not(self, cleo: Member) -> None:
        await cleo.opens_on_message("Award miles", cleo)
        assert (await cleo.submits(miles="5", reason="x")).content.startswith("🪞")

    async def test_in_german(self, ana: Member, bea: Member) -> None:
        form = await ana.but(locale="de").opens_on_message("Award miles", bea)
        assert form.text.split("\n") == ["Meilen vergeben", "Meilen", "Wofür?"]


class TestUndo:
    async def test_takes_the_newest_award_back(self, cleo: Member, bea: Member) -> None:
        await cleo.runs("mileage award", member=bea, miles=50, reason="Best set")
        await cleo.runs("mileage award", member=bea, miles=7, reason="Loaded the van")
        await bea.runs("check-in")
        answer = await cleo.runs("mileage undo", member=bea)
        assert not answer.only_for_one
        assert f"**7** miles of <@{bea.id}>, who now stands at **60**" in answer.content
        answer = await cleo.runs("mileage undo", member=bea)
        assert f"**50** miles of <@{bea.id}>, who now stands at **10**" in answer.content

    async def test_without_awards_there_is_nothing(self, cleo: Member, bea: Member) -> None:
        await bea.runs("check-in")
        answer = await cleo.runs("mileage undo", member=bea)
        assert answer.only_for_one
        assert answer.content.startswith("🤷 There is nothing to take back")

    async def test_a_chosen_entry_may_be_a_check_in(self, cleo: Member, bea: Member) -> None:
        await bea.runs("check-in")
        [choice] = (await cleo.types("mileage undo", "entry", member=bea)).choices
        assert "**10** miles" in (await cleo.runs("mileage undo", member=bea, entry=choice["value"])).content
        assert await bea.balance() == 0
        again = await cleo.runs("mileage undo", member=bea, entry=choice["value"])
        assert again.only_for_one
        assert again.content == "↩️ That entry was taken back before. Nothing changed."

    async def test_an_entry_of_somebody_else_or_of_nobody_is_refused(
        self, cleo: Member, bea: Member, zoe: Member
    ) -> None:
        await zoe.runs("check-in")
        [choice] = (await cleo.types("mileage undo", "entry", member=zoe)).choices
        for entry in (choice["value"], 2**60, 10**20, -1, 0):
            answer = await cleo.runs("mileage undo", member=bea, entry=entry)
            assert answer.content.startswith("🤷 There is nothing to take back"), entry
        assert await zoe.balance() == 10

    async def test_suggestions_show_reasons_as_they_were_typed(self, cleo: Member, bea: Member) -> None:
        await cleo.runs("mileage award", member=bea, miles=5, reason="*Best* set_of [the] night")
        [choice] = (await cleo.types("mileage undo", "entry", member=bea)).choices
        assert "Award: *Best* set_of [the] night" in choice["name"]

    async def test_also_of_somebody_who_left(self, cleo: Member, bea: Member) -> None:
        await cleo.runs("mileage award", member=bea, miles=5, reason="x")
        gone = cast.command("mileage undo", {"member": bea.person})
        gone["resolved"]["members"] = {}
        assert "**5** miles" in (await cleo.does(cast.COMMAND, gone)).content


async def test_who_awarded_what_is_in_the_audit_log(cleo: Member, bea: Member, bot: Bot, guild: int) -> None:
    await cleo.runs("mileage award", member=bea, miles=5, reason="Best set")
    await cleo.runs("mileage undo", member=bea)
    await bea.runs("check-in")
    async with bot.part(Database).connection() as connection:
        lines = await connection.fetch(
            """select action, actor_id, subject, (before->>'balance')::int as before, (after->>'balance')::int as after
            from audit_log where guild_id = $1 and action like 'mileage.%' order by id""",
            guild,
        )
    assert [tuple(line) for line in lines] == [
        ("mileage.award", cleo.id, f"member:{bea.id}", 0, 5),
        ("mileage.reverse", cleo.id, f"member:{bea.id}", 5, 0),
    ]
