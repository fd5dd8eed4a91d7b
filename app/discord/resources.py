"""What we read of Discord's guilds, members, roles and messages: only the fields somebody needs."""

import msgspec

from app.discord.snowflake import Bits, PersonId, Snowflake


class User(msgspec.Struct, frozen=True):
    id: PersonId
    username: str = ""
    global_name: str | None = None
    avatar: str | None = None
    bot: bool = False


class Member(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/guild#guild-member-object"""

    roles: list[Snowflake]
    """Without @everyone."""
    user: User | None = None
    nick: str | None = None
    joined_at: str | None = None


class Role(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/topics/permissions#role-object"""

    id: Snowflake
    name: str
    permissions: Bits
    position: int
    color: int = 0
    managed: bool = False
    """Belongs to a bot or an integration: nobody can be given it."""
    mentionable: bool = False


class Guild(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/guild#guild-object"""

    id: Snowflake
    name: str
    owner_id: Snowflake
    roles: list[Role] = []
    icon: str | None = None
    preferred_locale: str = "en-US"
    system_channel_id: Snowflake | None = None
    public_updates_channel_id: Snowflake | None = None
    """Where Discord itself tells the moderators of a community something."""


class PartialGuild(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/user#get-current-user-guilds"""

    id: Snowflake
    name: str = ""
    owner: bool = False
    permissions: Bits = 0


class Overwrite(msgspec.Struct, frozen=True):
    """Of a channel, for a role or a member. https://docs.discord.com/developers/resources/channel#overwrite-object"""

    id: Snowflake
    allow: Bits = 0
    deny: Bits = 0


class Channel(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/channel#channel-object"""

    id: Snowflake
    type: int
    guild_id: Snowflake | None = None
    name: str | None = None
    permission_overwrites: list[Overwrite] = []
    parent_id: Snowflake | None = None
    """The category."""
    position: int = 0


class ShownEmbed(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/message#embed-object"""

    title: str | None = None
    url: str | None = None


class Message(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/message#message-object"""

    id: Snowflake
    channel_id: Snowflake
    content: str = ""
    author: User | None = None
    embeds: list[ShownEmbed] = []


class Application(msgspec.Struct, frozen=True):
    """https://docs.discord.com/developers/resources/application#application-object"""

    id: Snowflake
    name: str
    verify_key: str = ""
    """The public key, hex."""
    interactions_endpoint_url: str | None = None
    event_webhooks_url: str | None = None
    event_webhooks_status: int = 1
    """1: off, 2: on, 3: turned off by Discord, because nobody answered."""
    bot: User | None = None
