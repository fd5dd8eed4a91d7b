"""A member's statement, read page by page."""

import math

import asyncpg
import pytest

from app.commands.context import Person
from app.mileage.statement import NEWEST, PAGE_LINES, StatementPage, read_statement, statement_reply
from app.texts import texts_in
from tests.mileage.office import ANA, Office

BEA = Person(100000000000000002, "Bea")
ENGLISH = texts_in("en")


async def lines_of(office: Office, before_id: int = NEWEST) -> list[asyncpg.Record]:
    return await office.database.run(lambda connection: read_statement(connection, office.guild_id, BEA.id, before_id))


async def text_of(office: Office) -> str:
    page = StatementPage(BEA.id, NEWEST, NEWEST)
    [embed] = statement_reply(ENGLISH, BEA, await lines_of(office), page).embeds
    return embed.description or ""


@pytest.mark.parametrize("entries", [0, 1, 10, 11, 25])
async def test_the_newest_come_first_and_none_is_missing(office: Office, entries: int) -> None:
    for miles in range(1, entries + 1):
        await office.award(BEA, miles)
    before_id, seen, pages = NEWEST, [], 0
    while True:
        lines = await lines_of(office, before_id)
        seen += [line["miles"] for line in lines[:PAGE_LINES]]
        pages += 1
        if len(lines) <= PAGE_LINES:
            break
        before_id = lines[PAGE_LINES - 1]["id"]
    assert seen == list(range(entries, 0, -1))
    assert pages == max(1, math.ceil(entries / PAGE_LINES))


async def test_a_line_says_what_for_and_by_whom(office: Office) -> None:
    await office.award(BEA, 25, why="best set")
    text = await text_of(office)
    assert "+25" in text
    assert "best set" in text
    assert f"<@{ANA.id}>" in text


async def test_what_was_taken_back_is_struck_out_above_its_reversal(office: Office) -> None:
    award = await office.award(BEA, 25)
    await office.reverse(BEA, award.entry_id)
    newest, oldest = (await text_of(office)).split("\n")[-2:]
    assert "-25" in newest
    assert f"{award.entry_id}" in newest
    assert oldest.startswith("~~+25")


async def test_nobody_sees_another_members_lines(office: Office) -> None:
    await office.award(Person(3, "Cleo"), 25)
    assert await lines_of(office) == []
