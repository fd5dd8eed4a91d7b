"""How far a server is set up, and what is wrong there: each feature says it of itself, and knows no other."""

from typing import Literal, Protocol
from urllib.parse import urlencode, urlsplit

import msgspec

from app.api.call import Call
from app.discord.permissions import ALL, Permission
from app.guilds.at_discord import GuildAtDiscord
from app.settings import Settings
from app.texts import Texts

Severity = Literal["error", "warning", "advice"]
"""Something does not work; something may not work; it could be better."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")

POSTING = Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.EMBED_LINKS | Permission.READ_MESSAGE_HISTORY
INVITED_WITH = POSTING | Permission.ATTACH_FILES | Permission.MANAGE_ROLES
"""What the bot asks for when it is invited: see docs/discord_setup.md."""


class SetupState(msgspec.Struct):
    counts: dict[str, int] = {}
    set_up: dict[str, bool] = {}
    """By what can be set up: whether it was."""


class SetupProblem(msgspec.Struct):
    id: str
    """The same as long as it is the same problem: the kind, and what it is about."""
    kind: str
    severity: Severity
    consequence: str
    cure: str
    link: str | None
    """Where the cure is, when that is a page of Discord's."""


class Setup(Protocol):
    """What one feature says. Sentences are in the reader's language (`call.texts`)."""

    async def state(self, call: Call) -> SetupState: ...

    async def problems(self, call: Call, here: GuildAtDiscord) -> list[SetupProblem]: ...


def setup_problem(
    texts: Texts,
    kind: str,
    severity: Severity,
    *,
    about: object = None,
    cure: str | None = None,
    link: str | None = None,
    **details: object,
) -> SetupProblem:
    """`problem-<kind>` is the consequence; `problem-<kind>-cure` the cure, unless another one is given."""
    return SetupProblem(
        id=kind if about is None else f"{kind}:{about}",
        kind=kind,
        severity=severity,
        consequence=texts(f"problem-{kind}", **details),
        cure=cure or texts(f"problem-{kind}-cure", **details),
        link=link,
    )


def lacking(here: GuildAtDiscord, needed: int) -> list[Permission]:
    """Those of the permissions that the bot does not have in the guild as a whole."""
    return [permission for permission in Permission if permission & needed & ~here.my_permissions]


def invitation(settings: Settings, guild_id: int | None = None, permissions: int = INVITED_WITH) -> str:
    """Where an admin invites the bot (again); without a guild, Discord asks them for one.

    https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
    """
    asked = {
        "client_id": settings.discord_application_id,
        "scope": "bot applications.commands",
        "permissions": int(permissions),
    } | ({"guild_id": guild_id} if guild_id else {})
    return discord_page(settings, f"oauth2/authorize?{urlencode(asked)}")


def invitation_with(settings: Settings, here: GuildAtDiscord, needed: int) -> str | None:
    """The same with what it has now and what is missing; None when nothing is."""
    missing = lacking(here, needed)
    return invitation(settings, here.guild.id, sum(missing) | here.my_permissions & ALL) if missing else None


def discord_page(settings: Settings, path: str) -> str:
    parts = urlsplit(settings.discord_api_url)
    return f"{parts.scheme}://{parts.netloc}/{path}"
