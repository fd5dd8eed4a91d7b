"""The only reader of the environment.

Values come from the process environment, then from a `.env` file; every secret may instead stand in a file named by its
`NAME_FILE` twin. What is missing or malformed is reported all at once, one line per problem, before anything starts.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar, cast
from urllib.parse import urlsplit

import msgspec
from dotenv import dotenv_values

from app.errors import SettingsError

DISCORD_API_URL = "https://discord.com/api/v10"
DEFAULT_PORT = 8787
DASHBOARD_FOLDER = Path(__file__).parents[1] / "admin-dashboard" / "dist"
"""In a checkout and in a wheel."""
SHORTEST_SECRET = 32

Value = TypeVar("Value")


class Secret(str):
    """A text that never shows itself in logs, tracebacks or `repr`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret(…)"


class AppKey(NamedTuple):
    """What a platform gave the operator's application there."""

    id: str
    secret: Secret


class PlatformKeys(msgspec.Struct, frozen=True, kw_only=True):
    """Of the platforms that The Dailies read; without its key a platform is off, or can do less."""

    youtube: Secret | None = None
    twitch: AppKey | None = None
    instagram: AppKey | None = None
    tiktok: AppKey | None = None
    reddit: bool = False
    """Off unless the operator wants it: Reddit turns away most who come without an agreement."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    discord_application_id: int
    discord_public_keys: tuple[bytes, ...]
    """32 bytes each; several while the key is being rotated."""
    discord_bot_token: Secret
    discord_client_secret: Secret
    discord_api_url: str
    database_url: Secret
    redis_url: Secret
    session_secrets: tuple[Secret, ...]
    """The first signs, all verify."""
    token_keys: tuple[Secret, ...]
    """What creators' tokens are encrypted with: the first encrypts, all decrypt."""
    public_url: str
    """Where browsers and Discord reach this bot; no trailing slash."""
    dashboard_url: str | None
    """Where the dashboard is, when it is deployed apart."""
    dashboard_folder: Path
    """What `npm run build` made of it."""
    host: str
    port: int
    web_concurrency: int
    """Web processes that share the port."""
    database_pool_size: int
    bridge_trusted_hosts: tuple[str, ...]
    """`host:port`s of our own network that webhooks may go to; all others have to be public."""
    api_requests_per_minute: int
    """How often each caller may ask the Admin API."""
    dailies_trusted_hosts: tuple[str, ...]
    """`host:port`s that sources are fetched from although they are not public."""
    platform_keys: PlatformKeys
    metrics_token: Secret | None
    metrics_port: int | None
    """Where a worker, which answers nothing else, shows its metrics; off when unset. Keep it inside your network."""
    log_format: str
    log_level: str


