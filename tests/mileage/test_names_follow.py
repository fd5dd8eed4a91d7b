"""What members are searched by follows the ledger: nobody waits for it, nobody is missing, nobody erased comes back."""

import asyncio
from contextlib import suppress

from app.commands.context import Person
from app.database.queries import queries
from app.mileage.names import follow_all_names, follow_names
from app.mileage.upkeep import catch_up
from tests.mileage.office import Office

ZOE = Person(7001, "Zoë")
JIWOO = Person(7002, "지우")


async def names_in(office: Office) -> dict[int, str]:
    rows = await office.fetch("select user_id, folded from member_names where guild_id = $1", office.guild_id)
    return {row["user_id"]: row["folded"] for row in rows}


async def follow(office: Office, most: int = 100) -> int:
    return await office.database.run(lambda connection: follow_names(connection, office.guild_id, most))


async def work(office: Office) -> None:
    await office.database.run(lambda connection: catch_up(connection, office.guild_id))
    await follow_all_names(office.database)


async def test_a_worker_takes_in_who_is_new_and_who_has_a_new_name(office: Office) -> None:
    await office.award(ZOE, 1)
    await office.award(JIWOO, 1)
    await work(office)
    before = await names_in(office)

    await office.award(Person(ZOE.id, "ZOËTROPE"), 1)
    await work(office)

    assert before[ZOE.id] == "zoe"
    assert await names_in(office) == {**before, ZOE.id: "zoetrope"}
    assert before[JIWOO.id] != JIWOO.name  # letter by letter: half a syllable finds it, too


async def test_entries_are_taken_in_a_few_at_a_time_and_once(office: Office) -> None:
    for number in range(5):
        await office.award(Person(7100 + number, f"Extra {number}"), 1)

    assert [await follow(office, most=2) for _ in range(4)] == [2, 2, 1, 0]
    assert len(await names_in(office)) == 5


async def test_who_was_erased_is_not_found_again(office: Office) -> None:
    await office.award(ZOE, 1)
    await office.award(JIWOO, 1)
    await follow(office, most=1)

    await office.fetch("select erase_member($1, $2)", office.guild_id, ZOE.id)
    await office.fetch("select erase_member($1, $2)", office.guild_id, JIWOO.id)
    await follow(office)

    assert await names_in(office) == {}


async def test_who_is_erased_at_the_same_moment_is_not_found_again(office: Office) -> None:
    await office.award(ZOE, 1)

    async def erase_while_following() -> None:
        async with office.database.pool.acquire() as one, office.database.pool.acquire() as other:
            erasing = one.transaction()
            await erasing.start()
            await one.execute("select erase_member($1, $2)", office.guild_id, ZOE.id)
            following = asyncio.create_task(queries.mileage.follow_names(other, guild_id=office.guild_id, most=100))
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(following), 0.3)
            assert not following.done()  # it waits for the member's row
            await erasing.commit()
            await following

    await erase_while_following()

    assert await names_in(office) == {}
