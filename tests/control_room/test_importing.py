"""A file from elsewhere: booked as one batch, by whichever worker, and taken back."""

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from app.guilds.settings import Rank
from app.guilds.store import GuildStore
from app.mileage.imports.applying import Applying
from app.queue.doorbell import Doorbell
from app.queue.live import Live
from tests import cast
from tests.bot import Bot
from tests.cast import ANA, CLEO, JIWOO, ZOE
from tests.control_room.browser import Browser
from tests.control_room.importing import FILE, applies, imports, reads, reverses
from tests.control_room.stream import listening
from tests.mileage.office import Office


async def the_claim_ends(office: Office) -> None:
    """Of a worker that was killed: after twenty seconds."""
    await office.fetch("update imports set claimed_until = now() where guild_id = $1", office.guild_id)


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
    assert (await reverses(ana_at_the_desk, imported))["reversal"]["done"] == batch["entries"]
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
