"""What The Dailies say about a guild's setup: sources and channels that are missing, paused or failing."""

from collections.abc import Iterator

import asyncpg

from app.api.call import Call
from app.dailies.destinations import BY_HAND
from app.dailies.setting_up import list_sources
from app.database.pool import Database
from app.guilds.at_discord import GuildAtDiscord
from app.guilds.channels import channel_problem
from app.guilds.setup import POSTING, SetupProblem, SetupState, Severity, invitation_with, setup_problem
from app.settings import Settings

FAILURES_TO_TELL = 3
"""As many in a row as admins are told of."""


class DailiesSetup:
    async def state(self, call: Call) -> SetupState:
        rows = await _sources(call)
        channels = {row["channel_id"] for row in rows if row["channel_id"]}
        counts = {"sources": len({row["id"] for row in rows}), "channels": len(channels)}
        return SetupState(counts, {"dailies": bool(channels)})

    async def problems(self, call: Call, here: GuildAtDiscord) -> list[SetupProblem]:
        rows = await _sources(call)
        if not rows:
            return [setup_problem(call.texts, "dailies-nothing", "advice")]
        sources = {row["id"]: row for row in rows}
        return [
            *(problem for row in sources.values() for problem in _of_source(call, row)),
            *(problem for row in rows for problem in _of_channel(call, here, row)),
        ]


async def _sources(call: Call) -> list[asyncpg.Record]:
    """One row for each channel of each source."""
    return await call.part(Database).run(lambda connection: list_sources(connection, call.guild_id))


def _of_source(call: Call, row: asyncpg.Record) -> Iterator[SetupProblem]:
    texts, about, source = call.texts, row["id"], row["title"] or row["address"]
    if reason := row["paused_reason"]:
        severity = _severity(reason)
        pause = f"dailies-pause-{reason}"
        cure = texts(pause if texts.has(pause) else f"error-source-{reason}")
        yield setup_problem(texts, "dailies-source-paused", severity, about=about, cure=cure, source=source)
    elif row["failures"] >= FAILURES_TO_TELL:
        cure = texts(f"error-source-{row['problem']}")
        yield setup_problem(texts, "dailies-source-failing", "warning", about=about, cure=cure, source=source)
    if row["channel_id"] is None:
        yield setup_problem(texts, "dailies-no-channel", "warning", about=about, source=source)


def _of_channel(call: Call, here: GuildAtDiscord, row: asyncpg.Record) -> Iterator[SetupProblem]:
    reason = row["channel_paused_reason"] or _problem_now(here, row["channel_id"])
    if reason is None:
        return
    channel = here.channel(row["channel_id"])
    severity = _severity(reason)
    yield setup_problem(
        call.texts,
        "dailies-channel",
        severity,
        about=row["destination_id"],
        cure=call.texts(f"dailies-pause-{reason}"),
        link=invitation_with(call.part(Settings), here, POSTING) if reason.startswith("cannot-") else None,
        source=row["title"] or row["address"],
        channel=channel.name if channel and channel.name else str(row["channel_id"]),
    )


def _severity(pause: str) -> Severity:
    return "advice" if pause == BY_HAND else "error"


def _problem_now(here: GuildAtDiscord, channel_id: int | None) -> str | None:
    if channel_id is None:
        return None
    channel = here.channel(channel_id)
    return channel_problem(channel, here.roles, here.my_roles, here.my_id) if channel else "channel-gone"
