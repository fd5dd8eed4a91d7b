"""The command itself, as it is typed: output, exit status, with and without a running playground."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.playground.playground import Playground
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from app.playground.storage import address_left_behind, left_address
from tests.playground.conftest import COMMANDS
from tests.playground.echo_bot import EchoBot, Json, answers, says, served

OMO = Path(sys.executable).with_name("omo")


class Terminal:
    def __init__(self, folder: Path, bot_url: str) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "OMO_DATA_DIR": str(folder.parent),
            "PLAYGROUND_PORT": "1",  # nothing listens there
            "PUBLIC_URL": bot_url.removesuffix("/interactions"),
            "COLUMNS": "100",
        }
        self.folder = folder

    def types(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(OMO), "simulate", *words]
        return subprocess.run(
            command, env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False
        )


@pytest.fixture
def terminal(settings: PlaygroundSettings, bot: EchoBot) -> Terminal:
    return Terminal(settings.folder, bot.url)


@pytest.fixture
def running(terminal: Terminal, settings: PlaygroundSettings) -> Iterator[str]:
    """A playground that runs, with the commands registered; the real clock."""
    from app.playground.playground import open_playground

    playground = open_playground(settings)
    with served(create_playground(playground)) as address:
        terminal.environment["PLAYGROUND_PORT"] = str(urlsplit(address).port)
        httpx.put(
            f"{address}/api/v10/applications/{playground.identity.application_id}/commands",
            json=COMMANDS,
            headers={"Authorization": f"Bot {playground.identity.bot_token}"},
        ).raise_for_status()
        yield address


@pytest.mark.usefixtures("running")
def test_an_answer_is_shown_as_discord_would(terminal: Terminal, bot: EchoBot) -> None:
    embed = {"title": "Bea's miles", "description": "**50** miles", "image": {"url": "https://example.org/card.png"}}
    button = {"type": 2, "style": 1, "label": "Leaderboard ▸", "custom_id": "b"}
    components = [{"type": 1, "components": [button]}]
    bot.answer = lambda _: says("Hi <@100000000000000002>!", flags=64, embeds=[embed], components=components)
    done = terminal.types('/mileage award member:@bea miles:50 reason:"late set"', "--as", "ana")
    assert done.returncode == 0, done.stderr
    for text in ("Ana used /mileage award", "Crew Bot", "Only Ana", "Hi @Bea!", "Bea's miles", "50 miles"):
        assert text in done.stdout
    assert "https://example.org/card.png" in done.stdout
    assert "[ Leaderboard ▸ ]" in done.stdout


@pytest.mark.usefixtures("running")
def test_machines_get_one_object(terminal: Terminal) -> None:
    done = terminal.types("/ping", "--json")
    printed = json.loads(done.stdout)
    assert list(printed) == ["http_status", "answer", "followups", "ms"]
    assert (printed["http_status"], printed["followups"]) == (200, [])
    assert printed["answer"] == {"type": 4, "data": {"content": "pong"}}
    assert printed["ms"] > 0
    assert (done.returncode, done.stderr) == (0, "")


def test_a_deferred_answer_is_waited_for(terminal: Terminal, bot: EchoBot, running: str) -> None:
    async def finish(interaction: Json) -> None:
        path = f"/api/v10/webhooks/{interaction['application_id']}/{interaction['token']}/messages/@original"
        async with httpx.AsyncClient() as client:
            while (await client.patch(running + path, json={"content": "Now then"})).status_code != 200:
                pass

    async def defer(interaction: Json) -> Any:
        from starlette.background import BackgroundTask

        answer = answers(5)
        answer.background = BackgroundTask(finish, interaction)
        return answer

    bot.answer = defer
    done = terminal.types("/ping", "--json")
    printed = json.loads(done.stdout)
    assert printed["answer"] == {"type": 5}
    assert [message["content"] for message in printed["followups"]] == ["Now then"]
    assert "Now then" in terminal.types("/ping").stdout


@pytest.mark.usefixtures("running")
def test_a_click_follows_what_was_shown(terminal: Terminal, bot: EchoBot) -> None:
    button = {"type": 2, "style": 1, "label": "Next", "custom_id": "v1:next"}
    bot.answer = lambda _: says("Page 1", components=[{"type": 1, "components": [button]}])
    terminal.types("/ping", "--as", "ana")
    bot.answer = lambda _: answers(7, {"content": "Page 2"})
    done = terminal.types("--click", "next", "--as", "ana")
    assert done.returncode == 0, done.stderr
    assert "Page 2" in done.stdout


@pytest.mark.usefixtures("running")
def test_a_refused_answer_ends_with_status_1(terminal: Terminal, bot: EchoBot) -> None:
    bot.answer = lambda _: answers(4, {"content": "x" * 2001})
    done = terminal.types("/ping", "--json")
    assert (done.returncode, json.loads(done.stdout)["http_status"]) == (1, 200)
    assert "2000" in done.stderr


def test_without_a_playground_any_endpoint_can_be_aimed_at(
    terminal: Terminal, bot: EchoBot, playground: Playground
) -> None:
    key = playground.identity.private_key
    terminal.environment |= {"PUBLIC_URL": "http://127.0.0.1:9", "OMO_DATA_DIR": str(terminal.folder / "elsewhere")}
    terminal.environment["DISCORD_APPLICATION_ID"] = "1400000000000000001"
    done = terminal.types("/ping", "--raw", "--json", "--url", bot.url, "--key", key)
    assert (done.returncode, json.loads(done.stdout)["answer"]["type"]) == (0, 4), done.stderr
    assert bot.received[0]["application_id"] == "1400000000000000001"
    key_file = terminal.folder / "key.hex"
    key_file.write_text(f"{key}\n")
    assert terminal.types("/ping", "--raw", "--url", bot.url, "--key", str(key_file)).returncode == 0
    wrong = terminal.types("/ping", "--raw", "--json", "--url", bot.url, "--key", "00" * 32)
    assert (wrong.returncode, json.loads(wrong.stdout)["http_status"]) == (1, 401)


@pytest.mark.usefixtures("running")
def test_mistakes_are_told_in_one_line(terminal: Terminal, bot: EchoBot) -> None:
    for words, told in (
        (["/pin"], "near: ping"),
        (["/ping", "--as", "zaphod"], "the cast: ana (Ana)"),
        (["/mileage award member:@zaphod miles:1"], "the cast: ana (Ana)"),
        (["/ping", "--key", "not-a-key"], "--key is neither"),
        ([], "nothing to do"),
    ):
        done = terminal.types(*words)
        assert (done.returncode, done.stdout) == (1, "")
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert bot.received == []


@pytest.mark.usefixtures("running")
def test_a_bot_that_is_down_is_said_to_be(terminal: Terminal) -> None:
    done = terminal.types("/ping", "--url", "http://127.0.0.1:9/interactions", "--json")
    assert (done.returncode, json.loads(done.stdout)["http_status"]) == (1, None)
    assert "cannot be reached" in done.stderr


@pytest.mark.usefixtures("running")
def test_a_taken_port_is_told_before_any_world_is_touched(terminal: Terminal, tmp_path: Path) -> None:
    environment = terminal.environment | {"OMO_DATA_DIR": str(tmp_path / "other")}
    done = subprocess.run(
        [str(OMO), "playground"], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20
    )
    assert done.returncode == 1
    assert "cannot listen" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "other").exists()


def test_a_playground_on_another_port_is_found_by_its_folder(
    terminal: Terminal, settings: PlaygroundSettings, bot: EchoBot
) -> None:
    from app.playground.playground import open_playground

    playground = open_playground(settings)
    with served(create_playground(playground)) as address, address_left_behind(settings.folder, address):
        assert terminal.types("/ping", "--raw").returncode == 0
        assert len(playground.world.state["interactions"]) == 1
    assert left_address(settings.folder) is None
