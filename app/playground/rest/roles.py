"""https://docs.discord.com/developers/resources/guild#get-guild-roles and the permissions' hierarchy:
https://docs.discord.com/developers/topics/permissions#permission-hierarchy
"""

from collections import Counter

from app.discord.permissions import Permission
from app.playground import genesis
from app.playground.permissions import ALL
from app.playground.problems import INVALID_ROLE, MISSING_PERMISSIONS, TOO_MANY_ROLES, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.rules.roles import check_role
from app.playground.snowflakes import new_snowflake

MOST_ROLES = 250


def list_roles(call: Call) -> Reply:
    return 200, list(call.world.roles(call.path["guild_id"]).values())


def get_role(call: Call) -> Reply:
    return 200, call.world.role(call.path["guild_id"], call.path["role_id"])


def count_role_members(call: Call) -> Reply:
    members = call.world.members(call.path["guild_id"]).values()
    return 200, Counter(role_id for member in members for role_id in member["roles"])


def create_role(call: Call) -> Reply:
    """At the bottom, below every other role but @everyone; with @everyone's permissions unless told otherwise."""
    guild_id, form = call.path["guild_id"], call.form()
    roles = call.world.roles(guild_id)
    call.world.require_bot_permission(guild_id, Permission.MANAGE_ROLES)
    check_role(form)
    if len(roles) >= MOST_ROLES:
        raise TOO_MANY_ROLES()
    role = genesis.role(new_snowflake(), "new role", 1, int(roles[guild_id]["permissions"]))
    _change(call, role, form)
    for other in roles.values():
        other["position"] += other["position"] >= role["position"]
    roles[role["id"]] = role
    return 200, role


def edit_role(call: Call) -> Reply:
    role, form = _role_below_the_bots(call), call.form()
    check_role(form)
    _change(call, role, form)
    return 200, role


def delete_role(call: Call) -> Reply:
    guild_id, role = call.path["guild_id"], _role_below_the_bots(call)
    if role["managed"] or role["id"] == guild_id:
        raise INVALID_ROLE()
    del call.world.roles(guild_id)[role["id"]]
    for member in call.world.members(guild_id).values():
        member["roles"] = [each for each in member["roles"] if each != role["id"]]
    call.world.changed = True
    return 204, None


def move_roles(call: Call) -> Reply:
    """Neither may a role at or above the bot's own be moved, nor another be moved up there."""
    guild_id, problems = call.path["guild_id"], FormProblems()
    call.world.require_bot_permission(guild_id, Permission.MANAGE_ROLES)
    moves = forms.items(problems, (), call.body, 0, MOST_ROLES)
    for index, move in enumerate(moves):
        forms.whole_number(problems, (index, "position"), move.get("position"), 0, MOST_ROLES)
    problems.raise_any()
    top = call.world.top_position(guild_id, call.world.application_id)
    wanted = {str(move.get("id")): int(move["position"]) for move in moves}
    if any(max(position, call.world.role(guild_id, key)["position"]) >= top for key, position in wanted.items()):
        raise MISSING_PERMISSIONS()
    for role_id, position in wanted.items():
        call.world.role(guild_id, role_id)["position"] = position
    call.world.changed = True
    return list_roles(call)


def _role_below_the_bots(call: Call) -> Json:
    guild_id = call.path["guild_id"]
    role = call.world.role(guild_id, call.path["role_id"])
    call.world.require_bot_permission(guild_id, Permission.MANAGE_ROLES)
    if role["position"] >= call.world.top_position(guild_id, call.world.application_id):
        raise MISSING_PERMISSIONS()
    return role


def _change(call: Call, role: Json, form: Json) -> None:
    """Raises when the role would get what the bot does not hold itself."""
    if form.get("permissions") is not None:
        granted = int(form["permissions"]) & ALL & ~int(role["permissions"])
        if granted & ~call.world.permissions(call.path["guild_id"], call.world.application_id):
            raise MISSING_PERMISSIONS()
        role["permissions"] = str(int(form["permissions"]) & ALL)
    for key in ("name", "hoist", "mentionable"):
        if form.get(key) is not None:
            role[key] = form[key]
    colour = (form.get("colors") or {}).get("primary_color", form.get("color"))
    if colour is not None:
        role["color"] = int(colour)
        role["colors"] = {**role["colors"], "primary_color": int(colour)}
    call.world.changed = True


_ROLES = "/guilds/{guild_id}/roles"
ROUTES = (
    Rule("GET", _ROLES, list_roles),
    Rule("POST", _ROLES, create_role),
    Rule("PATCH", _ROLES, move_roles),
    Rule("GET", f"{_ROLES}/member-counts", count_role_members),
    Rule("GET", f"{_ROLES}/{{role_id}}", get_role),
    Rule("PATCH", f"{_ROLES}/{{role_id}}", edit_role),
    Rule("DELETE", f"{_ROLES}/{{role_id}}", delete_role),
)
