"""A guild at Discord, as far as roles go: what it answers to the calls that look after ranks."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import httpx
import respx

from app.discord.permissions import Permission
from tests.discord.rest_bench import API, APPLICATION, refused

ROADIE, EXECUTIVE_PRODUCER, DIRECTOR, CREW_BOT, CREW = 200_001, 200_002, 200_003, 200_004, 200_005
PATH = re.compile(r"/guilds/(\d+)/(?:roles|members/(\d+)(?:/roles/(\d+))?)$")


class GuildAtDiscord:
    """The bot's role stands above the ranks' and below @Director."""

    def __init__(self) -> None:
        self.members: dict[int, set[int]] = {APPLICATION: {CREW_BOT}}
        self.positions = {ROADIE: 1, EXECUTIVE_PRODUCER: 2, CREW: 3, CREW_BOT: 4, DIRECTOR: 5}
        self.bot_permissions = int(Permission.MANAGE_ROLES)
        self.answers: dict[int, httpx.Response] = {}
        """By role id, instead of giving or taking it; by user id, instead of telling of the member."""
        self.changes: list[tuple[str, int, int]] = []
        """Method, member, role: what really changed or was changed again."""
        self.on_look: Callable[[], Awaitable[object]] | None = None
        """Called once, when a member is looked up."""
        self.busy: set[int] = set()
        self.overlapped = False

    async def answer(self, request: httpx.Request) -> httpx.Response:
        match = PATH.search(request.url.path)
        assert match, request.url
        user_id, role_id = (int(found) if found else None for found in (match[2], match[3]))
        if user_id is None:
            return httpx.Response(200, json=[self._role(role) for role in self.positions])
        if role_id is None:
            return await self._member(user_id)
        return await self._change(request.method, user_id, role_id)

    async def _member(self, user_id: int) -> httpx.Response:
        if self.on_look and user_id != APPLICATION:
            hook, self.on_look = self.on_look, None
            await hook()
        if user_id in self.answers:
            return self.answers[user_id]
        if user_id not in self.members:
            return refused(404, 10007, "Unknown Member")
        user = {"id": str(user_id), "username": "somebody"}
        return httpx.Response(200, json={"user": user, "roles": [str(role) for role in self.members[user_id]]})

    async def _change(self, method: str, user_id: int, role_id: int) -> httpx.Response:
        self.overlapped |= user_id in self.busy
        self.busy.add(user_id)
        await asyncio.sleep(0.005)
        self.busy.discard(user_id)
        if role_id in self.answers:
            return self.answers[role_id]
        if role_id not in self.positions:
            return refused(404, 10011, "Unknown Role")
        if user_id not in self.members:
            return refused(404, 10007, "Unknown Member")
        if self.positions[role_id] >= self.positions[CREW_BOT] or not self.bot_permissions:
            return refused(403, 50013, "Missing Permissions")
        self.changes.append((method, user_id, role_id))
        (self.members[user_id].add if method == "PUT" else self.members[user_id].discard)(role_id)
        return httpx.Response(204)

    def _role(self, role_id: int) -> dict[str, object]:
        permissions = self.bot_permissions if role_id == CREW_BOT else 0
        return {
            "id": str(role_id),
            "name": "role",
            "permissions": str(permissions),
            "position": self.positions[role_id],
        }


@contextmanager
def guild_at_discord() -> Iterator[GuildAtDiscord]:
    guild = GuildAtDiscord()
    with respx.mock(base_url=API, assert_all_called=False) as router:
        router.route().mock(side_effect=guild.answer)
        yield guild
