"""Names and notes that somebody writes: on one line, with something to see, and nothing that nobody sees."""

from typing import Any

import httpx
import pytest

from app.texts.lines import one_line
from tests import cast
from tests.control_room.browser import Browser

LOOKS_LIKE_ANOTHER = "  Road\u202eeid\n\tBea\u2066\u0007 "
CLEAN = "Roadeid Bea"
UNSEEN = [" ", "\t\n", "\u202e", "\u2066\u2069", "\u0000", "\u0007\u001b", "\u200b \ufeff", "\u00a0\u3000"]


async def names(browser: Browser, what: str, name: str) -> httpx.Response:
    """Sends it as the name of something."""
    sent: dict[str, tuple[str, str, Any]] = {
        "a token": ("POST", "tokens", {"name": name, "scopes": ["miles:read"]}),
        "a rank": ("PUT", "ranks", {"ranks": [{"threshold": 0, "name": name}]}),
        "an award": ("POST", f"members/{cast.BEA.id}/awards", {"miles": 5, "note": name}),
        "a batch": ("POST", "awards", {"miles": 5, "note": name, "lines": [{"user_id": str(cast.BEA.id)}]}),
        "a line": ("POST", "awards", {"miles": 5, "lines": [{"user_id": str(cast.BEA.id), "note": name}]}),
        "a source": ("PATCH", "dailies/sources/1", {"title": name}),
    }
    method, path, body = sent[what]
    return await browser.sends(method, f"{browser.guild}/{path}", body, **{"If-Match": "*"})


@pytest.mark.parametrize("name", UNSEEN)
@pytest.mark.parametrize("what", ["a token", "a rank", "an award", "a batch", "a line", "a source"])
async def test_a_name_that_nobody_sees_is_none(ana_at_the_desk: Browser, what: str, name: str) -> None:
    answer = await names(ana_at_the_desk, what, name)

    assert answer.status_code == 400, answer.text
    (problem,) = answer.json()["errors"]
    assert problem["field"].rpartition(".")[2] in ("name", "note", "title")
    assert problem["problem"] == "must not be empty"


@pytest.mark.parametrize("what", ["a token", "a rank", "an award", "a batch"])
async def test_a_name_keeps_what_can_be_seen_of_it(ana_at_the_desk: Browser, what: str) -> None:
    answer = await names(ana_at_the_desk, what, LOOKS_LIKE_ANOTHER)

    found = answer.json()
    shown = {
        "a token": lambda: found["about"]["name"],
        "a rank": lambda: found["ranks"][0]["name"],
        "an award": lambda: found["note"],
        "a batch": lambda: found["note"],
    }
    assert shown[what]() == CLEAN


@pytest.mark.parametrize("name", ["Zoë", "지우", "ليلى", "👩‍👩‍👧", "नमस्ते", "می‌خواهم", "O'Neill <3"])
def test_names_of_the_whole_world_stay_as_they_are(name: str) -> None:
    assert one_line(name) == name
