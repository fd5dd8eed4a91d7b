"""What people, programs and attackers may send: a clear problem, and nothing half-written."""

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.api.paging import write_cursor
from app.api.reading import MOST_BYTES
from app.control_room import lingering
from tests import cast
from tests.control_room.browser import OURS, Browser

LARGEST = 2**63 - 1
DISCARDED_PIECES = lingering.MOST_BYTES >> 20
"""Read after the answer, so that the answer is read."""


async def sends(browser: Browser, content: Any, **headers: str) -> httpx.Response:
    """A change of the settings, as it is."""
    path = f"/api/v1{browser.guild}/settings"
    return await browser.http.patch(path, content=content, headers=OURS | {"If-Match": "*"} | headers)


def fields(answer: httpx.Response) -> dict[str, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return {each["field"]: each["problem"] for each in answer.json()["errors"]}


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(ana_at_the_desk: Browser) -> None:
    sent = 0

    async def two_gigabytes() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(2048):
            sent += 1
            yield b" " * (1 << 20)

    announced = {"Content-Type": "application/json", "Content-Length": str(2 << 30)}
    answer = await sends(ana_at_the_desk, two_gigabytes(), **announced)
    assert (answer.status_code, answer.headers["connection"]) == (413, "close")
    assert sent <= DISCARDED_PIECES

    sent = 0
    del announced["Content-Length"]
    answer = await sends(ana_at_the_desk, two_gigabytes(), **announced)
    assert answer.status_code == 413
    assert sent <= 3 + DISCARDED_PIECES


async def test_a_body_may_be_a_megabyte(ana_at_the_desk: Browser) -> None:
    padded = b"{}" + b" " * (MOST_BYTES - 2)

    assert (await sends(ana_at_the_desk, padded, **{"Content-Type": "application/json"})).status_code == 200


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/json2", ""])
async def test_a_body_that_is_no_json_is_refused_by_its_type(ana_at_the_desk: Browser, media_type: str) -> None:
    assert (await sends(ana_at_the_desk, b"{}", **{"Content-Type": media_type})).status_code == 415


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]", b"7", b'"text"', b"{\xff}", b"[" * 100_000, b'{"zone": "\xed\xa0\x80"}']
)
async def test_a_body_that_is_no_object_is_refused(ana_at_the_desk: Browser, body: bytes) -> None:
    answer = await sends(ana_at_the_desk, body, **{"Content-Type": "application/json; charset=utf-8"})

    assert answer.status_code == 400
    assert "body" in fields(answer)


@pytest.mark.parametrize(
    "body",
    [
        b'{"zone": "Europe/\\u0000Berlin"}',
        b'{"zone": "\\ud800"}',
        b'{"zone": "../../etc/passwd"}',
        b'{"zone": ""}',
        b'{"cap_per_day": 1e400}',
        b'{"cap_per_day": 9223372036854775808}',
        b'{"cap_per_day": 1.5}',
        b'{"cap_per_day": -1}',
        b'{"notice_channel": "9999999999999999999"}',
        b'{"notice_channel": 53}',
        b'{"award_roles": ["1", "x"]}',
        b'{"multipliers": {"1": 1001}}',
        b'{"multipliers": {"one": 100}}',
        b'{"rules": {"check-in": {"miles": 100001}}}',
        b'{"rules": {"check-in": {"miles": "10"}}}',
        b'{"rules": {"\\u0000": {"miles": 1}}}',
        b'{"rank_roles": "both"}',
        b'{"self_award": 1}',
        b'{"version": 7}',
        b'{"ranks": []}',
    ],
)
async def test_a_setting_that_does_not_fit_changes_nothing(ana_at_the_desk: Browser, body: bytes) -> None:
    path = f"{ana_at_the_desk.guild}/settings"
    before = await ana_at_the_desk.reads(path)

    answer = await sends(ana_at_the_desk, body, **{"Content-Type": "application/json"})

    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["detail"]
    after = await ana_at_the_desk.reads(path)
    assert (after.json(), after.headers["etag"]) == (before.json(), before.headers["etag"])


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "TRACE", "LINK"])
async def test_a_method_that_is_not_possible_names_those_that_are(ana_at_the_desk: Browser, method: str) -> None:
    answer = await ana_at_the_desk.sends(method, f"{ana_at_the_desk.guild}/settings", {})

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "PATCH"}


