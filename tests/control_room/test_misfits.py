"""What does not fit is told beside its field, as people say it: all of it, in English and German."""

from typing import Any

import httpx
import pytest

from app.api.misfits import MOST_TOLD
from tests import cast
from tests.control_room.browser import Browser


def fields(answer: httpx.Response) -> dict[str, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return {each["field"]: each["problem"] for each in answer.json()["errors"]}


async def awards(browser: Browser, lines: list[Any], **more: Any) -> httpx.Response:
    return await browser.sends("POST", f"{browser.guild}/awards", {"lines": lines, **more})


def line(**wrong: Any) -> dict[str, Any]:
    return {"user_id": str(cast.BEA.id), "miles": 5, "note": "played"} | wrong


@pytest.mark.parametrize(
    ("wrong", "english", "german"),
    [
        ({"miles": 0}, "must be at least 1", "muss mindestens 1 sein"),
        ({"miles": 100_001}, "must be at most 100,000", "darf höchstens 100.000 sein"),
        ({"miles": "5"}, "must be a whole number", "muss eine ganze Zahl sein"),
        ({"miles": 2.5}, "must be a whole number", "muss eine ganze Zahl sein"),
        ({"note": ""}, "must not be empty", "darf nicht leer sein"),
        ({"note": "x" * 301}, "must have at most 300 characters", "darf höchstens 300 Zeichen haben"),
        ({"note": 7}, "must be a text", "muss ein Text sein"),
        ({"user_id": "bea"}, "must be an id, in digits", "muss eine ID sein, in Ziffern"),
        ({"colour": "red"}, "is not known here", "ist hier nicht bekannt"),
    ],
)
async def test_a_field_is_told_in_the_language_of_its_reader(
    ana_at_the_desk: Browser, wrong: dict[str, Any], english: str, german: str
) -> None:
    [name] = wrong
    assert fields(await awards(ana_at_the_desk, [line(**wrong)])) == {f"body.lines[0].{name}": english}

    ana_at_the_desk.http.headers["Accept-Language"] = "de-AT, en;q=0.5"
    assert fields(await awards(ana_at_the_desk, [line(**wrong)])) == {f"body.lines[0].{name}": german}


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("settings", {"self_award": "yes"}, {"body.self_award": "must be true or false"}),
        ("settings", {"switched_off": 7}, {"body.switched_off": "must be a list"}),
        ("settings", {"switched_off": ["tour"]}, {"body.switched_off[0]": "must be one of these: mileage, dailies"}),
        ("settings", {"language": "fr"}, {"body.language": "must be one of these: en, de"}),
        ("settings", {"multipliers": {"one": 1}}, {"body.multipliers": "must be an id, in digits"}),
        ("rules", {"rules": []}, {"body.rules": "must be an object"}),
        ("rules", {"rules": {"check-in": {"miles": -1, "colour": 1}, "performing": {"miles": "x"}}},
         {"body.rules.check-in.colour": "is not known here", "body.rules.check-in.miles": "must be at least 0",
          "body.rules.performing.miles": "must be a whole number"}),
        ("rules", {"rules": {"UP": None}}, {"body.rules": "must be written as ^[a-z][a-z0-9-]*$"}),
    ],
)  # fmt: skip
async def test_every_field_is_told_wherever_it_is(
    ana_at_the_desk: Browser, path: str, body: Any, told: dict[str, str]
) -> None:
    answer = await ana_at_the_desk.sends("PATCH", f"{ana_at_the_desk.guild}/{path}", body, **{"If-Match": "*"})

    assert (answer.status_code, fields(answer)) == (400, told)


async def test_a_parameter_is_told_as_a_field_is(ana_at_the_desk: Browser) -> None:
    ana_at_the_desk.http.headers["Accept-Language"] = "de"
    path = f"{ana_at_the_desk.guild}/audit"

    answer = await ana_at_the_desk.reads(path, limit="101", since="yesterday", actor="-1", colour="blue")

    assert fields(answer) == {
        "query.colour": "ist hier nicht bekannt",
        "query.limit": "darf höchstens 100 sein",
        "query.since": "muss eine Zeit sein wie 2026-11-24T20:00:00Z",
        "query.actor": "muss eine ID sein, in Ziffern",
    }
    assert fields(await ana_at_the_desk.reads(path, limit=["1", "2"])) == {
        "query.limit": "ist mehr als einmal angegeben"
    }


async def test_all_bad_lines_are_told_at_once(ana_at_the_desk: Browser) -> None:
    lines = [line(), line(miles=0), line(), line(miles=0, note=""), {"miles": 5}, 7]

    assert set(fields(await awards(ana_at_the_desk, lines))) == {
        "body.lines[1].miles",
        "body.lines[3].miles",
        "body.lines[3].note",
        "body.lines[4].user_id",
        "body.lines[5]",
    }


async def test_as_many_bad_lines_are_told_as_somebody_can_read(ana_at_the_desk: Browser) -> None:
    for answer in (
        await awards(ana_at_the_desk, [line(miles=0)] * 200),
        await awards(ana_at_the_desk, [{"user_id": str(cast.BEA.id), "note": "played"}] * 200),
        await awards(ana_at_the_desk, [line(user_id=str(cast.ANA.id))] * 200),
    ):
        assert list(fields(answer))[-1].startswith(f"body.lines[{MOST_TOLD - 1}].")
        assert len(fields(answer)) == MOST_TOLD


async def test_no_depth_is_too_deep(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/dailies/sources"
    for depth in (20, 47, 48, 150, 900):
        rule = '{"not":' * depth + '{"field":"colour"}' + "}" * depth
        body = f'{{"pasted": "https://omo.example", "channel_id": "1", "choices": {{"filter": {rule}}}}}'
        headers = {"Content-Type": "application/json", "Origin": "https://bot.example", "X-Omo-Request": "1"}
        answer = await ana_at_the_desk.http.post(f"/api/v1{path}", content=body, headers=headers)
        assert answer.status_code == 400, answer.text
        too_deep = {"body": "has too many objects and lists in one another"}
        assert (fields(answer) == too_deep) == (depth > 47)
