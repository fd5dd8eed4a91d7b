"""How an import is booked, and whom it would move: to be looked at and chosen until it is booked."""

from app.mileage.imports.applying import Applying
from tests.cast import BEA, CLEO, JIWOO, ZOE
from tests.control_room.browser import Browser
from tests.control_room.importing import FILE, applies, imports, reads
from tests.mileage.office import Office


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
