"""Miles by hand from outside Discord: one member, many at once, and taking them back."""

from typing import Any

import httpx
import pytest

from tests import cast
from tests.bot import Bot
from tests.cast import ANA, BEA, CLEO, JIWOO, LAYLA, ZOE
from tests.control_room.browser import Browser
from tests.mileage.office import Office
from workers.mileage import reverse_batch

NIGHT = {"miles": 50, "note": "best set of the night"}


async def awards(browser: Browser, to: cast.Person, body: Any = NIGHT, **headers: str) -> httpx.Response:
    return await browser.sends("POST", f"{browser.guild}/members/{to.id}/awards", body, **headers)


async def awards_many(browser: Browser, body: Any, **headers: str) -> httpx.Response:
    return await browser.sends("POST", f"{browser.guild}/awards", body, **headers)


def lines(*people: cast.Person, **more: Any) -> list[dict[str, Any]]:
    return [{"user_id": str(person.id), **more} for person in people]


async def test_an_award_is_in_the_statement_and_in_the_audit_log(ana_at_the_desk: Browser, office: Office) -> None:
    answer = await awards(ana_at_the_desk, ZOE)

    assert answer.status_code == 201
    entry = answer.json()
    assert (entry["miles"], entry["balance"], entry["reason"]) == (50, 50, "award")
    assert (entry["actor"], entry["origin"]) == (str(ANA.id), "control-room")
    path = ana_at_the_desk.guild
    assert (await ana_at_the_desk.reads(f"{path}/members/{ZOE.id}/statement")).json()["items"] == [entry]
    (line,) = (await ana_at_the_desk.reads(f"{path}/audit", action="mileage")).json()["items"]
    assert (line["action"], line["before"], line["after"]["balance"]) == ("mileage.award", {"balance": 0}, 50)
    await office.prove()


async def test_the_audit_log_calls_members_by_their_names(
    ana_at_the_desk: Browser, cleo_at_the_desk: Browser, office: Office
) -> None:
    await awards(ana_at_the_desk, CLEO)
    await awards(cleo_at_the_desk, ZOE)

    lines = (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", action="mileage")).json()["items"]
    assert [(line["actor_name"], line["subject_name"]) for line in lines] == [(CLEO.name, ZOE.name), (None, CLEO.name)]


async def test_the_same_request_again_books_nothing_again(ana_at_the_desk: Browser, office: Office) -> None:
    first = await awards(ana_at_the_desk, ZOE, **{"Idempotency-Key": "night-1"})
    again = await awards(ana_at_the_desk, ZOE, **{"Idempotency-Key": "night-1"})
    # Also when the answer of the first time was never kept.
    await office.fetch("delete from idempotent_answers where guild_id = $1", office.guild_id)
    later = await awards(ana_at_the_desk, ZOE, **{"Idempotency-Key": "night-1"})

    assert first.json() == again.json() == later.json()
    assert await office.balance(ZOE) == 50
    await office.fetch("delete from idempotent_answers where guild_id = $1", office.guild_id)
    other = await awards(ana_at_the_desk, CLEO, **{"Idempotency-Key": "night-1"})
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "header.idempotency-key")
    assert await office.balance(CLEO) == 0


async def test_who_gets_none_in_discord_gets_none_here(bot: Bot, ana_at_the_desk: Browser, office: Office) -> None:
    await bot.change_settings(office.guild_id, no_mile_roles=[cast.DIRECTOR])

    refused = [await awards(ana_at_the_desk, to) for to in (CLEO, ANA)]
    unknown = await awards(ana_at_the_desk, cast.Person(1, "nobody", "Nobody"))

    assert [answer.status_code for answer in [*refused, unknown]] == [422, 422, 404]
    assert await office.entries() == []


@pytest.mark.parametrize(
    "body",
    [{}, {"miles": 0, "note": "x"}, {"miles": 100_001, "note": "x"}, {"miles": "5", "note": "x"}, {"miles": 5},
     {"miles": 5, "note": ""}, {"miles": 5, "note": "x", "reason": "check-in"}, {"miles": 5, "note": "x", "to": 1}],
)  # fmt: skip
async def test_what_is_no_award_is_refused(ana_at_the_desk: Browser, office: Office, body: Any) -> None:
    answer = await awards(ana_at_the_desk, ZOE, body)

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert await office.entries() == []


async def test_viewers_award_nobody_and_editors_do(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])
    assert (await awards(bea_at_the_desk, ZOE)).status_code == 403
    assert (await awards_many(bea_at_the_desk, {"lines": lines(ZOE), **NIGHT})).status_code == 403

    await bot.change_settings(discord.guild_id, editor_roles=[cast.PRODUCER])

    assert (await awards(bea_at_the_desk, ZOE)).status_code == 201


