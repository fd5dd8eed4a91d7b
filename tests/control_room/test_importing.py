"""A file from elsewhere: looked at, matched, booked as one batch, and taken back."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from app.api.reading import MOST_FILE_BYTES
from app.database.pool import Database
from app.guilds.settings import Rank
from app.guilds.store import GuildStore
from app.mileage.imports.applying import Applying
from app.mileage.imports.reading import read_file
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, store
from app.queue.doorbell import Doorbell
from app.queue.live import Live
from tests import cast
from tests.bot import Bot
from tests.cast import ANA, BEA, CLEO, JIWOO, ZOE
from tests.control_room.browser import OURS, Browser
from tests.control_room.stream import listening
from tests.mileage.office import Office

FILE = f"user_id,name,balance\n{ZOE.id},Zoé,500\n{CLEO.id},Cleo,20\n,{JIWOO.name},70\n,Nobody,5\n{BEA.id},Bea,many\n"


@pytest.fixture
def office(bot: Bot, ana_at_the_desk: Browser) -> Office:
    """Of the guild of Ana's browser."""
    return Office(bot.part(Database), ana_at_the_desk.discord.guild_id)


@pytest.fixture
def told() -> list[Any]:
    """What listeners are told."""
    return []


@pytest.fixture
def applying(bot: Bot, told: list[Any]) -> Applying:
    def tell(guild_id: int, event: str, data: Any) -> None:
        told.append((guild_id, event, data))

    return Applying(bot.part(Database), bot.part(Doorbell), tell)


async def sends_file(browser: Browser, content: str | bytes, **query: Any) -> httpx.Response:
    path = f"/api/v1{browser.guild}/imports"
    return await browser.http.post(path, content=content, params=query, headers=OURS)


async def imports(browser: Browser, content: str | bytes, **query: Any) -> Any:
    answer = await sends_file(browser, content, **query)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def applies(browser: Browser, imported: Any) -> Any:
    answer = await browser.sends("POST", f"{browser.guild}/imports/{imported['id']}/apply")
    assert answer.status_code == 202, answer.text
    return answer.json()


async def reads(browser: Browser, imported: Any) -> Any:
    return (await browser.reads(f"{browser.guild}/imports/{imported['id']}")).json()


async def the_claim_ends(office: Office) -> None:
    """Of a worker that was killed: after twenty seconds."""
    await office.fetch("update imports set claimed_until = now() where guild_id = $1", office.guild_id)


async def reverses(browser: Browser, imported: Any) -> Any:
    return (await browser.sends("POST", f"{browser.guild}/batches/{imported['batch_id']}/reversal")).json()


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


@pytest.mark.parametrize(
    ("strategy", "balances"), [("keep-max", (500, 50, 70)), ("sum", (600, 70, 80)), ("replace", (500, 20, 70))]
)
async def test_an_import_is_one_batch_and_its_reversal_leaves_everything_as_before(
    ana_at_the_desk: Browser, office: Office, applying: Applying, told: list[Any], strategy: str, balances: Any
) -> None:
    for person, miles in ((ZOE, 100), (CLEO, 50), (JIWOO, 10)):
        await office.award(person, miles)
    imported = await imports(ana_at_the_desk, FILE, file_name="old.csv", strategy=strategy)

    imported = await applies(ana_at_the_desk, imported)
    assert (imported["state"], imported["members"], imported["dry_run"]) == ("applying", 3, None)
    assert await applying.apply(office.guild_id, int(imported["id"]))

    imported = await reads(ana_at_the_desk, imported)
    assert (imported["state"], imported["done"], imported["applied_by"]) == ("applied", 3, str(ANA.id))
    assert tuple([await office.balance(person) for person in (ZOE, CLEO, JIWOO)]) == balances
    assert told[-1][1:] == ("import", {"id": imported["id"], "state": "applied", "done": 3, "members": 3})
    (batch,) = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/batches")).json()["items"]
    assert (batch["kind"], batch["origin"], batch["note"]) == ("import", "old.csv", f"own-csv, {strategy}")
    assert batch["miles"] == sum(balances) - 160
    await office.prove()
    assert (imported["entries"], imported["miles"], imported["reversed_at"]) == (batch["entries"], batch["miles"], None)
    assert (await reverses(ana_at_the_desk, imported))["reversed"] == batch["entries"]
    assert (await reads(ana_at_the_desk, imported))["reversed_at"] is not None
    assert [await office.balance(person) for person in (ZOE, CLEO, JIWOO)] == [100, 50, 10]
    await office.prove()