async def test_an_address_that_is_none_says_where_the_others_are(browser: Browser) -> None:
    for path in ("/v1/nothing", "/v1/guilds/", "/v1/guilds/1/settings/more", "/v1/me/", "", "/", "/docs/"):
        answer = await browser.http.get(f"/api{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert "/api/docs" in answer.json()["detail"]


@pytest.mark.parametrize(
    "authorization", ["Basic YTpi", "Bearer", "Bearer ", "omo_x", "Bearer omo_é", "Bearer " + "x" * 9000]
)
async def test_what_is_no_token_opens_nothing(ana_at_the_desk: Browser, authorization: str) -> None:
    """Not even for whoever is signed in as well."""
    headers = {"Authorization": authorization.encode("latin-1")}

    answer = await ana_at_the_desk.http.get("/api/v1/me", headers=headers)  # type: ignore[arg-type]

    assert answer.status_code == 401


async def test_another_servers_token_cannot_be_revoked(ana_at_the_desk: Browser) -> None:
    """Its id is no secret."""
    discord = ana_at_the_desk.discord
    elsewhere = discord.guild_id + 1_000_000
    discord.elsewhere[elsewhere] = cast.ANA
    theirs = await ana_at_the_desk.sends("POST", f"/guilds/{elsewhere}/tokens", {"name": "W", "scopes": ["miles:read"]})
    token_id = theirs.json()["about"]["id"]

    assert (await ana_at_the_desk.sends("DELETE", f"{ana_at_the_desk.guild}/tokens/{token_id}")).status_code == 404
    (kept,) = (await ana_at_the_desk.reads(f"/guilds/{elsewhere}/tokens")).json()
    assert kept["revoked_at"] is None


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "🎤", "AAAA", "....", "bnVsbA", "W10", "e30", write_cursor("one"), write_cursor(2**70), "9" * 5000],
)
async def test_a_cursor_of_no_list_is_refused(ana_at_the_desk: Browser, cursor: str) -> None:
    answer = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", cursor=cursor)

    assert answer.status_code == 400, answer.text
    assert "query.cursor" in fields(answer)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "101"}, "limit"),
        ({"limit": "null"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"since": "yesterday"}, "since"),
        ({"since": "null"}, "since"),
        ({"since": "1764000000"}, "since"),
        ({"since": "2026-01-01T00:00:00"}, "since"),
        ({"until": "9999-12-31T23:59:59-14:00"}, "until"),
        ({"actor": "9223372036854775808"}, "actor"),
        ({"actor": "-1"}, "actor"),
        ({"actor": "Ana"}, "actor"),
        ({"subject": "guild:\0"}, "subject"),
        ({"action": "a" * 101}, "action"),
        ({"action": "settings.chang"}, "action"),
        ({"action": "settings."}, "action"),
        ({"action": ""}, "action"),
        ({"colour": "blue"}, "colour"),
        ({"limit": ["1", "2"]}, "limit"),
    ],
)
async def test_a_parameter_that_does_not_fit_is_named(
    ana_at_the_desk: Browser, given: dict[str, Any], field: str
) -> None:
    answer = await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/audit", **given)

    assert answer.status_code == 400, answer.text
    assert set(fields(answer)) == {f"query.{field}"}


@pytest.mark.parametrize(
    "text", ["0", "x", "-1", "１２３", "1" * 50, str(LARGEST), str(LARGEST + 1), "1%00", "%F0%9F%8E%A4"]
)
async def test_an_id_that_is_none_leads_nowhere(ana_at_the_desk: Browser, text: str) -> None:
    assert (await ana_at_the_desk.reads(f"/guilds/{text}/settings")).status_code == 404


async def test_a_token_that_would_be_over_at_once_is_not_made(ana_at_the_desk: Browser) -> None:
    path = f"{ana_at_the_desk.guild}/tokens"
    wanted = {"name": "Website", "scopes": ["miles:read"], "expires_at": "2000-01-01T00:00:00Z"}

    assert "body.expires_at" in fields(await ana_at_the_desk.sends("POST", path, wanted))
    assert "body.name" in fields(await ana_at_the_desk.sends("POST", path, wanted | {"name": "We\0site"}))
    assert (await ana_at_the_desk.reads(path)).json() == []


@pytest.mark.parametrize("key", ["", "k" * 201, "schlüssel".encode().decode("latin-1")])
async def test_an_idempotency_key_is_a_short_plain_text(ana_at_the_desk: Browser, key: str) -> None:
    path = f"/api/v1{ana_at_the_desk.guild}/settings"
    headers = [*OURS.items(), ("If-Match", "*"), ("Idempotency-Key", key)]

    answer = await ana_at_the_desk.http.patch(
        path, json={}, headers=[(n.encode(), v.encode("latin-1")) for n, v in headers]
    )

    assert "header.idempotency-key" in fields(answer)


@pytest.mark.parametrize("seconds", [-45, 45])
async def test_processes_whose_clocks_differ_believe_each_other(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    now = time.time
    state = await browser.begins_to_sign_in()
    monkeypatch.setattr(time, "time", lambda: now() + seconds)
    assert (await browser.comes_back(state, code=browser.discord.consents(cast.ANA))).status_code == 303
    monkeypatch.setattr(time, "time", now)

    assert (await browser.reads("/me")).status_code == 200


async def test_a_session_from_far_in_the_future_is_none(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 3600)
    await browser.signs_in(cast.ANA)
    monkeypatch.setattr(time, "time", now)

    assert (await browser.reads("/me")).status_code == 401


async def test_ids_in_the_audit_log_are_texts_for_browsers(ana_at_the_desk: Browser) -> None:
    path = ana_at_the_desk.guild
    await ana_at_the_desk.sends("PATCH", f"{path}/settings", {"award_roles": [str(cast.ROADIE)]}, **{"If-Match": "*"})

    (line,) = (await ana_at_the_desk.reads(f"{path}/audit")).json()["items"]
    assert line["after"]["award_roles"] == [str(cast.ROADIE)]
    assert line["after"]["version"] == 1