async def test_many_at_once_are_one_batch(ana_at_the_desk: Browser, office: Office) -> None:
    body = {"lines": [*lines(ZOE, CLEO), *lines(JIWOO, miles=70, note="hosted"), *lines(ZOE, miles=5)], **NIGHT}

    answer = await awards_many(ana_at_the_desk, body)

    assert answer.status_code == 201, answer.text
    batch = answer.json()
    assert (batch["entries"], batch["miles"], batch["note"]) == (4, 175, NIGHT["note"])
    assert (batch["kind"], batch["actor"], batch["origin"]) == ("award", str(ANA.id), "control-room")
    assert [await office.balance(person) for person in (ZOE, CLEO, JIWOO)] == [55, 50, 70]
    path = ana_at_the_desk.guild
    assert (await ana_at_the_desk.reads(f"{path}/batches")).json()["items"] == [batch]
    entries = (await ana_at_the_desk.reads(f"{path}/batches/{batch['id']}/entries")).json()["items"]
    assert [(entry["user_id"], entry["miles"]) for entry in entries][2:] == [(str(JIWOO.id), 70), (str(ZOE.id), 5)]
    assert {entry["batch_id"] for entry in entries} == {batch["id"]}
    (line,) = (await ana_at_the_desk.reads(f"{path}/audit", action="mileage")).json()["items"]
    assert (line["action"], line["subject"], line["after"]["entries"]) == ("mileage.batch", f"batch:{batch['id']}", 4)
    await office.prove()


async def test_all_or_nothing_with_a_problem_for_each_bad_line(
    bot: Bot, ana_at_the_desk: Browser, office: Office
) -> None:
    await bot.change_settings(office.guild_id, no_mile_roles=[cast.DIRECTOR])
    nobody = [{"user_id": "1"}, {"user_id": "9199999999999999999"}]

    answer = await awards_many(ana_at_the_desk, {"lines": [*lines(ZOE, CLEO, ANA), *nobody], **NIGHT})

    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [f"body.lines[{n}].user_id" for n in (1, 2, 3, 4)]
    assert await office.entries() == []
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/batches")).json()["items"] == []


async def test_a_line_without_miles_is_named(ana_at_the_desk: Browser, office: Office) -> None:
    body = {"lines": [*lines(ZOE, miles=5), *lines(CLEO)], "note": "for the van"}

    answer = await awards_many(ana_at_the_desk, body)

    assert answer.status_code == 400
    assert [each["field"] for each in answer.json()["errors"]] == ["body.lines[1].miles"]
    for wrong in ({"lines": [], **NIGHT}, {"lines": lines(ZOE) * 1001, **NIGHT}, NIGHT):
        assert (await awards_many(ana_at_the_desk, wrong)).status_code == 400


async def test_people_are_named_as_the_ledger_knows_them(ana_at_the_desk: Browser, office: Office) -> None:
    await office.award(ANA, 10)
    batch = (await awards_many(ana_at_the_desk, {"lines": lines(ZOE), **NIGHT})).json()
    path = f"{ana_at_the_desk.guild}/batches/{batch['id']}"

    (entry,) = (await ana_at_the_desk.reads(f"{path}/entries")).json()["items"]

    assert (entry["name"], entry["actor_name"], batch["actor_name"]) == (ZOE.name, ANA.name, ANA.name)


async def test_a_batch_that_is_sent_again_is_booked_once(ana_at_the_desk: Browser, office: Office) -> None:
    body, key = {"lines": lines(ZOE, CLEO), **NIGHT}, {"Idempotency-Key": "show-7"}
    first = await awards_many(ana_at_the_desk, body, **key)
    await office.fetch("delete from idempotent_answers where guild_id = $1", office.guild_id)

    again = await awards_many(ana_at_the_desk, body, **key)

    assert first.json() == again.json()
    assert await office.balance(ZOE) == 50
    await office.fetch("delete from idempotent_answers where guild_id = $1", office.guild_id)
    assert (await awards_many(ana_at_the_desk, {"lines": lines(ZOE), **NIGHT}, **key)).status_code == 422


async def test_a_thousand_lines_for_whom_the_ledger_knows_ask_discord_nothing(
    ana_at_the_desk: Browser, office: Office
) -> None:
    crowd = [cast.Person(5000 + n, f"fan{n}", f"Fan {n}") for n in range(1000)]
    too_many = await awards_many(ana_at_the_desk, {"lines": lines(*crowd), **NIGHT})
    assert (too_many.status_code, "looked up" in too_many.json()["detail"]) == (422, True)
    for person in crowd:
        await office.fetch(
            "insert into members (guild_id, user_id, name) values ($1, $2, $3)", office.guild_id, person.id, person.name
        )

    answer = await awards_many(ana_at_the_desk, {"lines": lines(*crowd), **NIGHT})

    assert (answer.status_code, answer.json()["miles"]) == (201, 50_000)
    await office.prove()
    path = f"{ana_at_the_desk.guild}/batches/{answer.json()['id']}/reversal"
    assert (await ana_at_the_desk.sends("POST", path)).json()["reversal"]["done"] == 1000
    assert await office.odometer() == 0


