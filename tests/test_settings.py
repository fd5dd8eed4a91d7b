"""The environment is read once, and everything that is wrong with it is told at once."""

from pathlib import Path

import pytest

from app.errors import SettingsError
from app.settings import Secret, load_database_url, load_settings, read_environment

KEY = "ab" * 32
OTHER_KEY = "CD" * 32
COMPLETE = {
    "DISCORD_APPLICATION_ID": "9007199254740993999",
    "DISCORD_PUBLIC_KEY": KEY,
    "DISCORD_BOT_TOKEN": "the-bot-token",
    "DISCORD_CLIENT_SECRET": "the-client-secret",
    "DATABASE_URL": "postgresql://omo:hunter2@db:5432/omo",
    "REDIS_URL": "redis://:hunter3@queue:6379/0",
    "SESSION_SECRETS": "0123456789abcdef0123456789abcdef",
    "PUBLIC_URL": "https://bot.example/",
}
UNREADABLE = "cannot be read from the file that DISCORD_BOT_TOKEN_FILE names"
SECRET_NAMES = ("DISCORD_BOT_TOKEN", "DISCORD_CLIENT_SECRET", "DATABASE_URL", "REDIS_URL", "SESSION_SECRETS")


def problems_of(**changed: str) -> tuple[str, ...]:
    environment = {**COMPLETE, **changed}
    with pytest.raises(SettingsError) as wrong:
        load_settings({name: value for name, value in environment.items() if value})
    return wrong.value.problems


def test_a_complete_environment_is_enough() -> None:
    settings = load_settings(COMPLETE)

    assert settings.discord_application_id == 9007199254740993999
    assert settings.discord_public_keys == (bytes.fromhex(KEY),)
    assert settings.public_url == "https://bot.example"
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert (settings.port, settings.log_format, settings.log_level) == (8787, "json", "info")
    assert settings.metrics_token is None


def test_with_nothing_set_every_missing_value_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as wrong:
        load_settings({})

    assert wrong.value.problems == tuple(f"{name} is missing (set it, or {name}_FILE)" for name in COMPLETE)
    assert str(wrong.value).count("\n") == len(COMPLETE) - 1


def test_missing_and_malformed_values_are_told_together_one_line_each() -> None:
    problems = problems_of(DISCORD_BOT_TOKEN="", DISCORD_PUBLIC_KEY="abc", PORT="0", LOG_LEVEL="loud")

    assert [problem.split(" ")[0] for problem in problems] == [
        "DISCORD_PUBLIC_KEY",
        "DISCORD_BOT_TOKEN",
        "PORT",
        "LOG_LEVEL",
    ]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DISCORD_APPLICATION_ID", "omo", "must be a Discord id: digits only"),
        ("DISCORD_APPLICATION_ID", "-1", "must be a Discord id: digits only"),
        ("DISCORD_APPLICATION_ID", "١٢٣", "must be a Discord id: digits only"),
        ("DISCORD_PUBLIC_KEY", KEY[:-1], "must be 64 hex digits"),
        ("DISCORD_PUBLIC_KEY", f"{KEY},", "must be 64 hex digits"),
        ("DISCORD_PUBLIC_KEY", f"{KEY} {OTHER_KEY}", "must be 64 hex digits"),
        ("DISCORD_API_URL", "discord.com", "must be an address that starts with https:// or http://"),
        ("DATABASE_URL", "mysql://db/omo", "must be an address that starts with postgresql:// or postgres://"),
        ("DATABASE_URL", "db:5432/omo", "must be an address"),
        ("REDIS_URL", "queue:6379", "must be an address"),
        ("SESSION_SECRETS", "short", "must be at least 32 characters each"),
        ("SESSION_SECRETS", "0123456789abcdef0123456789abcdef,short", "must be at least 32 characters each"),
        ("PUBLIC_URL", "ftp://bot.example", "must be an address that starts with https:// or http://"),
        ("PUBLIC_URL", "https://", "must be an address"),
        ("PUBLIC_URL", "https://[bot", "must be an address"),
        ("PORT", "eighty", "must be a whole number from 1 to 65535"),
        ("PORT", "65536", "must be a whole number from 1 to 65535"),
        ("PORT", "²", "must be a whole number from 1 to 65535"),
        ("DATABASE_POOL_SIZE", "1", "must be a whole number from 2 to 100"),
        ("METRICS_PORT", "-1", "must be a whole number from 1 to 65535"),
        ("LOG_FORMAT", "xml", "must be one of json, pretty"),
    ],
)
def test_a_malformed_value_is_told_with_what_it_must_be(name: str, value: str, told: str) -> None:
    [problem] = problems_of(**{name: value})

    assert problem.startswith(f"{name} ")
    assert told in problem


