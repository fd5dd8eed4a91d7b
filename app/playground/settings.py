"""What the playground reads from the environment."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from app.errors import SettingsError
from app.local.environment import CHECKOUT, data_folder

DEFAULT_PORT = 8788
DEFAULT_BOT_ADDRESS = "http://127.0.0.1:8787"


class PlaygroundSettings(msgspec.Struct, frozen=True, kw_only=True):
    host: str
    port: int
    folder: Path
    """Where the world and the identity are kept."""
    bot_url: str
    """The bot's interactions endpoint."""
    application_id: str | None
    """Set when the bot runs with credentials that are not the playground's own."""
    page_folder: Path = CHECKOUT / "admin-dashboard" / "dist-playground"
    """What `npm run build:playground` made."""

    @property
    def address(self) -> str:
        """Where programs on this machine reach the playground; no trailing slash."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::", "") else self.host  # noqa: S104 - read, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.address}/api/v10"


def load_playground_settings(environment: Mapping[str, str]) -> PlaygroundSettings:
    """Raises `SettingsError` naming every problem."""
    problems: list[str] = []
    port = environment.get("PLAYGROUND_PORT") or str(DEFAULT_PORT)
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
        problems.append("PLAYGROUND_PORT must be a whole number from 1 to 65535")
    bot = (environment.get("PUBLIC_URL") or DEFAULT_BOT_ADDRESS).rstrip("/")
    if urlsplit(bot).scheme not in ("http", "https"):
        problems.append("PUBLIC_URL must be an address that starts with https:// or http://")
    if problems:
        raise SettingsError(problems)
    return PlaygroundSettings(
        host=environment.get("PLAYGROUND_HOST") or "127.0.0.1",
        port=int(port),
        folder=data_folder(environment) / "playground",
        bot_url=f"{bot}/interactions",
        application_id=environment.get("DISCORD_APPLICATION_ID"),
    )
