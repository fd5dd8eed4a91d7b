import asyncio
import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from app.local.ports import free_port
from app.playground import cast
from app.playground.identity import environment_lines, load_identity
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.playground import open_playground
from app.playground.problems import PlaygroundError
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from app.playground.storage import encoded, write_state
from app.settings import load_settings
from tests.playground.echo_bot import served

ROLE = f"/api/v10/guilds/{cast.GUILD_ID}/members/{cast.PEOPLE[1].id}/roles/{cast.ROADIE}"


def with_token(settings: PlaygroundSettings) -> dict[str, str]:
    return {"Authorization": f"Bot {load_identity(settings.folder).bot_token}"}


def roles_of_bea(settings: PlaygroundSettings) -> list[str]:
    roles: list[str] = open_playground(settings).world.member(cast.GUILD_ID, cast.PEOPLE[1].id)["roles"]
    return roles


def test_a_restart_keeps_the_world(settings: PlaygroundSettings) -> None:
    with served(create_playground(open_playground(settings))) as address:
        httpx.put(address + ROLE, headers=with_token(settings)).raise_for_status()
    assert roles_of_bea(settings) == [cast.ROADIE]


async def test_changes_are_kept_soon_and_not_only_at_the_end(settings: PlaygroundSettings) -> None:
    with served(create_playground(open_playground(settings))) as address:
        httpx.put(address + ROLE, headers=with_token(settings)).raise_for_status()
        for _ in range(100):
            await asyncio.sleep(0.05)
            if (settings.folder / "world.json").exists() and roles_of_bea(settings):
                break
        assert roles_of_bea(settings) == [cast.ROADIE]


def test_starting_over_forgets_the_world_and_keeps_the_identity(settings: PlaygroundSettings) -> None:
    with served(create_playground(open_playground(settings))) as address:
        httpx.put(address + ROLE, headers=with_token(settings)).raise_for_status()
        before = with_token(settings)
        httpx.post(f"{address}/playground/reset").raise_for_status()
        assert httpx.get(f"{address}/api/v10/users/@me", headers=before).status_code == 200
    assert roles_of_bea(settings) == []


def test_the_identity_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first, second = load_identity(tmp_path), load_identity(tmp_path)
    assert first == second
    assert stat.S_IMODE((tmp_path / "identity.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["identity.json"]


def test_the_bots_settings_accept_the_environment_printed(settings: PlaygroundSettings) -> None:
    lines = environment_lines(load_identity(settings.folder), settings.api_url)
    environment = dict(line.split("=", 1) for line in lines) | {
        "DATABASE_URL": "postgresql://localhost/omo",
        "REDIS_URL": "redis://localhost",
        "SESSION_SECRETS": "s" * 32,
        "PUBLIC_URL": "http://127.0.0.1:8787",
    }
    assert load_settings(environment).discord_api_url == "http://127.0.0.1:18788/api/v10"


def test_a_damaged_world_says_how_to_mend_it(settings: PlaygroundSettings) -> None:
    load_identity(settings.folder)
    (settings.folder / "world.json").write_text("{")
    with pytest.raises(PlaygroundError, match="omo playground reset"):
        open_playground(settings)


def test_a_world_from_an_earlier_version_still_opens(settings: PlaygroundSettings) -> None:
    playground = open_playground(settings)
    playground.interactions.begin(build_interaction(playground.world, Deed(line="/ping", raw=True)).interaction, "x")
    state = json.loads(encoded(playground.world.state))
    for record in state["interactions"].values():
        for later in ("request_headers", "response", "notes"):
            del record[later]
    for later in ("nonces", "locales"):
        del state[later]
    write_state(settings.folder / "world.json", state)
    opened = open_playground(settings)
    assert opened.world.state["locales"]["100000000000000008"] == "de"
    (record,) = opened.interactions.latest(10)
    report = opened.report(record)
    assert (report["status"], report["reason"], report["notes"]) == (
        "failed",
        "the playground ended before the bot answered",
        [],
    )


def test_a_playground_that_is_killed_loses_only_the_last_moment(settings: PlaygroundSettings) -> None:
    environment = {**os.environ, "OMO_DATA_DIR": str(settings.folder.parent), "PLAYGROUND_PORT": str(free_port())}
    address = f"http://127.0.0.1:{environment['PLAYGROUND_PORT']}"
    with subprocess.Popen([sys.executable, "-m", "app.start", "playground"], env=environment) as process:
        try:
            wait_until_it_answers(address)
            for number in range(40):
                body = {"who": "bea", "channel": cast.GREEN_ROOM, "content": str(number)}
                httpx.post(f"{address}/playground/messages", json=body).raise_for_status()
                if number == 20:
                    time.sleep(1)
        finally:
            process.kill()
    kept = open_playground(settings).world.messages(cast.GREEN_ROOM).values()
    assert len(kept) >= 21
    assert [message["content"] for message in kept] == [str(number) for number in range(len(kept))]


def test_a_page_that_listens_does_not_keep_the_playground_from_ending(settings: PlaygroundSettings) -> None:
    environment = {**os.environ, "OMO_DATA_DIR": str(settings.folder.parent), "PLAYGROUND_PORT": str(free_port())}
    address = f"http://127.0.0.1:{environment['PLAYGROUND_PORT']}"
    command = [sys.executable, "-m", "app.start", "playground"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        wait_until_it_answers(address)
        with httpx.stream("GET", f"{address}/playground/changes") as listening:
            assert listening.status_code == 200
            process.send_signal(signal.SIGINT)
            process.wait(2)
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_starting_over_keeps_the_commands_of_a_running_bot(settings: PlaygroundSettings) -> None:
    playground = open_playground(settings)
    playground.world.commands()["1"] = {"id": "1", "name": "ping", "type": 1}
    playground.start_over()
    assert [command["name"] for command in playground.world.commands_in(cast.GUILD_ID)] == ["ping"]


def wait_until_it_answers(address: str) -> None:
    for _ in range(200):
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/playground").is_success:
                return
        time.sleep(0.05)
    raise AssertionError("it does not answer")
