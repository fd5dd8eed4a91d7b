"""https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints

What follows an interaction is posted as if by a webhook with the application's id and the interaction's token; real
webhooks have the same paths.
"""

from collections.abc import Callable

from app.playground.problems import Json
from app.playground.rest import webhook_messages
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules.answers import MESSAGE, UPDATE


def callback(call: Call) -> Reply:
    path = call.path
    record = call.playground.interactions.answer_by_callback(path["interaction_id"], path["token"], call.body)
    if not call.flag("with_response"):
        return 204, None
    return 200, _callback_response(call, record)


def get_original(call: Call) -> Reply:
    return 200, call.playground.interactions.original(call.path["token"], call.path["application_id"])


def edit_original(call: Call) -> Reply:
    path = call.path
    return 200, call.playground.interactions.edit_original(path["token"], path["application_id"], call.form())


def delete_original(call: Call) -> Reply:
    call.playground.interactions.delete_original(call.path["token"], call.path["application_id"])
    return 204, None


def follow_up(call: Call) -> Reply:
    path = call.path
    return 200, call.playground.interactions.follow_up(path["token"], path["application_id"], call.form())


def get_followup(call: Call) -> Reply:
    path = call.path
    found = call.playground.interactions.followup(path["token"], path["application_id"], path["message_id"])
    return 200, found


def edit_followup(call: Call) -> Reply:
    path, interactions = call.path, call.playground.interactions
    return 200, interactions.edit_followup(path["token"], path["application_id"], path["message_id"], call.form())


def delete_followup(call: Call) -> Reply:
    path, interactions = call.path, call.playground.interactions
    interactions.delete_followup(path["token"], path["application_id"], path["message_id"])
    return 204, None


def _callback_response(call: Call, record: Json) -> Json:
    interaction, kind = record["interaction"], record["answer"]["type"]
    message = next(iter(call.playground.interactions.seen(record)), None)
    described: Json = {
        "id": record["id"],
        "type": interaction["type"],
        "response_message_id": record["original"],
        "response_message_loading": bool(message and message["flags"] & 128),
        "response_message_ephemeral": bool(message and message["flags"] & 64),
        "channel_id": interaction["channel_id"],
        "guild_id": interaction.get("guild_id"),
    }
    described = {key: value for key, value in described.items() if value is not None}
    has_message = kind in (MESSAGE, UPDATE) and message is not None
    resource = {"resource": {"type": kind, "message": message}} if has_message else {}
    return {"interaction": described, **resource}


def _or_a_webhooks(
    of_interaction: Callable[[Call], Reply], of_webhook: Callable[[Call], Reply]
) -> Callable[[Call], Reply]:
    def answer(call: Call) -> Reply:
        is_webhook = call.path["application_id"] in call.world.held("webhooks")
        return of_webhook(call) if is_webhook else of_interaction(call)

    return answer


_ORIGINAL = "/webhooks/{application_id}/{token}/messages/@original"
_FOLLOWUP = "/webhooks/{application_id}/{token}/messages/{message_id}"
ROUTES = (
    Rule("POST", "/interactions/{interaction_id}/{token}/callback", callback, needs_bot=False),
    Rule("GET", _ORIGINAL, get_original, needs_bot=False),
    Rule("PATCH", _ORIGINAL, edit_original, needs_bot=False),
    Rule("DELETE", _ORIGINAL, delete_original, needs_bot=False),
    Rule(
        "POST",
        "/webhooks/{application_id}/{token}",
        _or_a_webhooks(follow_up, webhook_messages.execute),
        needs_bot=False,
    ),
    Rule("GET", _FOLLOWUP, _or_a_webhooks(get_followup, webhook_messages.get_message), needs_bot=False),
    Rule("PATCH", _FOLLOWUP, _or_a_webhooks(edit_followup, webhook_messages.edit), needs_bot=False),
    Rule("DELETE", _FOLLOWUP, _or_a_webhooks(delete_followup, webhook_messages.delete), needs_bot=False),
)
