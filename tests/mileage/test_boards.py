"""Leaderboards: who is listed where, page by page."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.context import Person
from app.database.pool import Database
from app.mileage import privacy
from app.mileage.boards import TOP, BoardPage, Direction, Position, Standing, read_page
from app.mileage.days import month_board, week_board
from tests.mileage.office import TODAY, Office
from tests.mileage.test_ledger_adds_up import NewGuild

NOBODY = 1


def traveller(number: int) -> Person:
    return Person(600_000_000_000_000_000 + number, f"Traveller {number}")


async def travellers(office: Office, *miles: int) -> list[Person]:
    people = [traveller(number) for number in range(len(miles))]
    for person, amount in zip(people, miles, strict=True):
        if amount:
            await office.award(person, amount)
    return people


async def page(
    office: Office, direction: Direction = "down", at: Position = TOP, *, asker: int = NOBODY, board: str = "all"
) -> BoardPage:
    return await office.database.run(
        lambda connection: read_page(connection, office.guild_id, board, asker, direction, at)
    )


async def whole_board(office: Office, board: str = "all") -> list[Standing]:
    rows: list[Standing] = []
    at, more = TOP, True
    while more:
        found = await page(office, "down", at, board=board)
        rows += found.rows
        more = found.has_later
        at = position(found.rows[-1]) if found.rows else at
    return rows


def position(standing: Standing) -> Position:
    return standing.miles, standing.user_id


async def hide(office: Office, person: Person, *, hidden: bool = True) -> None:
    await office.database.transact(
        lambda connection: privacy.hide(connection, office.guild_id, person.id, hidden=hidden)
    )


async def leave(office: Office, person: Person) -> None:
    await office.database.transact(
        lambda connection: privacy.mark_left(connection, office.guild_id, person.id, left=True)
    )


def shown(found: BoardPage) -> list[tuple[int, int]]:
    return [(row.place, row.miles) for row in found.rows]


async def test_an_empty_board_has_nobody(office: Office) -> None:
    for direction in ("down", "up", "me"):
        found = await page(office, direction)
        assert (found.rows, found.members, found.has_earlier, found.has_later, found.mine) == (
            (),
            0,
            False,
            False,
            None,
        )


async def test_the_most_miles_come_first(office: Office) -> None:
    await travellers(office, 5, 50, 500)
    found = await page(office)
    assert shown(found) == [(1, 500), (2, 50), (3, 5)]
    assert [row.name for row in found.rows] == ["Traveller 2", "Traveller 1", "Traveller 0"]
    assert found.members == 3


async def test_equal_miles_share_a_place(office: Office) -> None:
    await travellers(office, 70, 50, 70, 50, 9)
    assert shown(await page(office)) == [(1, 70), (1, 70), (3, 50), (3, 50), (5, 9)]


async def test_a_tie_over_the_border_of_a_page_keeps_its_place(office: Office) -> None:
    await travellers(office, *[900] * 8, *[300] * 5, 10)
    first = await page(office)
    second = await page(office, "down", position(first.rows[-1]))
    assert [row.place for row in first.rows] == [1] * 8 + [9] * 2
    assert [row.place for row in second.rows] == [9] * 3 + [14]
    assert (first.has_later, second.has_earlier, second.has_later) == (True, True, False)


async def test_up_leads_back_to_the_page_before(office: Office) -> None:
    await travellers(office, *range(1, 36))
    pages = [await page(office)]
    while pages[-1].has_later:
        pages.append(await page(office, "down", position(pages[-1].rows[-1])))
    assert [len(found.rows) for found in pages] == [10, 10, 10, 5]
    for before, after in itertools.pairwise(pages):
        assert await page(office, "up", position(after.rows[0])) == before


async def test_my_place_shows_who_is_just_ahead_and_behind(office: Office) -> None:
    people = await travellers(office, *range(100, 140))
    me = people[20]
    found = await page(office, "me", asker=me.id)
    assert found.mine == (20, 120)
    assert [row.miles for row in found.rows] == list(range(124, 114, -1))
    assert (found.has_earlier, found.has_later) == (True, True)


async def test_my_place_near_the_top_begins_at_the_top(office: Office) -> None:
    people = await travellers(office, *range(100, 120))
    found = await page(office, "me", asker=people[-2].id)
    assert shown(found)[:2] == [(1, 119), (2, 118)]
    assert not found.has_earlier


async def test_my_place_at_the_end_shows_those_ahead(office: Office) -> None:
    people = await travellers(office, *range(100, 120))
    found = await page(office, "me", asker=people[0].id)
    assert [row.miles for row in found.rows] == [104, 103, 102, 101, 100]
    assert found.mine == (20, 100)


async def test_who_has_no_miles_sees_the_top_and_no_place(office: Office) -> None:
    await travellers(office, 7)
    found = await page(office, "me")
    assert (shown(found), found.mine) == ([(1, 7)], None)


async def test_who_hides_is_not_listed_but_knows_their_place(office: Office) -> None:
    people = await travellers(office, 300, 200, 100)
    await hide(office, people[1])
    found = await page(office, asker=people[1].id)
    assert (shown(found), found.members, found.mine) == ([(1, 300), (2, 100)], 2, (2, 200))
    around = await page(office, "me", asker=people[1].id)
    assert people[1].id not in [row.user_id for row in around.rows]
    await office.prove()


async def test_who_shows_themselves_again_is_back_on_every_board(office: Office) -> None:
    people = await travellers(office, 300, 200)
    for hidden in (True, True, False, False):
        await hide(office, people[1], hidden=hidden)
    for board in ("all", week_board(TODAY), month_board(TODAY)):
        assert shown(await page(office, board=board)) == [(1, 300), (2, 200)]
    await office.prove()


async def test_who_hides_before_the_first_mile_is_never_listed(office: Office) -> None:
    await hide(office, traveller(0))
    await travellers(office, 300, 200)
    assert shown(await page(office)) == [(1, 200)]


async def test_who_left_is_not_listed_and_stays_hidden_after_coming_back_if_they_were(office: Office) -> None:
    people = await travellers(office, 300, 200)
    await hide(office, people[0])
    for person in people:
        await leave(office, person)
    assert (await page(office)).members == 0
    for person in people:
        await office.award(person, 1)
    assert shown(await page(office)) == [(1, 201)]
    await office.prove()


async def test_miles_that_were_all_taken_back_are_no_place(office: Office) -> None:
    award = await office.award(traveller(0), 70)
    await office.reverse(traveller(0), award.entry_id)
    found = await page(office, asker=traveller(0).id)
    assert (found.rows, found.members, found.mine) == ((), 0, None)


async def test_weeks_and_months_begin_anew(office: Office) -> None:
    await office.award(traveller(0), 70, TODAY.replace(month=10, day=31))
    await office.award(traveller(1), 60, TODAY.replace(day=1))
    await office.award(traveller(2), 50, TODAY)
    assert shown(await page(office, board="all")) == [(1, 70), (2, 60), (3, 50)]
    assert shown(await page(office, board=month_board(TODAY))) == [(1, 60), (2, 50)]
    assert shown(await page(office, board=week_board(TODAY))) == [(1, 50)]


async def test_another_guilds_members_are_not_listed(office: Office, database: Database, new_guild: NewGuild) -> None:
    await travellers(Office(database, new_guild()), 70)
    assert (await page(office)).members == 0


async def test_nobody_is_skipped_or_shown_twice_while_others_drive_on(office: Office) -> None:
    people = await travellers(office, *range(1, 31))
    seen, at = [], TOP
    for turn in range(3):
        found = await page(office, "down", at)
        seen += [row.user_id for row in found.rows]
        at = position(found.rows[-1])
        await office.award(people[29 - turn], 1000)  # people of pages turned already
    assert seen == [person.id for person in reversed(people)]


async def test_a_page_whose_people_have_all_gone_gives_way_to_the_one_above(office: Office) -> None:
    people = await travellers(office, *range(1, 13))
    first = await page(office)
    for person in people[:2]:
        await leave(office, person)
    second = await page(office, "down", position(first.rows[-1]))
    assert [row.miles for row in second.rows] == list(range(12, 2, -1))[-len(second.rows) :]
    assert second.rows
    assert not second.has_later


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    miles=st.lists(st.integers(1, 12).map(lambda n: n * 37), min_size=1, max_size=34),
    unlisted=st.sets(st.integers(0, 33), max_size=6),
)
async def test_turning_all_pages_shows_everybody_once_with_the_place_that_counting_gives(
    database: Database, new_guild: NewGuild, miles: list[int], unlisted: set[int]
) -> None:
    office = Office(database, new_guild())
    people = await travellers(office, *miles)
    for number in unlisted & set(range(len(people))):
        await hide(office, people[number])
    listed = [
        (person.id, amount)
        for number, (person, amount) in enumerate(zip(people, miles, strict=True))
        if number not in unlisted
    ]
    expected = sorted(
        ((1 + sum(other > amount for _, other in listed), user_id, amount) for user_id, amount in listed),
        key=lambda row: (row[2], row[1]),
        reverse=True,
    )
    assert [(row.place, row.user_id, row.miles) for row in await whole_board(office)] == expected
    for user_id, amount in listed:
        mine = await page(office, "me", asker=user_id)
        assert user_id in [row.user_id for row in mine.rows]
        assert mine.mine == (1 + sum(other > amount for _, other in listed), amount)
