"""The channels and roles of a guild, as Discord lists them to the bot that members talk to."""

from typing import Any

import httpx

from app.discord.permissions import Permission
from tests.dailies.newsroom import GREEN_ROOM, THE_DAILIES
from tests.discord.rest_bench import APPLICATION
from tests.pretend_rest import PretendRest

BACKSTAGE_PASS, CREW_ROLE = 7_600_000_000_000_000_001, 7_600_000_000_000_000_002
FANS = 7_500_000_000_000_000_001


class Rooms:
    """The Dailies are open to everybody, the Green Room to whoever holds a backstage pass."""

    def __init__(self, discord: PretendRest, guild_id: int) -> None:
        self.guild_id = guild_id
        self.roles = [
            role(guild_id, "@everyone", Permission.VIEW_CHANNEL, 0),
            role(BACKSTAGE_PASS, "Backstage pass", 0, 1),
            role(FANS, "Fans", 0, 2),
            role(CREW_ROLE, "Crew Bot", Permission.MANAGE_ROLES, 50, managed=True),
        ]
        self.away = False
        self.asked = 0
        routes = discord.routes
        routes.get(path__regex=r"/guilds/\d+/channels$").mock(side_effect=lambda _: self._answer(self._list()))
        routes.get(path__regex=r"/guilds/\d+/roles$").mock(side_effect=lambda _: self._answer(self.roles))
        mine = {"roles": [str(CREW_ROLE)], "user": {"id": str(APPLICATION), "username": "Crew Bot"}}
        discord.member.mock(side_effect=lambda _, user_id: self._answer(mine))

    def _list(self) -> list[dict[str, Any]]:
        closed = [
            overwrite(self.guild_id, deny=Permission.VIEW_CHANNEL),
            overwrite(BACKSTAGE_PASS, allow=Permission.VIEW_CHANNEL),
        ]
        return [self._channel(THE_DAILIES, []), self._channel(GREEN_ROOM, closed)]

    def _channel(self, channel_id: int, overwrites: list[dict[str, Any]]) -> dict[str, Any]:
        named = {"id": str(channel_id), "type": 0, "guild_id": str(self.guild_id)}
        return named | {"permission_overwrites": overwrites}

    def _answer(self, body: Any) -> httpx.Response:
        self.asked += 1
        return httpx.Response(403, json={"code": 50001}) if self.away else httpx.Response(200, json=body)


def role(role_id: int, name: str, permissions: int, position: int, **more: Any) -> dict[str, Any]:
    return {"id": str(role_id), "name": name, "permissions": str(int(permissions)), "position": position, **more}


def overwrite(target: int, allow: int = 0, deny: int = 0) -> dict[str, Any]:
    return {"id": str(target), "type": 0, "allow": str(int(allow)), "deny": str(int(deny))}
