"""What Mileage says about a guild's setup: ranks and their roles, who may award."""

from collections.abc import Iterator

from app.api.call import Call
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.permissions import Permission
from app.guilds.at_discord import GuildAtDiscord
from app.guilds.pickers import problem_of_role
from app.guilds.settings import Rank
from app.guilds.setup import SetupProblem, SetupState, invitation_with, setup_problem
from app.guilds.store import GuildStore
from app.mileage.upkeep import catch_up
from app.settings import Settings


class MileageSetup:
    async def state(self, call: Call) -> SetupState:
        chosen = await call.part(GuildStore).settings(call.guild_id)
        return SetupState(
            counts=await call.part(Database).run(lambda connection: _travellers(connection, call.guild_id)),
            set_up={
                "rank-roles": any(rank.role_id for rank in chosen.ranks),
                "award-roles": bool(chosen.award_roles),
            },
        )

    async def problems(self, call: Call, here: GuildAtDiscord) -> list[SetupProblem]:
        chosen = await call.part(GuildStore).settings(call.guild_id)
        found = [problem for rank in chosen.ranks for problem in _of_rank(call, here, rank)]
        if not any(rank.role_id for rank in chosen.ranks):
            found.append(setup_problem(call.texts, "ranks-without-roles", "advice"))
        if not chosen.award_roles:
            found.append(setup_problem(call.texts, "only-admins-award", "advice"))
        return found


async def _travellers(connection: Connection, guild_id: int) -> dict[str, int]:
    row = await queries.mileage.travellers(connection, guild_id=guild_id)
    if row["behind"]:
        await catch_up(connection, guild_id)
        row = await queries.mileage.travellers(connection, guild_id=guild_id)
    return {"members": row["members"], "miles": row["miles"]}


def _of_rank(call: Call, here: GuildAtDiscord, rank: Rank) -> Iterator[SetupProblem]:
    """As it is now; a pause that is not needed any more ends by itself."""
    if rank.role_id is None:
        return
    texts, mine, role = call.texts, here.my_highest_role, here.role(rank.role_id)
    if problem := problem_of_role(here, rank.role_id):
        needed = Permission.MANAGE_ROLES if problem == "no-manage-roles" else 0
        cure = texts(f"role-{problem}", mine=mine, role=role.name if role else "")
        link = invitation_with(call.part(Settings), here, needed)
        yield setup_problem(texts, "rank-role", "error", about=rank.role_id, cure=cure, link=link, rank=rank.name)
    elif rank.paused_reason:
        yield setup_problem(texts, "rank-resuming", "warning", about=rank.role_id, rank=rank.name)
