"""Whatever is imported, however often it breaks off and whatever else happens meanwhile: the books are even, and taking
the batch back leaves every balance as if the import had never been."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.context import Person
from app.database.pool import Database
from app.database.queries import queries
from app.mileage.imports.applying import Applying
from app.mileage.imports.changing import begin_to_apply
from app.mileage.imports.reading import read_file
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, Strategy, foresee, store
from app.mileage.reversing import Reversing, ask_for_reversal
from tests.mileage.office import ANA, Office

PEOPLE = [Person(600_000_000_000_000_000 + n, f"Traveller {n}") for n in range(6)]

person = st.sampled_from(PEOPLE)
miles = st.integers(0, 3000)
awards = st.lists(st.tuples(person, st.integers(1, 3000)), max_size=8)
lines = st.lists(st.tuples(person, st.booleans(), miles), min_size=1, max_size=14)
strategies = st.sampled_from(["keep-max", "sum", "replace"])
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NewGuild = Callable[[], int]


class SilentDoorbell:
    def ring(self, job: str, *arguments: Any, turn: str = "") -> None: ...


@few
@given(
    before=awards,
    file=lines,
    strategy=strategies,
    meanwhile=awards,
    together=st.integers(1, 4),
    broken_off=st.integers(0, 3),
)
async def test_an_import_books_what_it_foresaw_and_its_reversal_leaves_no_trace_in_any_balance(
    database: Database, new_guild: NewGuild, before: Any, file: Any, strategy: Strategy, meanwhile: Any,
    together: int, broken_off: int,
) -> None:  # fmt: skip
    office = Office(database, new_guild())
    for to, amount in before:
        await office.award(to, amount)
    earlier = await balances(office)
    import_id = await sends(office, file, strategy)
    foreseen = await database.run(lambda connection: foresee(connection, office.guild_id, import_id, strategy))

    await applies(office, import_id, together, broken_off)

    expected = expected_balances(earlier, known(file, earlier), strategy)
    assert await balances(office) == expected
    changed = [user_id for user_id in PEOPLE_IDS if expected[user_id] != earlier[user_id]]
    assert foreseen.totals["members"] == len(changed)
    assert foreseen.totals["miles_up"] - foreseen.totals["miles_down"] == expected.total() - earlier.total()
    assert all(expected[row["user_id"]] == row["after"] for row in foreseen.moves)
    for to, amount in meanwhile:
        await office.award(to, amount)
    await office.prove()

    await takes_back(office, import_id)

    after = earlier + Counter[int]()
    for to, amount in meanwhile:
        after[to.id] += amount
    assert await balances(office) == after
    await office.prove()


PEOPLE_IDS = [each.id for each in PEOPLE]


async def balances(office: Office) -> Counter[int]:
    rows = await office.fetch(
        "select user_id, balance from members where guild_id = $1 and balance <> 0", office.guild_id
    )
    return Counter({row["user_id"]: row["balance"] for row in rows})


def known(file: Any, earlier: Counter[int]) -> list[tuple[int, int]]:
    """Who is named only by name is known when they have earned something here before."""
    return [(who.id, amount) for who, by_name, amount in file if not by_name or who.id in earlier]


def expected_balances(earlier: Counter[int], rows: list[tuple[int, int]], strategy: Strategy) -> Counter[int]:
    expected = Counter(earlier)
    for user_id in dict(rows):
        given = [amount for each, amount in rows if each == user_id]
        match strategy:
            case "keep-max":
                expected[user_id] = max(earlier[user_id], *given)
            case "sum":
                expected[user_id] = earlier[user_id] + sum(given)
            case "replace":
                expected[user_id] = given[-1]
    return +expected


async def sends(office: Office, file: Any, strategy: Strategy) -> int:
    content = "user_id,name,miles\n" + "".join(
        f"{'' if by_name else who.id},{who.name},{amount}\n" for who, by_name, amount in file
    )
    read = read_file(content.encode(), office.guild_id, None, None)
    new = NewImport(office.guild_id, ANA.id, "file.csv", strategy, BEFORE_DISCORD, 1)
    return await office.database.transact(lambda connection: store(connection, new, read))


async def applies(office: Office, import_id: int, together: int, broken_off: int) -> None:
    """Workers were killed after some parts; then three at the same time do the rest."""
    ids = {"guild_id": office.guild_id, "import_id": import_id}
    if not await office.database.run(lambda connection: queries.imports.count_matched(connection, **ids)):
        return
    await office.database.transact(lambda connection: begin_to_apply(connection, office.guild_id, import_id, ANA.id))
    for _ in range(broken_off):
        await office.fetch("select book_import_part($1, $2, $3)", office.guild_id, import_id, together)
    await office.fetch("update imports set claimed_until = now() where guild_id = $1", office.guild_id)
    applying = Applying(office.database, SilentDoorbell(), lambda guild_id, event, data: None)  # type: ignore[arg-type]
    await asyncio.gather(*(applying.apply(office.guild_id, import_id, together) for _ in range(3)))


async def takes_back(office: Office, import_id: int) -> None:
    database = office.database
    [row] = await office.fetch(
        "select batch_id from imports where guild_id = $1 and id = $2", office.guild_id, import_id
    )
    if row["batch_id"] is None:
        return
    ids = (office.guild_id, row["batch_id"])
    await database.transact(lambda connection: ask_for_reversal(connection, *ids, ANA.id))
    reversing = Reversing(database, SilentDoorbell(), lambda guild_id, event, data: None)  # type: ignore[arg-type]
    await reversing.reverse(*ids)
