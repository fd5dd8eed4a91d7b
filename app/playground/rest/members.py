"""Members and their roles: https://docs.discord.com/developers/resources/guild#list-guild-members"""

from app.discord.permissions import Permission
from app.playground.problems import MISSING_PERMISSIONS, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms


def get_member(call: Call) -> Reply:
    return 200, call.world.member_with_user(call.path["guild_id"], call.path["user_id"])


def list_members(call: Call) -> Reply:
    """In the order of user ids. Discord asks for the GUILD_MEMBERS intent; the playground has it switched on."""
    guild_id, after = call.path["guild_id"], call.number("after", 0, 0, 2**63)
    limit = call.number("limit", 1, 1, 1000)
    ids = sorted(int(user_id) for user_id in call.world.members(guild_id))
    page = [user_id for user_id in ids if user_id > after][:limit]
    return 200, [call.world.member_with_user(guild_id, str(user_id)) for user_id in page]


def search_members(call: Call) -> Reply:
    """Whose username or nickname begins with the query."""
    guild_id, query = call.path["guild_id"], call.query.get("query", "").casefold()
    limit = call.number("limit", 1, 1, 1000)
    problems = FormProblems()
    forms.text(problems, ("query",), query, 1, 100)
    problems.raise_any()
    everyone = [call.world.member_with_user(guild_id, user_id) for user_id in call.world.members(guild_id)]
    return 200, [member for member in everyone if _begins_with(member, query)][:limit]


def add_role(call: Call) -> Reply:
    member, role = _member_and_assignable_role(call)
    if role["id"] not in member["roles"]:
        member["roles"].append(role["id"])
        call.world.changed = True
    return 204, None


def remove_role(call: Call) -> Reply:
    member, role = _member_and_assignable_role(call)
    if role["id"] in member["roles"]:
        member["roles"].remove(role["id"])
        call.world.changed = True
    return 204, None


def _member_and_assignable_role(call: Call) -> tuple[Json, Json]:
    guild_id = call.path["guild_id"]
    member = call.world.member(guild_id, call.path["user_id"])
    role = call.world.role(guild_id, call.path["role_id"])
    check_assignable(call, guild_id, role)
    return member, role


def check_assignable(call: Call, guild_id: str, role: Json) -> None:
    """Raises for a role that the bot may not give or take."""
    call.world.require_bot_permission(guild_id, Permission.MANAGE_ROLES)
    too_high = role["position"] >= call.world.top_position(guild_id, call.world.application_id)
    if too_high or role["managed"] or role["id"] == guild_id:
        raise MISSING_PERMISSIONS()


def _begins_with(member: Json, query: str) -> bool:
    names = (member["user"]["username"], member["user"]["global_name"], member["nick"])
    return any(name.casefold().startswith(query) for name in names if name)


_MEMBER = "/guilds/{guild_id}/members/{user_id}"
ROUTES = (
    Rule("GET", "/guilds/{guild_id}/members", list_members),
    Rule("GET", "/guilds/{guild_id}/members/search", search_members),
    Rule("GET", _MEMBER, get_member),
    Rule("PUT", f"{_MEMBER}/roles/{{role_id}}", add_role),
    Rule("DELETE", f"{_MEMBER}/roles/{{role_id}}", remove_role),
)
