"""A file from elsewhere: what would become of it, and what is no such file."""

from typing import Any

import pytest

from app.api.reading import MOST_FILE_BYTES
from app.control_room import lingering
from app.mileage.imports.applying import Applying
from tests.cast import CLEO, JIWOO, ZOE
from tests.control_room.browser import OURS, Browser
from tests.control_room.importing import FILE, applies, imports, reads, sends_file
from tests.mileage.office import Office


async def test_a_dry_run_says_what_would_change_and_changes_nothing(ana_at_the_desk: Browser, office: Office) -> None:
    for person, miles in ((ZOE, 100), (CLEO, 50), (JIWOO, 10)):
        await office.award(person, miles)

    imported = await imports(ana_at_the_desk, FILE, file_name="old.csv")

    assert (imported["state"], imported["format"], imported["lines"]) == ("read", "own-csv", 4)
    assert imported["bad_lines"] == [{"line": 6, "problem": "has 'many' where miles should be"}]
    dry_run = imported["dry_run"]
    changed = {name: dry_run[name] for name in ("members", "new_members", "unchanged", "miles_up", "miles_down")}
    assert changed == {"members": 2, "new_members": 0, "unchanged": 1, "miles_up": 460, "miles_down": 0}
    assert dry_run["sample"][0] == {"line": 2, "user_id": str(ZOE.id), "name": ZOE.name, "before": 100, "after": 500}
    assert dry_run["unmatched_sample"] == [{"line": 5, "name": "Nobody", "miles": 5, "why": "nobody"}]
    assert [await office.balance(person) for person in (ZOE, CLEO, JIWOO)] == [100, 50, 10]
    assert await reads(ana_at_the_desk, imported) == imported


@pytest.mark.parametrize(("strategy", "balance"), [("keep-max", 30), ("sum", 55), ("replace", 20)])
async def test_somebody_who_is_in_the_file_twice_gets_one_entry(
    ana_at_the_desk: Browser, office: Office, applying: Applying, strategy: str, balance: int
) -> None:
    await office.award(ZOE, 5)
    file = f"user_id,name,miles\n{ZOE.id},,30\n,{ZOE.name},20\n"

    imported = await imports(ana_at_the_desk, file, strategy=strategy)
    await applies(ana_at_the_desk, imported)
    await applying.apply(office.guild_id, int(imported["id"]))

    assert imported["dry_run"]["repeated"] == 1
    assert await office.balance(ZOE) == balance
    assert len(await office.entries()) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"hello", "names no columns"),
        ("name,miles\nAna,5\nZoé,5\n".encode("cp1252"), "line 3: is not UTF-8"),
        (b'user_id,miles\n1,5\n2,"6\n', "line 3: is no CSV"),
        (b'{"players":[{"id":"1","xp":5},{"id":', "ends in the middle"),
        (b'{"players":[{"id":"1","xp":5}\n,,]}', "line 2: is no JSON"),
        (b'{"what":"ever"}', "is of no known format"),
        (b"user_id,miles\nx,5\n", "line 2 has 'x' where an id should be"),
        (b"[" * 100_000, "is no JSON"),
        (b"\xff\xfe\x00", "is not UTF-16"),
        (b"PK\x03\x04" + bytes(60), "save it as CSV"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_what_is_no_such_file_is_refused_with_a_sentence(
    ana_at_the_desk: Browser, content: bytes, says: str
) -> None:
    answer = await sends_file(ana_at_the_desk, content)

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert says in answer.json()["errors"][0]["problem"]
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/imports")).json()["items"] == []


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(ana_at_the_desk: Browser) -> None:
    """Two gigabytes are announced, or never end: nothing of it is kept."""
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        while True:
            sent += 1 << 20
            yield bytes(1 << 20)

    path = f"/api/v1{ana_at_the_desk.guild}/imports"
    announced = await ana_at_the_desk.http.post(
        path, content=endless(), headers=OURS | {"Content-Length": str(2 << 30)}
    )
    assert announced.status_code == 413
    assert sent <= lingering.MOST_BYTES
    sent = 0

    never_ending = await ana_at_the_desk.http.post(path, content=endless(), headers=OURS)

    assert (never_ending.status_code, "64 MB" in never_ending.json()["detail"]) == (413, True)
    assert sent <= MOST_FILE_BYTES + (2 << 20) + lingering.MOST_BYTES
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/imports")).json()["items"] == []


@pytest.mark.parametrize("day", ["0001-01-01", "2014-12-31", "2999-01-01"])
async def test_entries_count_for_a_day_that_discord_has_seen(ana_at_the_desk: Browser, day: str) -> None:
    answer = await sends_file(ana_at_the_desk, "user_id,balance\n1,2\n", counts_for=day)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "query.counts_for")


@pytest.mark.parametrize(
    "ledger",
    ["id,user_id,miles,balance,reason\n1,7,5,5,award\n", '{"user_id":"7","miles":5,"balance":5,"reason":"award"}\n'],
)
async def test_a_ledger_is_not_taken_for_balances(ana_at_the_desk: Browser, ledger: str) -> None:
    answer = await sends_file(ana_at_the_desk, ledger)

    assert answer.status_code == 400
    assert "export of members" in answer.json()["detail"]
