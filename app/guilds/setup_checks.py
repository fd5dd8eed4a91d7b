"""What the settings of a guild say about its setup: permissions, notices, roles that are gone."""

from collections.abc import Iterator

from app.api.call import Call
from app.discord.permissions import Permission
from app.guilds.at_discord import GuildAtDiscord
from app.guilds.channels import channel_problem
from app.guilds.settings import ROLE_SETTINGS, GuildSettings
from app.guilds.setup import INVITED_WITH, SetupProblem, SetupState, invitation_with, lacking, setup_problem
from app.guilds.store import GuildStore
from app.settings import Settings
from app.texts import Texts


class GuildSetup:
    async def state(self, call: Call) -> SetupState:
        chosen = await call.part(GuildStore).settings(call.guild_id)
        return SetupState(
            set_up={
                "settings": chosen.version > 0,
                "notice-channel": chosen.notice_channel is not None,
                "access-roles": bool(chosen.editor_roles or chosen.viewer_roles),
            }
        )

    async def problems(self, call: Call, here: GuildAtDiscord) -> list[SetupProblem]:
        chosen = await call.part(GuildStore).settings(call.guild_id)
        return [
            *_permissions(call, here),
            *_notices(call.texts, here, chosen),
            *_roles_gone(call.texts, here, chosen),
        ]


def _permissions(call: Call, here: GuildAtDiscord) -> Iterator[SetupProblem]:
    if missing := lacking(here, INVITED_WITH):
        names = ", ".join(_name_of(call.texts, permission) for permission in missing)
        link = invitation_with(call.part(Settings), here, INVITED_WITH)
        yield setup_problem(call.texts, "permissions", "warning", link=link, names=names)


def _name_of(texts: Texts, permission: Permission) -> str:
    """As Discord calls it."""
    return texts(f"permission-{str(permission.name).lower().replace('_', '-')}")


def _notices(texts: Texts, here: GuildAtDiscord, chosen: GuildSettings) -> Iterator[SetupProblem]:
    """Where Notices tells admins what went wrong."""
    wanted = (chosen.notice_channel, here.guild.public_updates_channel_id, here.guild.system_channel_id)
    channel_id = next((channel_id for channel_id in wanted if channel_id), None)
    if channel_id is None:
        yield setup_problem(texts, "notice-nowhere", "advice")
        return
    channel = here.channel(channel_id)
    if channel is None:
        yield setup_problem(texts, "notice-channel-gone", "warning")
    elif problem := channel_problem(channel, here.roles, here.my_roles, here.my_id):
        cure = texts(f"channel-{problem}")
        yield setup_problem(texts, "notice-channel", "warning", cure=cure, channel=channel.name or "")


def _roles_gone(texts: Texts, here: GuildAtDiscord, chosen: GuildSettings) -> Iterator[SetupProblem]:
    there = {role.id for role in here.roles}
    for setting in ROLE_SETTINGS:
        if gone := set(getattr(chosen, setting)) - there:
            yield setup_problem(texts, "setting-role-gone", "warning", about=setting, setting=setting, count=len(gone))
