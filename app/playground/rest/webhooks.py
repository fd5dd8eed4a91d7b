"""Webhooks that post into a channel: https://docs.discord.com/developers/resources/webhook

Posting with one shares its paths with the follow-ups of an interaction, see `rest/interactions.py`.
"""

import secrets

from app.discord.permissions import Permission
from app.playground.problems import (
    INVALID_WEBHOOK_TOKEN,
    TOO_MANY_WEBHOOKS,
    UNKNOWN_WEBHOOK,
    WRONG_CHANNEL_TYPE,
    FormProblems,
    Json,
)
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.channels import channel_in
from app.playground.rules.channels import DIRECT, WRITABLE
from app.playground.rules.images import image_hash
from app.playground.rules.webhooks import check_name
from app.playground.snowflakes import new_snowflake

INCOMING = 1
MOST_PER_CHANNEL = 15


def create_webhook(call: Call) -> Reply:
    channel, form, problems = channel_in(call, Permission.MANAGE_WEBHOOKS), call.form(), FormProblems()
    check_name(problems, ("name",), form.get("name"))
    avatar = image_hash(problems, ("avatar",), form.get("avatar"))
    problems.raise_any()
    _check_room(call, channel)
    webhook_id, token = new_snowflake(), secrets.token_urlsafe(51)
    webhook: Json = {
        "id": webhook_id,
        "type": INCOMING,
        "guild_id": channel["guild_id"],
        "channel_id": channel["id"],
        "user": call.world.bot,
        "name": form["name"],
        "avatar": avatar,
        "token": token,
        "application_id": call.world.application_id,
        "url": f"{call.playground.settings.api_url}/webhooks/{webhook_id}/{token}",
    }
    call.world.held("webhooks")[webhook_id] = webhook
    call.world.changed = True
    return 200, webhook


def list_of_channel(call: Call) -> Reply:
    channel = channel_in(call, Permission.MANAGE_WEBHOOKS)
    return 200, _those_in(call, "channel_id", channel["id"])


def list_of_guild(call: Call) -> Reply:
    call.world.require_bot_permission(call.path["guild_id"], Permission.MANAGE_WEBHOOKS)
    return 200, _those_in(call, "guild_id", call.path["guild_id"])


def get_webhook(call: Call) -> Reply:
    """The bot made every webhook there is, so that it needs no permission."""
    return 200, _webhook(call)


def edit_webhook(call: Call) -> Reply:
    webhook, form = _managed_webhook(call), call.form()
    if form.get("channel_id") is not None and str(form["channel_id"]) != webhook["channel_id"]:
        channel = call.world.channel(str(form["channel_id"]))
        call.world.require_bot_in_channel(channel, Permission.MANAGE_WEBHOOKS)
        _check_room(call, channel)
        webhook["channel_id"] = channel["id"]
    _change(call, webhook)
    return 200, webhook


def delete_webhook(call: Call) -> Reply:
    return _deleted(call, _managed_webhook(call))


def get_with_token(call: Call) -> Reply:
    return 200, _without_user(webhook_with_token(call))


def edit_with_token(call: Call) -> Reply:
    webhook = webhook_with_token(call)
    _change(call, webhook)
    return 200, _without_user(webhook)


def delete_with_token(call: Call) -> Reply:
    return _deleted(call, webhook_with_token(call))


def webhook_with_token(call: Call) -> Json:
    webhook = _webhook(call)
    if not secrets.compare_digest(webhook["token"].encode(), call.path["token"].encode()):
        raise INVALID_WEBHOOK_TOKEN()
    return webhook


def _webhook(call: Call) -> Json:
    webhook_id = call.path.get("webhook_id") or call.path["application_id"]
    webhook: Json | None = call.world.held("webhooks").get(webhook_id)
    if webhook is None:
        raise UNKNOWN_WEBHOOK()
    return webhook


def _managed_webhook(call: Call) -> Json:
    webhook = _webhook(call)
    call.world.require_bot_in_channel(call.world.channel(webhook["channel_id"]), Permission.MANAGE_WEBHOOKS)
    return webhook


def _change(call: Call, webhook: Json) -> None:
    form, problems = call.form(), FormProblems()
    if "name" in form:
        check_name(problems, ("name",), form["name"])
    avatar = image_hash(problems, ("avatar",), form["avatar"]) if "avatar" in form else webhook["avatar"]
    problems.raise_any()
    webhook |= {"name": form.get("name", webhook["name"]), "avatar": avatar}
    call.world.changed = True


def _deleted(call: Call, webhook: Json) -> Reply:
    del call.world.held("webhooks")[webhook["id"]]
    call.world.changed = True
    return 204, None


def _check_room(call: Call, channel: Json) -> None:
    if channel["type"] == DIRECT or channel["type"] not in WRITABLE:
        raise WRONG_CHANNEL_TYPE()
    if len(_those_in(call, "channel_id", channel["id"])) >= MOST_PER_CHANNEL:
        raise TOO_MANY_WEBHOOKS()


def _those_in(call: Call, key: str, place: str) -> list[Json]:
    return [webhook for webhook in call.world.held("webhooks").values() if webhook[key] == place]


def _without_user(webhook: Json) -> Json:
    return {key: value for key, value in webhook.items() if key != "user"}


_WEBHOOK = "/webhooks/{webhook_id}"
ROUTES = (
    Rule("POST", "/channels/{channel_id}/webhooks", create_webhook),
    Rule("GET", "/channels/{channel_id}/webhooks", list_of_channel),
    Rule("GET", "/guilds/{guild_id}/webhooks", list_of_guild),
    Rule("GET", _WEBHOOK, get_webhook),
    Rule("PATCH", _WEBHOOK, edit_webhook),
    Rule("DELETE", _WEBHOOK, delete_webhook),
    Rule("GET", f"{_WEBHOOK}/{{token}}", get_with_token, needs_bot=False),
    Rule("PATCH", f"{_WEBHOOK}/{{token}}", edit_with_token, needs_bot=False),
    Rule("DELETE", f"{_WEBHOOK}/{{token}}", delete_with_token, needs_bot=False),
)