async def test_who_listens_sees_how_far_it_is(bot: Bot, ana_at_the_desk: Browser, office: Office) -> None:
    imported = await imports(ana_at_the_desk, FILE)
    await applies(ana_at_the_desk, imported)
    applying = Applying(office.database, bot.part(Doorbell), bot.part(Live).tell)

    async with listening(ana_at_the_desk, office.guild_id) as stream:
        await applying.apply(office.guild_id, int(imported["id"]), together=2)

        assert (await stream.next("import")).data == {
            "id": imported["id"], "state": "applying", "done": 2, "members": 2
        }  # fmt: skip
        assert (await stream.next("import")).data["state"] == "applied"


async def test_whoever_is_not_found_is_matched_by_hand_or_left_out(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    imported = await imports(ana_at_the_desk, "name,miles\nzoe_old,5\nbea_old,6\nghost,7\n")
    path = f"{ana_at_the_desk.guild}/imports/{imported['id']}"
    first = (await ana_at_the_desk.reads(f"{path}/unmatched", limit=2)).json()
    rest = (await ana_at_the_desk.reads(f"{path}/unmatched", cursor=first["next"])).json()
    assert [line["name"] for line in first["items"] + rest["items"]] == ["zoe_old", "bea_old", "ghost"]

    body = {"matches": [{"line": 2, "user_id": str(ZOE.id)}, {"line": 3, "user_id": None}]}
    matched = (await ana_at_the_desk.sends("PATCH", f"{path}/matches", body)).json()["dry_run"]

    assert (matched["members"], matched["unmatched"], matched["left_out"]) == (1, 1, 1)
    await applies(ana_at_the_desk, imported)
    await applying.apply(office.guild_id, int(imported["id"]))
    assert [await office.balance(person) for person in (ZOE, BEA)] == [5, 0]
    late = await ana_at_the_desk.sends("PATCH", f"{path}/matches", body)
    assert (late.status_code, "applied already" in late.json()["detail"]) == (409, True)


async def test_how_it_is_booked_can_be_chosen_until_it_is(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    await office.award(ZOE, 100)
    file = f"user_id,name,balance\n{ZOE.id},Zoé,1999\n{CLEO.id},Cleo,-1\n"
    imported = await imports(ana_at_the_desk, file, points_per_mile=1000)
    assert imported["dry_run"]["unchanged"] == 2
    path = f"{ana_at_the_desk.guild}/imports/{imported['id']}"

    chosen = {"strategy": "sum", "points_per_mile": 10, "counts_for": "2026-11-01"}
    changed = (await ana_at_the_desk.sends("PATCH", path, chosen)).json()

    assert {name: changed[name] for name in chosen} == chosen
    assert [move["after"] for move in changed["dry_run"]["sample"]] == [299, -1]
    again = (await ana_at_the_desk.sends("PATCH", path, {"points_per_mile": 1})).json()
    assert (again["strategy"], [move["after"] for move in again["dry_run"]["sample"]]) == ("sum", [2099, -1])
    await applies(ana_at_the_desk, imported)
    await applying.apply(office.guild_id, int(imported["id"]))
    assert [await office.balance(person) for person in (ZOE, CLEO)] == [2099, -1]
    late = await ana_at_the_desk.sends("PATCH", path, {"strategy": "replace"})
    assert (late.status_code, "applied already" in late.json()["detail"]) == (409, True)


async def test_a_choice_that_cannot_be_is_told_at_its_field(ana_at_the_desk: Browser) -> None:
    imported = await imports(ana_at_the_desk, FILE)
    path = f"{ana_at_the_desk.guild}/imports/{imported['id']}"

    for field, value in (("strategy", "most"), ("points_per_mile", 0), ("counts_for", "2099-01-01")):
        answer = await ana_at_the_desk.sends("PATCH", path, {field: value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, f"body.{field}")
    assert await reads(ana_at_the_desk, imported) == imported


async def test_all_moves_can_be_read_the_greatest_first(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    await office.award(ZOE, 100)
    lines = f"{ZOE.id},50\n{CLEO.id},10\n{BEA.id},70\n{JIWOO.id},50\n"
    imported = await imports(ana_at_the_desk, "user_id,miles\n" + lines, strategy="replace")
    path = f"{ana_at_the_desk.guild}/imports/{imported['id']}/moves"

    first = (await ana_at_the_desk.reads(path, limit=2)).json()
    rest = (await ana_at_the_desk.reads(path, limit=2, cursor=first["next"])).json()

    moves = [(move["before"], move["after"]) for move in first["items"] + rest["items"]]
    assert (sorted(moves[1:3]), moves[0], moves[3]) == ([(0, 50), (100, 50)], (0, 70), (0, 10))
    assert rest["next"] is None
    await applies(ana_at_the_desk, imported)
    assert (await ana_at_the_desk.reads(path)).status_code == 409


async def test_who_is_nobody_here_and_lines_that_are_not_there_match_nothing(ana_at_the_desk: Browser) -> None:
    imported = await imports(ana_at_the_desk, "name,miles\nzoe_old,5\n")
    path = f"{ana_at_the_desk.guild}/imports/{imported['id']}"

    stranger = await ana_at_the_desk.sends("PATCH", f"{path}/matches", {"matches": [{"line": 2, "user_id": "77"}]})
    no_line = await ana_at_the_desk.sends("PATCH", f"{path}/matches", {"matches": [{"line": 9, "user_id": None}]})
    too_early = await ana_at_the_desk.sends("POST", f"{path}/apply")

    assert (stranger.status_code, stranger.json()["errors"][0]["field"]) == (422, "body.matches[0].user_id")
    assert (no_line.status_code, no_line.json()["errors"][0]["field"]) == (422, "body.matches")
    assert (too_early.status_code, "match lines by hand" in too_early.json()["detail"]) == (422, True)
    assert await reads(ana_at_the_desk, imported) == imported


async def test_a_name_that_two_members_have_is_for_a_person_to_decide(ana_at_the_desk: Browser, office: Office) -> None:
    for user_id in (501, 502):
        await office.award(cast.Person(user_id, "alex", "Alex"), 10)

    imported = await imports(ana_at_the_desk, "name,miles\nAlex,50\nalex,60\n")

    assert [line["why"] for line in imported["dry_run"]["unmatched_sample"]] == ["many", "nobody"]


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


async def test_two_who_apply_it_at_once_book_it_once(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    imported = await imports(ana_at_the_desk, FILE, strategy="sum")

    asked = await asyncio.gather(*(applies(ana_at_the_desk, imported) for _ in range(4)))
    await asyncio.gather(*(applying.apply(office.guild_id, int(imported["id"]), together=1) for _ in range(4)))

    assert len({answer["batch_id"] for answer in asked}) == 1
    assert [await office.balance(person) for person in (ZOE, CLEO)] == [500, 20]
    assert not await applying.apply(office.guild_id, int(imported["id"]))
    assert await applies(ana_at_the_desk, imported) == await reads(ana_at_the_desk, imported)
    await office.prove()


async def test_a_worker_that_is_killed_half_way_leaves_the_rest_to_the_next(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    crowd = range(5000, 5025)
    file = "user_id,miles\n" + "".join(f"{user_id},{user_id}\n" for user_id in crowd)
    imported = await imports(ana_at_the_desk, file)
    await applies(ana_at_the_desk, imported)
    ids = (office.guild_id, int(imported["id"]))
    for _ in range(2):
        await office.fetch("select book_import_part($1, $2, 10)", *ids)
    assert (await reads(ana_at_the_desk, imported))["done"] == 20
    assert not await applying.apply(*ids), "nobody gave its claim back"

    await the_claim_ends(office)
    assert await applying.apply(*ids, together=10)

    done = await reads(ana_at_the_desk, imported)
    assert (done["state"], done["done"], await office.odometer()) == ("applied", 25, sum(crowd))
    assert len(await office.entries()) == 25
    await office.prove()


async def test_a_batch_that_is_taken_back_while_it_is_booked_stops_the_import(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    imported = await imports(ana_at_the_desk, "user_id,miles\n" + "".join(f"{n},5\n" for n in range(5000, 5025)))
    imported = await applies(ana_at_the_desk, imported)
    ids = (office.guild_id, int(imported["id"]))
    await office.fetch("select book_import_part($1, $2, 10)", *ids)

    await reverses(ana_at_the_desk, imported)
    await the_claim_ends(office)
    await applying.apply(*ids)

    assert (await reads(ana_at_the_desk, imported))["state"] == "stopped"
    assert (await office.odometer(), len(await office.entries())) == (0, 20)


async def test_who_hides_or_left_still_does_and_keeps_their_name(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    for person in (ZOE, CLEO):
        await office.award(person, 10)
    await office.fetch("select mark_member($1, $2, true, null)", office.guild_id, ZOE.id)
    await office.fetch("select mark_member($1, $2, null, true)", office.guild_id, CLEO.id)

    imported = await imports(ana_at_the_desk, FILE)
    await applies(ana_at_the_desk, imported)
    await applying.apply(office.guild_id, int(imported["id"]))

    zoe, cleo = await office.standing(ZOE), await office.standing(CLEO)
    assert (zoe["hidden"], zoe["name"], cleo["left_at"] is not None) == (True, ZOE.name, True)
    await office.prove()


async def test_whoever_reaches_a_rank_by_it_gets_its_role(
    bot: Bot, ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    ranks = (Rank(0, "Extra"), Rank(400, "Roadie", cast.ROADIE))
    await bot.part(GuildStore).change(office.guild_id, ANA.id, lambda settings: replace(settings, ranks=ranks))

    imported = await imports(ana_at_the_desk, FILE)
    await applies(ana_at_the_desk, imported)
    await applying.apply(office.guild_id, int(imported["id"]))

    rows = await office.fetch("select user_id from rank_syncs where guild_id = $1", office.guild_id)
    assert [row["user_id"] for row in rows] == [ZOE.id]


async def test_what_was_earned_elsewhere_is_not_on_the_board_of_this_week(
    ana_at_the_desk: Browser, office: Office, applying: Applying
) -> None:
    for counts_for in ({}, {"counts_for": "2026-11-20"}):
        imported = await imports(ana_at_the_desk, f"user_id,miles\n{ZOE.id},50\n", strategy="sum", **counts_for)
        await applies(ana_at_the_desk, imported)
        await applying.apply(office.guild_id, int(imported["id"]))

    rows = await office.fetch("select board, miles from standings where guild_id = $1", office.guild_id)
    boards = {row["board"]: row["miles"] for row in rows}
    assert (boards["all"], boards["2026-W47"], boards["2026-11"]) == (100, 50, 50)


async def test_an_import_can_be_discarded_until_it_is_applied(ana_at_the_desk: Browser, office: Office) -> None:
    imported, kept = await imports(ana_at_the_desk, FILE), await imports(ana_at_the_desk, FILE)
    path = f"{ana_at_the_desk.guild}/imports"

    assert (await ana_at_the_desk.sends("DELETE", f"{path}/{imported['id']}")).status_code == 204
    await applies(ana_at_the_desk, kept)
    assert (await ana_at_the_desk.sends("DELETE", f"{path}/{kept['id']}")).status_code == 409

    assert [each["id"] for each in (await ana_at_the_desk.reads(path)).json()["items"]] == [kept["id"]]
    actions = [
        line["action"] for line in (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit")).json()["items"]
    ]
    assert actions[:4] == ["import.apply", "import.discard", "import.read", "import.read"]


async def test_of_whom_was_forgotten_no_file_knows(ana_at_the_desk: Browser, office: Office) -> None:
    imported = await imports(ana_at_the_desk, FILE)

    for person in (ZOE, ANA):
        await office.fetch("select erase_member($1, $2)", office.guild_id, person.id)

    assert str(ZOE.id) not in str(imported := await reads(ana_at_the_desk, imported))
    assert (imported["actor"], imported["dry_run"]["members"]) == ("0", 1)


async def test_another_guilds_import_is_not_there(
    ana_at_the_desk: Browser, office: Office, new_guild: Callable[[], int]
) -> None:
    theirs = NewImport(new_guild(), BEA.id, "theirs.csv", "sum", BEFORE_DISCORD, 1)
    read = read_file(FILE.encode(), theirs.guild_id, None, None)
    import_id = await office.database.transact(lambda connection: store(connection, theirs, read))
    body = {"matches": [{"line": 2, "user_id": None}]}

    path = f"{ana_at_the_desk.guild}/imports/{import_id}"
    answers = [
        await ana_at_the_desk.reads(path),
        await ana_at_the_desk.reads(f"{path}/unmatched"),
        await ana_at_the_desk.sends("POST", f"{path}/apply"),
        await ana_at_the_desk.sends("PATCH", f"{path}/matches", body),
        await ana_at_the_desk.sends("DELETE", path),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/imports")).json()["items"] == []
    row = await office.fetch("select state, lines from imports where guild_id = $1", theirs.guild_id)
    assert [tuple(each) for each in row] == [("read", 4)]


async def test_viewers_look_and_editors_import(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])
    assert (await sends_file(bea_at_the_desk, FILE)).status_code == 403
    assert (await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/imports")).json() == {"items": [], "next": None}

    await bot.change_settings(discord.guild_id, editor_roles=[cast.PRODUCER])

    assert (await sends_file(bea_at_the_desk, FILE)).status_code == 201


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
    assert (announced.status_code, sent) == (413, 0)

    never_ending = await ana_at_the_desk.http.post(path, content=endless(), headers=OURS)

    assert (never_ending.status_code, "64 MB" in never_ending.json()["detail"]) == (413, True)
    assert sent <= MOST_FILE_BYTES + (2 << 20)
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


async def test_a_line_is_matched_once(ana_at_the_desk: Browser) -> None:
    imported = await imports(ana_at_the_desk, "name,balance\nNobody,2\n")
    twice = {"matches": [{"line": 2, "user_id": str(cast.BEA.id)}, {"line": 2, "user_id": str(cast.CLEO.id)}]}
    answer = await ana_at_the_desk.sends("PATCH", f"{ana_at_the_desk.guild}/imports/{imported['id']}/matches", twice)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "body.matches")
