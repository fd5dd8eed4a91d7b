"""What Discord answers to the Control Room: the sign-in, and who is who in a guild."""

import itertools
from typing import Any
from urllib.parse import parse_qsl

import httpx
import respx

from tests import cast
from tests.bot import ADDRESS

MANAGE_GUILD = 1 << 5
SET_UP_WELL = {
    "id": str(cast.APPLICATION),
    "name": "Crew Bot",
    "interactions_endpoint_url": f"{ADDRESS}/interactions",
    "event_webhooks_url": f"{ADDRESS}/discord/events",
    "event_webhooks_status": 2,
}
_codes = itertools.count(1)


class PretendDiscord:
    """One guild with the bot in it. `admins` hold a role with Manage Server; the others what their `Person` says."""

    def __init__(self, routes: respx.MockRouter, guild_id: int) -> None:
        self.routes = routes
        self.guild_id = guild_id
        self.owner = cast.ANA
        self.roles: dict[int, tuple[int, ...]] = {person.id: person.roles for person in (*cast.PEOPLE, cast.CREW_BOT)}
        self.more_roles: list[dict[str, Any]] = [
            {"id": str(cast.ROADIE), "name": "Roadie", "permissions": "0", "position": 1}
        ]
        """Besides @everyone and @Director."""
        self.channels: list[dict[str, Any]] = []
        self.application: dict[str, Any] = {}
        """What it says otherwise than one that was set up well."""
        self.searched: list[str] = []
        """What members were searched by."""
        self.codes: dict[str, int] = {}
        self.tokens: dict[str, int] = {}
        self.challenges: dict[str, str] = {}
        self.revoked: list[str] = []
        self.elsewhere: dict[int, cast.Person] = {}
        """Other guilds with the bot in them, and who owns each; nobody else is there."""
        routes.get(path__regex=rf"/guilds/{guild_id}/members/(?P<user_id>\d+)$").mock(side_effect=self._member)
        self.search_route = routes.get(path__regex=rf"/guilds/{guild_id}/members/search$").mock(
            side_effect=self._search
        )
        routes.get(path__regex=rf"/guilds/{guild_id}/channels$").mock(
            side_effect=lambda request: httpx.Response(200, json=self.channels)
        )
        routes.get(path__regex="/applications/@me$").mock(
            side_effect=lambda request: httpx.Response(200, json=SET_UP_WELL | self.application)
        )
        routes.get(path__regex=rf"/guilds/{guild_id}$").mock(
            side_effect=lambda request: httpx.Response(200, json=self._guild())
        )
        routes.get(path__regex=r"/guilds/(?P<guild_id>\d+)(/members/(?P<user_id>\d+))?$").mock(
            side_effect=self._somewhere_else
        )
        routes.get(path__regex="/users/@me/guilds$").mock(side_effect=self._my_guilds)
        routes.get(path__regex="/users/@me$").mock(side_effect=self._me)
        self.token_route = routes.post(path__regex="/oauth2/token$").mock(side_effect=self._redeem)
        routes.post(path__regex="/oauth2/token/revoke$").mock(side_effect=self._revoke)

    def consents(self, person: cast.Person) -> str:
        """A code, as Discord sends the browser back with."""
        code = f"code-{next(_codes)}"
        self.codes[code] = person.id
        return code

    def leaves(self, person: cast.Person) -> None:
        del self.roles[person.id]

    def _somewhere_else(self, request: httpx.Request, guild_id: str, user_id: str | None = None) -> httpx.Response:
        owner = self.elsewhere.get(int(guild_id))
        if owner is None:
            return _unknown(10004, "Unknown Guild")
        if user_id is None:
            everyone = {"id": guild_id, "name": "@everyone", "permissions": "0", "position": 0}
            named = {"id": guild_id, "name": "Elsewhere", "owner_id": str(owner.id)}
            return httpx.Response(200, json=named | {"roles": [everyone]})
        if int(user_id) != owner.id:
            return _unknown(10007, "Unknown Member")
        return httpx.Response(200, json={"user": cast.user(owner), "roles": []})

    def _redeem(self, request: httpx.Request) -> httpx.Response:
        form = dict(parse_qsl(request.content.decode()))
        user_id = self.codes.pop(form["code"], None)
        if user_id is None or not form.get("code_verifier"):
            return httpx.Response(400, json={"error": "invalid_grant"})
        token = f"token-of-{user_id}"
        self.tokens[token] = user_id
        return httpx.Response(200, json={"access_token": token, "token_type": "Bearer", "scope": "identify guilds"})

    def _revoke(self, request: httpx.Request) -> httpx.Response:
        self.revoked.append(dict(parse_qsl(request.content.decode()))["token"])
        return httpx.Response(200, json={})

    def _me(self, request: httpx.Request) -> httpx.Response:
        person = next(each for each in cast.PEOPLE if each.id == self._bearer(request))
        return httpx.Response(200, json=cast.user(person))

    def _my_guilds(self, request: httpx.Request) -> httpx.Response:
        guild = {"id": str(self.guild_id), "name": cast.GUILD_NAME, "owner": False, "permissions": "0"}
        mine = request.headers["authorization"].startswith("Bot ") or self._bearer(request) in self.roles
        return httpx.Response(200, json=[guild] if mine else [])

    def _bearer(self, request: httpx.Request) -> int:
        return self.tokens[request.headers["authorization"].removeprefix("Bearer ")]

    def _guild(self) -> dict[str, Any]:
        everyone = {"id": str(self.guild_id), "name": "@everyone", "permissions": "0", "position": 0}
        director = {"id": str(cast.DIRECTOR), "name": "Director", "permissions": str(MANAGE_GUILD), "position": 2}
        named = {"id": str(self.guild_id), "name": cast.GUILD_NAME, "owner_id": str(self.owner.id)}
        return named | {"roles": [everyone, director, *self.more_roles]}

    def _member(self, request: httpx.Request, user_id: str) -> httpx.Response:
        person = next((each for each in (*cast.PEOPLE, cast.CREW_BOT) if each.id == int(user_id)), None)
        if person is None or person.id not in self.roles:
            return _unknown(10007, "Unknown Member")
        roles = [str(role) for role in self.roles[person.id]]
        return httpx.Response(200, json={"user": cast.user(person), "roles": roles, "nick": None})

    def _search(self, request: httpx.Request) -> httpx.Response:
        """As Discord does: what names begin with, and bots, too."""
        query = request.url.params["query"]
        self.searched.append(query)
        here = [person for person in (*cast.PEOPLE, cast.CREW_BOT) if person.id in self.roles]
        found: list[dict[str, Any]] = [
            {"user": cast.user(person), "roles": [], "nick": None}
            for person in here
            if any(name.casefold().startswith(query.casefold()) for name in (person.name, person.username))
        ]
        return httpx.Response(200, json=found[: int(request.url.params["limit"])])


def _unknown(code: int, message: str) -> httpx.Response:
    return httpx.Response(404, json={"code": code, "message": message})
