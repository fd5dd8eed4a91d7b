"""Members and their roles: https://docs.discord.com/developers/resources/guild#list-guild-members"""

from app.discord.permissions import Permission
from app.playground.genesis import timestamp
from app.playground.problems import MISSING_PERMISSIONS, NOT_IN_VOICE, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.voice import join_voice, leave_voice, voice_states

MOST_ROLES = 350
LONGEST_TIMEOUT_SECONDS = 28 * 86_400
VOICE_PERMISSIONS = {
    "mute": Permission.MUTE_MEMBERS,
    "deaf": Permission.DEAFEN_MEMBERS,
    "channel_id": Permission.MOVE_MEMBERS,
}


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


def edit_member(call: Call) -> Reply:
    """The whole role list, the nickname, a timeout, and what concerns voice; of roles only changes are checked."""
    guild_id, user_id = call.path["guild_id"], call.path["user_id"]
    member, form = call.world.member(guild_id, user_id), call.form()
    wanted = _checked_roles(form)
    _check_voice(call, form)
    if wanted is not None:
        for role_id in {*wanted} ^ {*member["roles"]}:
            _check_assignable(call, guild_id, call.world.role(guild_id, role_id))
        member["roles"] = wanted
    if "nick" in form:
        own = user_id == call.world.application_id
        _rename(call, member, form["nick"], Permission.CHANGE_NICKNAME if own else Permission.MANAGE_NICKNAMES)
    if "communication_disabled_until" in form:
        _time_out(call, member, form["communication_disabled_until"])
    _change_voice(call, member, form)
    call.world.changed = True
    return 200, call.world.member_with_user(guild_id, user_id)


def edit_own_member(call: Call) -> Reply:
    bot_id, form = call.world.application_id, call.form()
    if "nick" in form:
        own = call.world.member(call.path["guild_id"], bot_id)
        _rename(call, own, form["nick"], Permission.CHANGE_NICKNAME)
        call.world.changed = True
    return 200, call.world.member_with_user(call.path["guild_id"], bot_id)


def _checked_roles(form: Json) -> list[str] | None:
    """Each once; None to leave them. The rest of the form is checked too."""
    problems = FormProblems()
    for key in ("mute", "deaf"):
        forms.flag(problems, (key,), form.get(key))
    wanted = None if form.get("roles") is None else forms.ids(problems, ("roles",), form["roles"], 0, MOST_ROLES)
    problems.raise_any()
    return None if wanted is None else list(dict.fromkeys(wanted))


def _rename(call: Call, member: Json, nick: str | None, needed: Permission) -> None:
    problems = FormProblems()
    forms.optional_text(problems, ("nick",), nick, 0, 32)
    problems.raise_any()
    call.world.require_bot_permission(call.path["guild_id"], needed)
    _check_hierarchy(call)
    member["nick"] = nick or None


def _time_out(call: Call, member: Json, until: str | None) -> None:
    problems = FormProblems()
    at = None if until is None else forms.moment(problems, ("communication_disabled_until",), until)
    if at is not None and at > call.world.clock() + LONGEST_TIMEOUT_SECONDS:
        message = "Members may be timed out for at most 28 days."
        problems.add(("communication_disabled_until",), "GUILD_MEMBER_TIMEOUT_TOO_LONG", message)
    problems.raise_any()
    call.world.require_bot_permission(call.path["guild_id"], Permission.MODERATE_MEMBERS)
    _check_hierarchy(call)
    member["communication_disabled_until"] = None if at is None else timestamp(at)


def _check_voice(call: Call, form: Json) -> None:
    """Muting, deafening and moving work only on who is connected to voice."""
    wanted = [key for key in VOICE_PERMISSIONS if key in form]
    for key in wanted:
        call.world.require_bot_permission(call.path["guild_id"], VOICE_PERMISSIONS[key])
    if wanted and call.path["user_id"] not in voice_states(call.world, call.path["guild_id"]):
        raise NOT_IN_VOICE()


def _change_voice(call: Call, member: Json, form: Json) -> None:
    guild_id, user_id = call.path["guild_id"], call.path["user_id"]
    for key in ("mute", "deaf"):
        if form.get(key) is not None:
            member[key] = voice_states(call.world, guild_id)[user_id][key] = form[key]
    if form.get("channel_id") is not None:
        channel = call.world.channel(str(form["channel_id"]))
        call.world.require_bot_in_channel(channel, Permission.CONNECT)
        join_voice(call.world, user_id, channel)
    elif "channel_id" in form:
        leave_voice(call.world, guild_id, user_id)


def _check_hierarchy(call: Call) -> None:
    """The bot manages whose highest role is below its own, and itself; nobody manages the owner."""
    world, guild_id = call.world, call.path["guild_id"]
    user_id = call.path.get("user_id", world.application_id)
    if user_id == world.application_id:
        return
    above = world.top_position(guild_id, user_id) >= world.top_position(guild_id, world.application_id)
    if above or world.guild(guild_id)["owner_id"] == user_id:
        raise MISSING_PERMISSIONS()


def _member_and_assignable_role(call: Call) -> tuple[Json, Json]:
    guild_id = call.path["guild_id"]
    member = call.world.member(guild_id, call.path["user_id"])
    role = call.world.role(guild_id, call.path["role_id"])
    _check_assignable(call, guild_id, role)
    return member, role


def _check_assignable(call: Call, guild_id: str, role: Json) -> None:
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
    Rule("PATCH", "/guilds/{guild_id}/members/@me", edit_own_member),
    Rule("GET", _MEMBER, get_member),
    Rule("PATCH", _MEMBER, edit_member),
    Rule("PUT", f"{_MEMBER}/roles/{{role_id}}", add_role),
    Rule("DELETE", f"{_MEMBER}/roles/{{role_id}}", remove_role),
)
