"""Lines of a file whose member nobody knows: matched by hand, or left out."""

from app.mileage.imports.applying import Applying
from tests import cast
from tests.cast import BEA, ZOE
from tests.control_room.browser import Browser
from tests.control_room.importing import applies, imports, reads
from tests.mileage.office import Office


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


async def test_a_line_is_matched_once(ana_at_the_desk: Browser) -> None:
    imported = await imports(ana_at_the_desk, "name,balance\nNobody,2\n")
    twice = {"matches": [{"line": 2, "user_id": str(cast.BEA.id)}, {"line": 2, "user_id": str(cast.CLEO.id)}]}
    answer = await ana_at_the_desk.sends("PATCH", f"{ana_at_the_desk.guild}/imports/{imported['id']}/matches", twice)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "body.matches")
