"""Is everything up, and where is it: the table that `omo run` ends its start with."""

import contextlib
import threading
import webbrowser
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from app.local.environment import reachable_host

NEXT_THING_TO_TRY = '.venv/bin/omo simulate "/check-in"'


def bot_address(values: Mapping[str, str]) -> str:
    return f"http://{reachable_host(values['HOST'])}:{values['PORT']}"


def control_room_address(values: Mapping[str, str]) -> str:
    return values.get("DASHBOARD_URL") or values["PUBLIC_URL"]


def playground_address(values: Mapping[str, str]) -> str:
    return f"http://127.0.0.1:{values['PLAYGROUND_PORT']}"


def what_is_missing(values: Mapping[str, str], pretend_discord: bool) -> str | None:
    """None when all of it answers."""
    bot = _answer(f"{bot_address(values)}/readyz")
    if bot is None:
        return "web does not answer yet"
    if bot[0] != 200:
        return f"web is not ready: {bot[1].strip()[:300]}"
    if pretend_discord and _answer(playground_address(values)) is None:
        return "the playground does not answer yet"
    return None


def show_addresses(console: Console, values: Mapping[str, str], pretend_discord: bool) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    if pretend_discord:
        table.add_row("Playground", f"[bold cyan]{playground_address(values)}[/]  (a pretend Discord: open it)")
    table.add_row("Control Room", f"[bold cyan]{control_room_address(values)}[/]  (where admins sign in with Discord)")
    table.add_row("bot", bot_address(values))
    table.add_row("ready?", f"{bot_address(values)}/readyz")
    table.add_row("PostgreSQL", _shown(values.get("DATABASE_URL")))
    table.add_row("Valkey", _shown(values.get("REDIS_URL")))
    console.print()
    console.print("[bold green]omo-bot is running.[/] Ctrl-C ends it and keeps the data.")
    console.print(table)
    if pretend_discord:
        console.print(f"Or try, in another terminal: [bold cyan]{NEXT_THING_TO_TRY}[/]")
    else:
        console.print(at_the_real_discord(values), soft_wrap=True)
    console.print()


def at_the_real_discord(values: Mapping[str, str]) -> str:
    """What is left to do so that Discord finds the bot on this machine."""
    portal = "https://discord.com/developers/applications"
    if application_id := values.get("DISCORD_APPLICATION_ID"):
        portal = f"{portal}/{application_id}/information"
    lines = ["[bold]It talks to the real Discord[/], because credentials are set; the playground stays off."]
    endpoint = f"{values['PUBLIC_URL'].rstrip('/')}/interactions"
    if not endpoint.startswith("https://"):
        lines.append(
            f"1. Discord needs an HTTPS address: [cyan]cloudflared tunnel --url {bot_address(values)}[/] gives one."
        )
        lines.append("   Set it as PUBLIC_URL and start again, so that pictures are linked there, too.")
        endpoint = "<that address>/interactions"
    else:
        lines.append(f"1. {values['PUBLIC_URL']} must lead to {bot_address(values)} (for instance through a tunnel).")
    lines.append(f"2. Enter [cyan]{endpoint}[/] as Interactions Endpoint URL at {portal}")
    lines.append("3. Register the commands, in another terminal: [cyan].venv/bin/omo commands sync[/]")
    return "\n".join(lines)


def open_browser(address: str) -> None:
    """In a thread: a browser for the terminal would hold everything up."""
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


def _shown(url: str | None) -> str:
    """The password of an engine on this machine is only good here; any other stays hidden."""
    if not url:
        return "as given in a file"
    parts = urlsplit(url)
    if parts.hostname in ("127.0.0.1", "localhost") or not parts.password:
        return url
    return parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":…@", 1)).geturl()


def _answer(url: str) -> tuple[int, str] | None:
    """Status and body; None when nobody answers."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=2)
    try:
        connection.request("GET", parts.path or "/")
        response = connection.getresponse()
        return response.status, response.read().decode(errors="replace")
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