def read_environment(folder: Path | None = None) -> dict[str, str]:
    """The process environment over `.env` in `folder` (default: the current one); empty values count as unset."""
    file_values = dotenv_values((folder or Path.cwd()) / ".env", interpolate=False)
    merged = {**{k: v for k, v in file_values.items() if v is not None}, **os.environ}
    return {name: value for name, value in merged.items() if value.strip()}


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Raises `SettingsError` naming every problem."""
    read = _Reader(environment)
    settings = Settings(
        discord_application_id=read.required("DISCORD_APPLICATION_ID", _snowflake),
        discord_public_keys=read.required("DISCORD_PUBLIC_KEY", _public_keys),
        discord_bot_token=read.required("DISCORD_BOT_TOKEN", Secret),
        discord_client_secret=read.required("DISCORD_CLIENT_SECRET", Secret),
        discord_api_url=read.optional("DISCORD_API_URL", _http_url) or DISCORD_API_URL,
        database_url=read.required("DATABASE_URL", _database_url),
        redis_url=read.required("REDIS_URL", _redis_url),
        session_secrets=(session_secrets := read.required("SESSION_SECRETS", _long_secrets)),
        token_keys=read.optional("TOKEN_KEYS", _long_secrets) or session_secrets,
        public_url=read.required("PUBLIC_URL", _http_url),
        dashboard_url=read.optional("DASHBOARD_URL", _http_url),
        dashboard_folder=read.optional("DASHBOARD_FOLDER", Path) or DASHBOARD_FOLDER,
        host=read.optional("HOST", str) or "0.0.0.0",  # noqa: S104 - a container's door faces outside
        port=read.optional("PORT", _whole_number(1, 65535)) or DEFAULT_PORT,
        web_concurrency=read.optional("WEB_CONCURRENCY", _whole_number(1, 64)) or 1,
        database_pool_size=read.optional("DATABASE_POOL_SIZE", _whole_number(2, 100)) or 10,
        bridge_trusted_hosts=read.optional("BRIDGE_TRUSTED_HOSTS", _hosts) or (),
        api_requests_per_minute=read.optional("API_REQUESTS_PER_MINUTE", _whole_number(1, 1_000_000)) or 300,
        dailies_trusted_hosts=read.optional("DAILIES_TRUSTED_HOSTS", _hosts) or (),
        platform_keys=_platform_keys(read),
        metrics_token=read.optional("METRICS_TOKEN", Secret),
        metrics_port=read.optional("METRICS_PORT", _whole_number(1, 65535)),
        log_format=read.optional("LOG_FORMAT", _one_of("json", "pretty")) or "json",
        log_level=read.optional("LOG_LEVEL", _one_of("debug", "info", "warning", "error")) or "info",
    )
    read.raise_problems()
    return settings


def _platform_keys(read: "_Reader") -> PlatformKeys:
    return PlatformKeys(
        youtube=read.optional("YOUTUBE_API_KEY", Secret),
        twitch=read.app_key("TWITCH_CLIENT_ID", "TWITCH_CLIENT_SECRET"),
        instagram=read.app_key("INSTAGRAM_CLIENT_ID", "INSTAGRAM_CLIENT_SECRET"),
        tiktok=read.app_key("TIKTOK_CLIENT_KEY", "TIKTOK_CLIENT_SECRET"),
        reddit=read.optional("DAILIES_REDDIT", _one_of("on", "off")) == "on",
    )


def load_database_url(environment: Mapping[str, str]) -> Secret:
    """For what needs the database alone, such as migrating."""
    read = _Reader(environment)
    url = read.required("DATABASE_URL", _database_url)
    read.raise_problems()
    return url


def load_platform_keys(environment: Mapping[str, str]) -> PlatformKeys:
    """For what asks platforms alone, such as a dry run."""
    read = _Reader(environment)
    keys = _platform_keys(read)
    read.raise_problems()
    return keys


def load_trusted_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """`host:port`s from which sources are fetched although they are not public."""
    read = _Reader(environment)
    hosts = read.optional("DAILIES_TRUSTED_HOSTS", _hosts) or ()
    read.raise_problems()
    return hosts


class _Reader:
    """Collects problems instead of stopping at the first; what it returns counts only when there are none."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._problems: list[str] = []

    def required(self, name: str, parse: Callable[[str], Value]) -> Value:
        value = self.optional(name, parse)
        if value is None and not any(problem.startswith(f"{name} ") for problem in self._problems):
            self._problems.append(f"{name} is missing (set it, or {name}_FILE)")
        return cast(Value, value)

    def optional(self, name: str, parse: Callable[[str], Value]) -> Value | None:
        try:
            text = self._text(name)
            return None if text is None else parse(text)
        except (ValueError, OSError) as error:
            self._problems.append(f"{name} {error}")
            return None

    def app_key(self, id_name: str, secret_name: str) -> AppKey | None:
        """Both or neither."""
        given = self.optional(id_name, str), self.optional(secret_name, Secret)
        if given == (None, None):
            return None
        return AppKey(self.required(id_name, str), self.required(secret_name, Secret))

    def raise_problems(self) -> None:
        if self._problems:
            raise SettingsError(self._problems)

    def _text(self, name: str) -> str | None:
        if text := self._environment.get(name, "").strip():
            return text
        if not (path := self._environment.get(f"{name}_FILE", "").strip()):
            return None
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except OSError as error:
            raise OSError(f"cannot be read from the file that {name}_FILE names: {error.strerror}") from error


def _snowflake(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,20}", text):
        raise ValueError("must be a Discord id: digits only")
    return int(text)


def _public_keys(text: str) -> tuple[bytes, ...]:
    keys = [key.strip() for key in text.split(",")]
    if not all(re.fullmatch(r"[0-9a-fA-F]{64}", key) for key in keys):
        raise ValueError("must be 64 hex digits (several keys: separated by commas)")
    return tuple(bytes.fromhex(key) for key in keys)


def _url(text: str, schemes: tuple[str, ...]) -> str:
    if not _is_url(text, schemes):
        raise ValueError(f"must be an address that starts with {' or '.join(f'{s}://' for s in schemes)}")
    return text.rstrip("/")


def _is_url(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # whose words may repeat the address, password and all
        return False
    return parts.scheme in schemes and bool(parts.netloc)


def _http_url(text: str) -> str:
    return _url(text, ("https", "http"))


def _database_url(text: str) -> Secret:
    return Secret(_url(text, ("postgresql", "postgres")))


def _redis_url(text: str) -> Secret:
    return Secret(_url(text, ("redis", "rediss", "unix")))


def _long_secrets(text: str) -> tuple[Secret, ...]:
    secrets = tuple(Secret(secret.strip()) for secret in text.split(","))
    if any(len(secret) < SHORTEST_SECRET for secret in secrets):
        raise ValueError(f"must be at least {SHORTEST_SECRET} characters each: `openssl rand -hex 32`")
    return secrets


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip().lower() for host in text.split(","))
    if not all(re.fullmatch(r"[^\s/@]+:[0-9]{1,5}", host) for host in hosts):
        raise ValueError("must name hosts with their ports, such as feeds.internal:443, separated by commas")
    return hosts


def _whole_number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(text)

    return parse


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.lower() not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return text.lower()

    return parse
