"""What an application asks of a person at /oauth2/authorize, when it asks as it should.

https://docs.discord.com/developers/topics/oauth2#authorization-code-grant
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from app.playground.identity import Identity
from app.playground.settings import PlaygroundSettings

SCOPES = {
    "identify": "Know who you are: name and picture",
    "email": "Know your e-mail address",
    "guilds": "Know what servers you are in",
    "guilds.members.read": "Read your nickname and roles in a server",
    "bot": "Join a server as a bot",
    "applications.commands": "Offer commands in a server",
    "role_connections.write": "Tell servers about you, for linked roles",
    "connections": "Know your accounts elsewhere",
    "guilds.join": "Let you join servers",
}
"""Those the playground knows, in the words of its page."""
INSTALLING = ("bot", "applications.commands")
"""With these alone nobody signs in, and nobody is sent anywhere."""
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class Unacceptable(Exception):  # shown to the person: where to send them is not known, or not trusted
    """A sentence for the page."""


class Asked(NamedTuple):
    scopes: tuple[str, ...]
    redirect_uri: str | None
    """None where the bot is only installed."""
    state: str | None
    challenge: str | None
    """PKCE's, of the method S256."""
    prompt: str

    def way_back(self, **parameters: str) -> str:
        """The redirect URI with what is told to the application."""
        state = {"state": self.state} if self.state is not None else {}
        mark = "&" if urlsplit(self.redirect_uri or "").query else "?"
        return f"{self.redirect_uri}{mark}{urlencode({**parameters, **state})}"

    def refusal(self) -> str | None:
        """The error that Discord reports to the application, after all else was in order."""
        if self.challenge and "role_connections.write" in self.scopes:
            return "invalid_scope"  # https://github.com/discord/discord-api-docs/issues/5751
        return None


def read_request(query: Mapping[str, str], identity: Identity, settings: PlaygroundSettings) -> Asked:
    """Raises `Unacceptable`."""
    if query.get("client_id") != identity.application_id:
        raise Unacceptable("Unknown Application: no application has this client_id.")
    scopes = tuple(dict.fromkeys(query.get("scope", "").split()))
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        raise Unacceptable(f"The requested scope is invalid, unknown, or malformed: {', '.join(unknown) or 'none'}.")
    redirect_uri = query.get("redirect_uri")
    if redirect_uri is None and not {*scopes} <= {*INSTALLING}:
        raise Unacceptable("redirect_uri is missing.")
    if redirect_uri is not None and not knows_redirect(redirect_uri, settings):
        raise Unacceptable("Invalid OAuth2 redirect_uri: it is not one of the application's.")
    if redirect_uri is not None and query.get("response_type", "code") != "code":
        raise Unacceptable("Unsupported response_type: the playground gives codes only.")
    return Asked(scopes, redirect_uri, query.get("state"), _challenge(query), query.get("prompt", "consent"))


def known_redirects(settings: PlaygroundSettings) -> list[str]:
    """Every address below these; beside them, every address on this machine."""
    return [settings.bot_url.removesuffix("interactions")]


def knows_redirect(address: str, settings: PlaygroundSettings) -> bool:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.fragment or parts.username or "\\" in address or parts.scheme not in ("http", "https"):
        return False
    return host in THIS_MACHINE or any(address.startswith(known) for known in known_redirects(settings))


def _challenge(query: Mapping[str, str]) -> str | None:
    challenge, method = query.get("code_challenge"), query.get("code_challenge_method")
    if challenge is None and method is None:
        return None
    if method != "S256" or not re.fullmatch(r"[\w-]{43}", challenge or "", re.ASCII):
        raise Unacceptable("PKCE needs code_challenge_method=S256 and a code_challenge of 43 characters.")
    return challenge