async def test_for_whom_the_ledger_knows_discord_is_asked_only_where_roles_decide(
    bot: Bot, ana_at_the_desk: Browser, office: Office
) -> None:
    """So that an award is booked while Discord is away."""
    await office.award(LAYLA, 5)
    for person in (LAYLA, JIWOO):
        ana_at_the_desk.discord.leaves(person)

    assert [(await awards(ana_at_the_desk, to)).status_code for to in (LAYLA, JIWOO)] == [201, 404]
    assert await office.balance(LAYLA) == 55

    await bot.change_settings(office.guild_id, no_mile_roles=[cast.DIRECTOR])
    assert (await awards(ana_at_the_desk, LAYLA)).status_code == 404, "only Discord knows who holds the role"
    assert await office.balance(LAYLA) == 55


async def test_an_entry_is_taken_back_once(ana_at_the_desk: Browser, office: Office) -> None:
    entry = (await awards(ana_at_the_desk, ZOE)).json()
    path = f"{ana_at_the_desk.guild}/entries/{entry['id']}/reversal"

    reversal = await ana_at_the_desk.sends("POST", path)

    assert (reversal.status_code, reversal.json()["miles"], reversal.json()["reverses"]) == (200, -50, entry["id"])
    assert (await ana_at_the_desk.sends("POST", path)).json() == reversal.json()
    assert await office.balance(ZOE) == 0
    undo_of_undo = f"{ana_at_the_desk.guild}/entries/{reversal.json()['id']}/reversal"
    assert (await ana_at_the_desk.sends("POST", undo_of_undo)).status_code == 422
    assert (await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/entries/1/reversal")).status_code == 404


async def test_a_batch_is_taken_back_and_says_how_much_was_left_of_it(ana_at_the_desk: Browser, office: Office) -> None:
    batch = (await awards_many(ana_at_the_desk, {"lines": lines(ZOE, CLEO, LAYLA), **NIGHT})).json()
    path = f"{ana_at_the_desk.guild}/batches/{batch['id']}"
    entry = (await ana_at_the_desk.reads(f"{path}/entries")).json()["items"][0]
    await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/entries/{entry['id']}/reversal")

    answer = await ana_at_the_desk.sends("POST", f"{path}/reversal")
    first, again = answer.json(), (await ana_at_the_desk.sends("POST", f"{path}/reversal")).json()

    assert (answer.status_code, first["reversal"]["entries"], first["reversal"]["done"]) == (202, 2, 2)
    assert again == first == (await ana_at_the_desk.reads(path)).json()
    assert (first["reversed_by"], first["entries"]) == (str(ANA.id), 3)
    assert all(entry["reversed"] for entry in (await ana_at_the_desk.reads(f"{path}/entries")).json()["items"])
    assert [await office.balance(person) for person in (ZOE, CLEO, LAYLA)] == [0, 0, 0]
    await office.prove()
    assert (await ana_at_the_desk.sends("POST", f"{ana_at_the_desk.guild}/batches/1/reversal")).status_code == 404


async def test_a_large_batch_is_taken_back_in_the_background(
    ana_at_the_desk: Browser, bot: Bot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.mileage.api.batches.MOST_LINES", 1)
    batch = (await awards_many(ana_at_the_desk, {"lines": lines(ZOE, CLEO), **NIGHT})).json()
    path = f"{ana_at_the_desk.guild}/batches/{batch['id']}"

    asked = await ana_at_the_desk.sends("POST", f"{path}/reversal")
    assert (asked.status_code, asked.json()["reversal"]["done"], asked.json()["reversed_at"]) == (202, 0, None)
    await reverse_batch({"parts": bot.app._parts}, office.guild_id, int(batch["id"]))

    shown = (await ana_at_the_desk.reads(path)).json()
    assert (shown["reversal"]["done"], shown["reversed_at"] is not None) == (2, True)
    path = f"{ana_at_the_desk.guild}/audit"
    (line,) = (await ana_at_the_desk.reads(path, action="mileage.reverse-batch")).json()["items"]
    assert (line["before"], line["after"]) == ({"entries": 2, "miles": 100}, {"entries": 0, "miles": 0})


async def test_of_whom_was_forgotten_nothing_names_them(ana_at_the_desk: Browser, office: Office) -> None:
    batch = (await awards_many(ana_at_the_desk, {"lines": lines(ZOE, CLEO), **NIGHT})).json()
    await awards(ana_at_the_desk, CLEO)

    for person in (ZOE, ANA):
        await office.fetch("select erase_member($1, $2)", office.guild_id, person.id)

    path = f"{ana_at_the_desk.guild}/batches"
    (shown,) = (await ana_at_the_desk.reads(path)).json()["items"]
    assert (shown["actor"], shown["entries"]) == ("0", 2)
    assert not [entry for entry in await office.entries() if str(ANA.id) in entry["source_key"]]
    taken = (await ana_at_the_desk.sends("POST", f"{path}/{batch['id']}/reversal")).json()
    assert taken["reversal"]["done"] == 1
    await office.prove()
