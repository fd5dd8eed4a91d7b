import asyncio
import stat
from pathlib import Path

import httpx
import pytest

from app.playground import cast
from app.playground.identity import environment_lines, load_identity
from app.playground.playground import open_playground
from app.playground.problems import PlaygroundError
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
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