def test_no_problem_repeats_a_secret() -> None:
    told = " ".join(problems_of(DATABASE_URL="mysql://omo:hunter2@db", SESSION_SECRETS="hunter4", REDIS_URL="hunter3"))
    odd = " ".join(problems_of(DATABASE_URL="postgresql://omo:hunter2℀@db/omo", REDIS_URL="redis://:hunter3[@queue"))

    assert "hunter" not in told + odd


def test_several_public_keys_are_told_apart_by_commas() -> None:
    settings = load_settings({**COMPLETE, "DISCORD_PUBLIC_KEY": f"{KEY}, {OTHER_KEY}"})

    assert settings.discord_public_keys == (bytes.fromhex(KEY), bytes.fromhex(OTHER_KEY))


def test_the_first_session_secret_signs_and_all_are_kept() -> None:
    settings = load_settings({**COMPLETE, "SESSION_SECRETS": f"{'a' * 32},{'b' * 40}"})

    assert settings.session_secrets == ("a" * 32, "b" * 40)


def test_choices_may_be_written_large() -> None:
    assert load_settings({**COMPLETE, "LOG_LEVEL": "WARNING"}).log_level == "warning"


class TestSecretsInFiles:
    @pytest.mark.parametrize("name", COMPLETE)
    def test_any_value_may_stand_in_a_file(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "value").write_text(COMPLETE[name] + "\n", encoding="utf-8")
        environment = {**COMPLETE, f"{name}_FILE": str(tmp_path / "value")}
        del environment[name]

        assert load_settings(environment) == load_settings(COMPLETE)

    def test_the_value_itself_comes_first(self, tmp_path: Path) -> None:
        (tmp_path / "token").write_text("from-the-file", encoding="utf-8")
        settings = load_settings({**COMPLETE, "DISCORD_BOT_TOKEN_FILE": str(tmp_path / "token")})

        assert settings.discord_bot_token == "the-bot-token"

    def test_a_file_that_is_not_there_is_a_problem_of_its_own(self, tmp_path: Path) -> None:
        told = problems_of(DISCORD_BOT_TOKEN="", DISCORD_BOT_TOKEN_FILE=str(tmp_path / "nowhere"))

        assert told == (f"DISCORD_BOT_TOKEN {UNREADABLE}: No such file or directory",)

    def test_an_empty_file_is_a_missing_value(self, tmp_path: Path) -> None:
        (tmp_path / "empty").write_text(" \n", encoding="utf-8")
        told = problems_of(DISCORD_BOT_TOKEN="", DISCORD_BOT_TOKEN_FILE=str(tmp_path / "empty"))

        assert told == ("DISCORD_BOT_TOKEN is missing (set it, or DISCORD_BOT_TOKEN_FILE)",)

    def test_a_file_that_is_no_text_is_told_without_its_content(self, tmp_path: Path) -> None:
        (tmp_path / "binary").write_bytes(b"hunter2\xff\xfe")
        [told] = problems_of(DISCORD_BOT_TOKEN="", DISCORD_BOT_TOKEN_FILE=str(tmp_path / "binary"))

        assert told.startswith("DISCORD_BOT_TOKEN ")
        assert "hunter2" not in told


def test_no_secret_shows_itself_when_settings_are_printed() -> None:
    shown = f"{load_settings(COMPLETE)!r} {load_settings(COMPLETE)}"

    assert not [name for name in SECRET_NAMES if COMPLETE[name] in shown]
    assert "hunter" not in shown


def test_a_secret_is_still_the_text_it_is() -> None:
    assert Secret("hunter2") == "hunter2"
    assert "hunter2" not in repr([Secret("hunter2")])


class TestWhereValuesComeFrom:
    @pytest.fixture(autouse=True)
    def _no_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.environ", {})

    def test_from_a_file_named_env(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text("PORT=9000\n# PORT=1\nHOST=\nLOG_FORMAT='pretty'\nDOLLAR=a$HOME\n", "utf-8")

        assert read(tmp_path) == {"PORT": "9000", "LOG_FORMAT": "pretty", "DOLLAR": "a$HOME"}

    def test_the_real_environment_comes_first(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / ".env").write_text("PORT=9000\nHOST=file\n", encoding="utf-8")
        monkeypatch.setattr("os.environ", {"PORT": "9001", "HOST": ""})

        assert read(tmp_path) == {"PORT": "9001"}

    def test_without_a_file_there_is_the_real_environment(self, tmp_path: Path) -> None:
        assert read(tmp_path) == {}


def read(folder: Path) -> dict[str, str]:
    return {name: value for name, value in read_environment(folder).items() if not name.startswith("PYTEST_")}


def test_migrating_needs_nothing_but_the_database() -> None:
    assert load_database_url({"DATABASE_URL": COMPLETE["DATABASE_URL"]}) == COMPLETE["DATABASE_URL"]
    with pytest.raises(SettingsError, match="DATABASE_URL is missing"):
        load_database_url({})
