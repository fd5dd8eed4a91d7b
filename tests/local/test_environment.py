from pathlib import Path

import pytest

from app.errors import LocalEngineError, SettingsError
from app.local import environment as local


def test_the_pretend_discord_is_used_only_without_credentials() -> None:
    assert local.uses_pretend_discord({})
    assert not local.uses_pretend_discord({"DISCORD_BOT_TOKEN": "real"})
    assert not local.uses_pretend_discord({"DISCORD_BOT_TOKEN_FILE": "/run/secrets/token"})


def test_the_session_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first = local.local_defaults({}, tmp_path)["SESSION_SECRETS"]
    assert local.local_defaults({}, tmp_path)["SESSION_SECRETS"] == first
    assert len(first) >= 32
    assert (tmp_path / "session-secret").stat().st_mode & 0o777 == 0o600


def test_what_is_set_is_not_replaced(tmp_path: Path) -> None:
    given = {"PORT": "9000", "PUBLIC_URL": "https://bot.example", "SESSION_SECRETS_FILE": "/run/secrets/session"}
    added = local.local_defaults(given, tmp_path)
    assert not {"PORT", "PUBLIC_URL", "SESSION_SECRETS"} & added.keys()


def test_the_address_follows_the_port(tmp_path: Path) -> None:
    assert local.local_defaults({"PORT": "9000"}, tmp_path)["PUBLIC_URL"] == "http://127.0.0.1:9000"


def test_the_pretend_platform_may_be_read_beside_a_pretend_discord_only(tmp_path: Path) -> None:
    assert local.local_defaults({}, tmp_path)["DAILIES_TRUSTED_HOSTS"] == "127.0.0.1:8788"
    assert "DAILIES_TRUSTED_HOSTS" not in local.local_defaults({"DISCORD_BOT_TOKEN": "real"}, tmp_path)


@pytest.mark.parametrize("text", ["web", "0", "65536", "-1", "8787.5"])
def test_a_port_that_is_none_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^PLAYGROUND_PORT must be a whole number"):
        local.ports({"PLAYGROUND_PORT": text})


def test_one_folder_serves_one_run_at_a_time(tmp_path: Path) -> None:
    with local.only_run(tmp_path), pytest.raises(LocalEngineError, match="another `omo run`"), local.only_run(tmp_path):
        pass
    with local.only_run(tmp_path):
        pass


def test_other_terminals_see_the_environment_of_a_run_while_it_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("REDIS_URL", raising=False)
    with local.only_run(tmp_path), local.shared_with_other_terminals(tmp_path, {"REDIS_URL": "redis://here"}):
        assert local.read_local_environment()["REDIS_URL"] == "redis://here"
    assert "REDIS_URL" not in local.read_local_environment()


def test_what_a_killed_run_left_behind_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("REDIS_URL", raising=False)
    (tmp_path / "run.lock").touch()
    (tmp_path / "environment").write_text("REDIS_URL='redis://gone'\n")
    assert "REDIS_URL" not in local.read_local_environment()
