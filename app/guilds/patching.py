"""Settings, as admins send them from outside: changed by whoever saw them, and naming only roles and channels that are
there.

What is named anew is looked up at Discord. What was stored stays, also when it was deleted there since: nobody has to
mend one setting before they can change another.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from app.api.call import Call
from app.api.declaration import Sent
from app.api.problems import InvalidRequest
from app.api.versions import require_seen
from app.errors import SettingsError
from app.guilds.at_discord import GuildAtDiscord
from app.guilds.changing import changed
from app.guilds.channels import is_for_text
from app.guilds.pickers import look
from app.guilds.roles import is_powerful
from app.guilds.settings import ROLE_LISTS, ROLE_SETTINGS, GuildSettings
from app.guilds.store import GuildStore


class Named(NamedTuple):
    setting: str
    id: int


async def change_as_sent(call: Call, sent: Sent) -> GuildSettings:
    """What is now in force. Raises `InvalidRequest` for what is not there or does not fit, `DiscordError` when Discord
    cannot say, `ApiError` as `require_seen`."""
    patch: dict[str, Any] = msgspec.to_builtins(sent)
    await require_there(call, patch)

    def change(before: GuildSettings) -> GuildSettings:
        require_seen(call.headers, before.version)
        try:
            return changed(before, patch)
        except SettingsError as error:
            raise _beside_fields(error) from None

    return await call.part(GuildStore).change(call.guild_id, call.actor_id, change)


def _beside_fields(error: SettingsError) -> InvalidRequest:
    """Its lines begin with the name of the setting."""
    named = [line.partition(": ") for line in error.problems]
    errors = {f"body.{setting}": problem for setting, _, problem in named if problem}
    return InvalidRequest(errors or {"body": str(error)}, 422)


async def require_there(call: Call, patch: dict[str, Any], within: str = "body") -> None:
    """Raises as `change_as_sent`."""
    added = dict(_added(patch, await call.part(GuildStore).settings(call.guild_id)))
    if not added:
        return
    here = await look(call)
    problems: dict[str, str] = {}
    seen: set[Named] = set()
    for field, named in _named_in(patch).items():
        problem = "field-role-twice" if named in seen else _problem(named, here)
        if problem and field in added:
            problems[f"{within}.{field}"] = call.texts(problem)
        seen.add(named)
    if problems:
        raise InvalidRequest(problems, 422)


def _problem(named: Named, here: GuildAtDiscord) -> str | None:
    """The id of a text."""
    if named.setting == "notice_channel":
        channel = here.channel(named.id)
        if channel is None:
            return "field-channel-gone"
        return None if is_for_text(channel) else "field-channel-not-for-text"
    if named.id == here.guild.id:
        return "field-role-everyone"
    if here.role(named.id) is None:
        return "field-role-gone"
    earned = named.setting == "ranks"
    return "field-role-powerful" if earned and is_powerful(named.id, here.guild.id, here.roles) else None


def _added(patch: dict[str, Any], stored: GuildSettings) -> Iterator[tuple[str, Named]]:
    """By field: what is named more often than before."""
    left = Counter(_stored(stored))
    for field, named in _named_in(patch).items():
        left[named] -= 1
        if left[named] < 0:
            yield field, named


def _stored(settings: GuildSettings) -> Iterator[Named]:
    for setting in ROLE_SETTINGS:
        yield from (Named(setting, role_id) for role_id in getattr(settings, setting))
    yield from (Named("ranks", rank.role_id) for rank in settings.ranks if rank.role_id)
    if settings.notice_channel:
        yield Named("notice_channel", settings.notice_channel)


def _named_in(patch: dict[str, Any]) -> dict[str, Named]:
    """By field, such as `ranks[1].role_id`."""
    found = {
        f"{setting}[{number}]": Named(setting, int(role_id))
        for setting in ROLE_LISTS
        for number, role_id in enumerate(patch.get(setting) or ())
    }
    for role_id, percent in (patch.get("multipliers") or {}).items():
        if percent is not None:
            found[f"multipliers.{role_id}"] = Named("multipliers", int(role_id))
    for number, rank in enumerate(patch.get("ranks") or ()):
        if rank["role_id"]:
            found[f"ranks[{number}].role_id"] = Named("ranks", int(rank["role_id"]))
    if channel_id := patch.get("notice_channel"):
        found["notice_channel"] = Named("notice_channel", int(channel_id))
    return found
