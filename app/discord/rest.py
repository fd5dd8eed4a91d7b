"""Discord's REST API, version 10: the calls we make. https://docs.discord.com/developers/reference"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import stamina

from app.discord.http_client import DiscordHttp
from app.discord.request import Body, File, Request
from app.discord.resources import Application, Channel, Guild, Member, Message, PartialGuild, Role
from app.discord.snowflake import decoder
from app.errors import NotFound

UNKNOWN_WEBHOOK = 10015
GUILDS_OF_A_PAGE = 200
CommandJson = dict[str, Any]
MessageBody = Mapping[str, Any] | msgspec.Struct
Answered = TypeVar("Answered")

_APPLICATION = decoder(Application)
_CHANNEL = decoder(Channel)
_CHANNELS = decoder(list[Channel])
_COMMANDS: msgspec.json.Decoder[list[CommandJson]] = msgspec.json.Decoder(list[CommandJson])
_GUILD = decoder(Guild)
_MEMBER = decoder(Member)
_MEMBERS = decoder(list[Member])
_MESSAGE = decoder(Message)
_MESSAGES: msgspec.json.Decoder[list[Message]] = msgspec.json.Decoder(list[Message], strict=False)
_PARTIAL_GUILDS = decoder(list[PartialGuild])
_ROLES: msgspec.json.Decoder[list[Role]] = msgspec.json.Decoder(list[Role], strict=False)


class DiscordRest(DiscordHttp):
    """Every call raises one of the `DiscordError`s; messages mention nobody unless `allowed_mentions` says so."""

    # The answers to an interaction: `token` is the interaction's and works for 15 minutes.

    async def get_original(self, token: str) -> Message:
        return await self.read(_MESSAGE, self._original("GET", token))

    async def edit_original(self, token: str, message: MessageBody, files: Sequence[File] = ()) -> Message:
        return await self._after_deferral(self._original("PATCH", token, message, files), self._read_message)

    async def delete_original(self, token: str) -> None:
        await self._after_deferral(self._original("DELETE", token), self.send)

    async def create_followup(self, token: str, message: MessageBody, files: Sequence[File] = ()) -> Message:
        template = "/webhooks/{application_id}/{interaction_token}"
        ids = self._interaction(token)
        request = Request("POST", template, ids=ids, json=message, files=files, auth=False)
        return await self._after_deferral(request, self._read_message)

    # Messages

    async def create_message(
        self, channel_id: int, message: MessageBody, files: Sequence[File] = (), nonce: str | None = None
    ) -> Message:
        """`nonce` (at most 25 characters): sent again within a few minutes, Discord answers with the first message.

        Without one, a failure that leaves it open whether the message was posted is raised, not repeated.
        """
        body = msgspec.to_builtins(message) | ({"nonce": nonce, "enforce_nonce": True} if nonce else {})
        template = "/channels/{channel_id}/messages"
        return await self.read(_MESSAGE, Request("POST", template, {"channel_id": channel_id}, json=body, files=files))

    async def edit_message(self, channel_id: int, message_id: int, changes: MessageBody) -> None:
        """Parts that are not given stay as they are. https://docs.discord.com/developers/resources/message#edit-message"""
        ids = {"channel_id": channel_id, "message_id": message_id}
        await self.send(Request("PATCH", "/channels/{channel_id}/messages/{message_id}", ids, json=changes))

    async def delete_message(self, channel_id: int, message_id: int) -> None:
        ids = {"channel_id": channel_id, "message_id": message_id}
        await self.send(Request("DELETE", "/channels/{channel_id}/messages/{message_id}", ids))

    async def get_messages(self, channel_id: int, after: int, limit: int = 100) -> list[Message]:
        """Those after an id (also one of no message), the newest first. Without READ_MESSAGE_HISTORY there are none."""
        params: dict[str, int] = {"after": after, "limit": limit}
        template = "/channels/{channel_id}/messages"
        return await self.read(_MESSAGES, Request("GET", template, {"channel_id": channel_id}, params=params))

    async def crosspost_message(self, channel_id: int, message_id: int) -> None:
        """Publishes a message of an announcement channel to the servers that follow it, once."""
        ids = {"channel_id": channel_id, "message_id": message_id}
        template = "/channels/{channel_id}/messages/{message_id}/crosspost"
        await self.send(Request("POST", template, ids, repeatable=True))

    # Guilds, channels, members, roles

    async def get_current_guilds(self) -> list[PartialGuild]:
        """Those that the bot is in."""
        guilds: list[PartialGuild] = []
        while len(page := await self._current_guilds(guilds[-1].id if guilds else 0)) == GUILDS_OF_A_PAGE:
            guilds += page
        return guilds + page

    async def _current_guilds(self, after: int) -> list[PartialGuild]:
        params: dict[str, int] = {"after": after, "limit": GUILDS_OF_A_PAGE}
        return await self.read(_PARTIAL_GUILDS, Request("GET", "/users/@me/guilds", params=params))

    async def get_guild(self, guild_id: int) -> Guild:
        return await self.read(_GUILD, Request("GET", "/guilds/{guild_id}", {"guild_id": guild_id}))

    async def get_channel(self, channel_id: int) -> Channel:
        return await self.read(_CHANNEL, Request("GET", "/channels/{channel_id}", {"channel_id": channel_id}))

    async def get_channels(self, guild_id: int) -> list[Channel]:
        """All but threads, also those that the bot cannot see."""
        return await self.read(_CHANNELS, Request("GET", "/guilds/{guild_id}/channels", {"guild_id": guild_id}))

    async def get_roles(self, guild_id: int) -> list[Role]:
        return await self.read(_ROLES, Request("GET", "/guilds/{guild_id}/roles", {"guild_id": guild_id}))

    async def get_member(self, guild_id: int, user_id: int) -> Member:
        ids = {"guild_id": guild_id, "user_id": user_id}
        return await self.read(_MEMBER, Request("GET", "/guilds/{guild_id}/members/{user_id}", ids))

    async def search_members(self, guild_id: int, query: str, limit: int) -> list[Member]:
        """Whose username or name in the guild begins so. https://docs.discord.com/developers/resources/guild#search-guild-members"""
        params: dict[str, int | str] = {"query": query, "limit": limit}
        template = "/guilds/{guild_id}/members/search"
        return await self.read(_MEMBERS, Request("GET", template, {"guild_id": guild_id}, params=params))

    async def add_role(self, guild_id: int, user_id: int, role_id: int, reason: str | None = None) -> None:
        """Changes of one member's roles at the same moment can get lost at Discord: let them follow each other.

        https://github.com/discord/discord-api-docs/issues/6289
        """
        ids = {"guild_id": guild_id, "user_id": user_id, "role_id": role_id}
        await self.send(Request("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", ids, reason=reason))

    async def remove_role(self, guild_id: int, user_id: int, role_id: int, reason: str | None = None) -> None:
        """As `add_role`."""
        ids = {"guild_id": guild_id, "user_id": user_id, "role_id": role_id}
        await self.send(Request("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", ids, reason=reason))

    # The application and its commands

    async def get_current_application(self) -> Application:
        return await self.read(_APPLICATION, Request("GET", "/applications/@me"))

    async def get_global_commands(self, with_localizations: bool = True) -> list[CommandJson]:
        return await self._get_commands(None, with_localizations)

    async def get_guild_commands(self, guild_id: int, with_localizations: bool = True) -> list[CommandJson]:
        return await self._get_commands(guild_id, with_localizations)

    async def put_commands(self, guild_id: int | None, commands: Sequence[Body]) -> list[CommandJson]:
        """Replaces them all, of every type; None: the global ones. Discord allows 200 new names per day and guild."""
        if guild_id is None:
            request = Request("PUT", "/applications/{application_id}/commands", self._own_id, json=commands)
        else:
            ids = {**self._own_id, "guild_id": guild_id}
            request = Request("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", ids, json=commands)
        return await self.read(_COMMANDS, request)

    async def _get_commands(self, guild_id: int | None, with_localizations: bool) -> list[CommandJson]:
        params = {"with_localizations": with_localizations}
        if guild_id is None:
            request = Request("GET", "/applications/{application_id}/commands", self._own_id, params=params)
        else:
            ids = {**self._own_id, "guild_id": guild_id}
            request = Request("GET", "/applications/{application_id}/guilds/{guild_id}/commands", ids, params=params)
        return await self.read(_COMMANDS, request)

    async def _read_message(self, request: Request) -> Message:
        return await self.read(_MESSAGE, request)

    async def _after_deferral(self, request: Request, ask: Callable[[Request], Awaitable[Answered]]) -> Answered:
        """Discord may not have taken in our "thinking …" yet, and then knows no such webhook for up to 10 seconds.

        https://github.com/discord/discord-api-docs/issues/7220
        """
        async for attempt in stamina.retry_context(
            on=_webhook_unknown_yet, attempts=6, timeout=None, wait_initial=0.3, wait_max=5, wait_jitter=0.1
        ):
            with attempt:
                return await ask(request)
        raise AssertionError("the last attempt returns or raises")

    def _original(
        self, method: str, token: str, message: MessageBody | None = None, files: Sequence[File] = ()
    ) -> Request:
        template = "/webhooks/{application_id}/{interaction_token}/messages/@original"
        return Request(method, template, self._interaction(token), json=message, files=files, auth=False)

    def _interaction(self, token: str) -> dict[str, int | str]:
        return {**self._own_id, "interaction_token": token}

    @property
    def _own_id(self) -> dict[str, int | str]:
        return {"application_id": self.application_id}


def _webhook_unknown_yet(error: Exception) -> bool:
    return isinstance(error, NotFound) and error.code == UNKNOWN_WEBHOOK
