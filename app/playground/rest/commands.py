"""https://docs.discord.com/developers/interactions/application-commands#endpoints"""

from collections import Counter

from app.playground.problems import TOO_MANY_COMMANDS, UNKNOWN_COMMAND, FormProblems, Json, Refusal
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.rules.commands import CHAT_INPUT, LIMITS, MOST_IN_BULK, check_bulk, check_command
from app.playground.snowflakes import new_snowflake


def list_commands(call: Call) -> Reply:
    shown = list(_registered(call).values())
    return 200, shown if call.flag("with_localizations") else [_without_localizations(each) for each in shown]


def get_command(call: Call) -> Reply:
    return 200, _command(call)


def create_command(call: Call) -> Reply:
    """201 for a new one, 200 when one of this name and type was replaced."""
    form, registered, problems = call.form(), _registered(call), FormProblems()
    check_command(problems, (), form)
    problems.raise_any()
    earlier = _find(registered, form)
    _check_count([*(each for each in registered.values() if each is not earlier), form])
    made = _made(call, form, earlier)
    registered[made["id"]] = made
    call.world.changed = True
    return 200 if earlier else 201, made


def replace_commands(call: Call) -> Reply:
    """All or none."""
    problems, registered = FormProblems(), _registered(call)
    wanted = forms.items(problems, (), call.body, 0, MOST_IN_BULK)
    check_bulk(problems, wanted)
    problems.raise_any()
    _check_count(wanted)
    made = [_made(call, form, _find(registered, form)) for form in wanted]
    registered.clear()
    registered.update({command["id"]: command for command in made})
    call.world.changed = True
    return 200, made


def edit_command(call: Call) -> Reply:
    command, form, problems = _command(call), call.form(), FormProblems()
    changed = {**command, **form}
    check_command(problems, (), changed)
    problems.raise_any()
    made = _made(call, changed, command)
    _registered(call)[command["id"]] = made
    call.world.changed = True
    return 200, made


def delete_command(call: Call) -> Reply:
    del _registered(call)[_command(call)["id"]]
    call.world.changed = True
    return 204, None


def _registered(call: Call) -> Json:
    call.check_application()
    if (guild_id := call.path.get("guild_id")) and guild_id not in call.world.state["guilds"]:
        raise Refusal(403, 50001, "Missing Access")
    return call.world.commands(call.path.get("guild_id"))


def _command(call: Call) -> Json:
    command: Json | None = _registered(call).get(call.path["command_id"])
    if command is None:
        raise UNKNOWN_COMMAND()
    return command


def _find(registered: Json, form: Json) -> Json | None:
    key = (form.get("name"), form.get("type", CHAT_INPUT))
    return next((each for each in registered.values() if (each["name"], each["type"]) == key), None)


def _check_count(commands: list[Json]) -> None:
    counts = Counter(command.get("type", CHAT_INPUT) for command in commands)
    if any(counts[kind] > limit for kind, limit in LIMITS.items()):
        raise TOO_MANY_COMMANDS()


def _made(call: Call, form: Json, earlier: Json | None) -> Json:
    """With what Discord fills in: ids, a version that changes with every change, and the defaults."""
    guild_id = call.path.get("guild_id")
    command: Json = {
        "id": earlier["id"] if earlier else new_snowflake(),
        "application_id": call.playground.identity.application_id,
        "version": new_snowflake(),
        "default_member_permissions": form.get("default_member_permissions"),
        "type": form.get("type", CHAT_INPUT),
        "name": form["name"],
        "name_localizations": form.get("name_localizations"),
        "description": form.get("description", ""),
        "description_localizations": form.get("description_localizations"),
        "dm_permission": 1 in (form.get("contexts") or (1,)),
        "contexts": form.get("contexts"),
        "integration_types": form.get("integration_types") or [0],
        "nsfw": bool(form.get("nsfw")),
    }
    if form.get("options"):
        command["options"] = form["options"]
    if guild_id:
        command["guild_id"] = guild_id
        command = {key: value for key, value in command.items() if key not in ("contexts", "integration_types")}
    if earlier and {**command, "version": 0} == {**earlier, "version": 0}:
        return earlier
    return command


def _without_localizations(thing: Json) -> Json:
    shown = {key: value for key, value in thing.items() if not key.endswith("_localizations")}
    for key in ("options", "choices"):
        if shown.get(key):
            shown[key] = [_without_localizations(each) for each in shown[key]]
    return shown


_ALL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = tuple(
    rule
    for base in (_ALL, _GUILD)
    for rule in (
        Rule("GET", base, list_commands),
        Rule("POST", base, create_command),
        Rule("PUT", base, replace_commands),
        Rule("GET", f"{base}/{{command_id}}", get_command),
        Rule("PATCH", f"{base}/{{command_id}}", edit_command),
        Rule("DELETE", f"{base}/{{command_id}}", delete_command),
    )
)
