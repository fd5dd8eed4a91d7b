"""https://docs.discord.com/developers/resources/voice"""

from app.discord.permissions import Permission
from app.playground.problems import MISSING_ACCESS, UNKNOWN_VOICE_STATE, WRONG_CHANNEL_TYPE, FormProblems, Json
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules import forms
from app.playground.rules.channels import STAGE
from app.playground.voice import suppress, voice_states


def get_own_state(call: Call) -> Reply:
    """A bot without a gateway is never connected; the playground's stays so too."""
    return 200, _shown(call, _state(call, call.world.application_id))


def get_state(call: Call) -> Reply:
    state = _state(call, call.path["user_id"])
    channel = call.world.channel(state["channel_id"])
    if not call.world.permissions(channel["guild_id"], call.world.application_id, channel) & Permission.CONNECT:
        raise MISSING_ACCESS()
    return 200, _shown(call, state)


def edit_own_state(call: Call) -> Reply:
    """Anybody may suppress themselves; speaking and raising a hand are asked for."""
    form, state = _form(call), _state(call, call.world.application_id)
    channel, problems = _stage(call, state, form), FormProblems()
    if form.get("suppress") is not None:
        if not form["suppress"]:
            call.world.require_bot_in_channel(channel, Permission.MUTE_MEMBERS)
        suppress(call.world, state, form["suppress"])
    if "request_to_speak_timestamp" in form:
        if form["request_to_speak_timestamp"] is not None:
            call.world.require_bot_in_channel(channel, Permission.REQUEST_TO_SPEAK)
            forms.moment(problems, ("request_to_speak_timestamp",), form["request_to_speak_timestamp"])
            problems.raise_any()
        state["request_to_speak_timestamp"] = form["request_to_speak_timestamp"]
        call.world.changed = True
    return 204, None


def edit_state(call: Call) -> Reply:
    form, state = _form(call), _state(call, call.path["user_id"])
    channel = _stage(call, state, form)
    call.world.require_bot_in_channel(channel, Permission.MUTE_MEMBERS)
    if form.get("suppress") is not None:
        suppress(call.world, state, form["suppress"])
    return 204, None


def _form(call: Call) -> Json:
    form, problems = call.form(), FormProblems()
    forms.flag(problems, ("suppress",), form.get("suppress"))
    problems.raise_any()
    return form


def _state(call: Call, user_id: str) -> Json:
    call.world.member(call.path["guild_id"], user_id)
    state: Json | None = voice_states(call.world, call.path["guild_id"]).get(user_id)
    if state is None:
        raise UNKNOWN_VOICE_STATE()
    return state


def _stage(call: Call, state: Json, form: Json) -> Json:
    """The stage this person already joined; nobody is moved there by this."""
    channel = call.world.channel(str(form.get("channel_id") or state["channel_id"]))
    if channel["type"] != STAGE:
        raise WRONG_CHANNEL_TYPE()
    if channel["id"] != state["channel_id"]:
        raise UNKNOWN_VOICE_STATE()
    return channel


def _shown(call: Call, state: Json) -> Json:
    return {**state, "member": call.world.member_with_user(state["guild_id"], state["user_id"])}


_STATES = "/guilds/{guild_id}/voice-states"
ROUTES = (
    Rule("GET", f"{_STATES}/@me", get_own_state),
    Rule("PATCH", f"{_STATES}/@me", edit_own_state),
    Rule("GET", f"{_STATES}/{{user_id}}", get_state),
    Rule("PATCH", f"{_STATES}/{{user_id}}", edit_state),
)
