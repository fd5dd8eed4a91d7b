"""What a webhook posts: https://docs.discord.com/developers/resources/webhook#execute-webhook

Reached through the paths that it shares with an interaction's follow-ups, see `rest/interactions.py`.
"""

from app.playground import genesis
from app.playground.posting import edit_message, new_message
from app.playground.problems import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, FormProblems, Json
from app.playground.rest.call import Call, Reply
from app.playground.rest.webhooks import webhook_with_token
from app.playground.rules.messages import FLAGS_ON_MESSAGES, check_message
from app.playground.rules.webhooks import check_name

USERS_ONLY = {"parse": ["users"]}
"""Whom a webhook mentions when it does not say."""


def execute(call: Call) -> Reply:
    """The message with `?wait=true`, nothing without."""
    webhook, form, problems = webhook_with_token(call), call.form(), FormProblems()
    if form.get("username") is not None:
        check_name(problems, ("username",), form["username"])
    problems.raise_any()
    check_message(form, FLAGS_ON_MESSAGES)
    _refuse_thread(call)
    body = {"allowed_mentions": USERS_ONLY, **form}
    message = new_message(call.world, webhook["channel_id"], _author(webhook, form), body, call.world.clock())
    message |= {"webhook_id": webhook["id"], "application_id": webhook["application_id"]}
    call.world.add_message(message)
    return (200, message) if call.flag("wait") else (204, None)


def get_message(call: Call) -> Reply:
    return 200, _message(call)


def edit(call: Call) -> Reply:
    message, form = _message(call), call.form()
    check_message(form, FLAGS_ON_MESSAGES, message)
    edit_message(call.world, message, {"allowed_mentions": USERS_ONLY, **form}, call.world.clock())
    return 200, message


def delete(call: Call) -> Reply:
    call.world.remove_message(_message(call))
    return 204, None


def _message(call: Call) -> Json:
    webhook = webhook_with_token(call)
    _refuse_thread(call)
    message = call.world.find_message(call.path["message_id"])
    if message is None or message.get("webhook_id") != webhook["id"]:
        raise UNKNOWN_MESSAGE()
    return message


def _author(webhook: Json, form: Json) -> Json:
    """A user that is nobody, under the webhook's id."""
    name = form.get("username") or webhook["name"]
    return {**genesis.user(webhook["id"], name, name, bot=True), "discriminator": "0000", "avatar": webhook["avatar"]}


def _refuse_thread(call: Call) -> None:
    if "thread_id" in call.query:
        raise UNKNOWN_CHANNEL()
