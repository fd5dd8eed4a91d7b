"""What an admin does in the server's settings and in the member list; the bot itself may not."""

import msgspec

from app.playground.backstage.ask import Ask, Rule
from app.playground.problems import Json


class RoleMove(msgspec.Struct, frozen=True, kw_only=True):
    guild_id: str
    role_id: str
    position: int


async def move_role(ask: Ask) -> Json:
    move = await ask.body(RoleMove)
    role = ask.world.role(move.guild_id, move.role_id)
    role["position"] = move.position
    ask.world.changed = True
    return role


async def give_role(ask: Ask) -> None:
    held, role_id = _held_and_role(ask)
    if role_id not in held:
        held.append(role_id)
        ask.world.changed = True


async def take_role(ask: Ask) -> None:
    held, role_id = _held_and_role(ask)
    if role_id in held:
        held.remove(role_id)
        ask.world.changed = True


def _held_and_role(ask: Ask) -> tuple[list[str], str]:
    guild_id = ask.path["guild_id"]
    held: list[str] = ask.world.member(guild_id, ask.path["user_id"])["roles"]
    return held, ask.world.role(guild_id, ask.path["role_id"])["id"]


_ROLE = "/members/{guild_id}/{user_id}/roles/{role_id}"
ROUTES = (
    Rule("POST", "/roles", move_role),
    Rule("PUT", _ROLE, give_role),
    Rule("DELETE", _ROLE, take_role),
)
