"""What `omo run` says when everything is up."""

import threading
import webbrowser
from io import StringIO

import pytest
from rich.console import Console

from app.local.ready import open_browser, show_addresses

VALUES = {
    "HOST": "127.0.0.1",
    "PORT": "8787",
    "PLAYGROUND_PORT": "8788",
    "PUBLIC_URL": "http://127.0.0.1:8787",
    "DATABASE_URL": "postgresql://omo:s3cret@db.example/omo",
    "DISCORD_APPLICATION_ID": "1400000000000000001",
}


def said(pretend_discord: bool, **more: str) -> str:
    output = StringIO()
    show_addresses(Console(file=output, width=120), {**VALUES, **more}, pretend_discord)
    return output.getvalue()


def test_the_playground_comes_first() -> None:
    told = said(pretend_discord=True)
    assert "Playground    http://127.0.0.1:8788  (a pretend Discord: open it)" in told
    assert "Control Room  http://127.0.0.1:8787" in told
    assert "s3cret" not in told


def test_at_the_real_discord_it_is_said_how_discord_gets_here() -> None:
    told = said(pretend_discord=False)
    assert "It talks to the real Discord" in told
    assert "8788" not in told
    assert "cloudflared tunnel --url http://127.0.0.1:8787" in told
    assert "https://discord.com/developers/applications/1400000000000000001/information" in told
    assert "omo commands sync" in told


def test_a_control_room_on_its_own_host_is_named() -> None:
    assert "Control Room  https://desk.example" in said(pretend_discord=False, DASHBOARD_URL="https://desk.example")


def test_a_public_address_is_what_the_portal_wants() -> None:
    told = said(pretend_discord=False, PUBLIC_URL="https://bot.example/")
    assert "Enter https://bot.example/interactions as Interactions Endpoint URL" in told
    assert "cloudflared" not in told


def test_no_browser_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()

    def fail(address: str) -> bool:
        asked.set()
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", fail)
    open_browser("http://127.0.0.1:8788")
    assert asked.wait(5)
