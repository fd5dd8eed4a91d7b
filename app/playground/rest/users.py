"""https://docs.discord.com/developers/resources/user and …/application"""

from app.playground.problems import UNKNOWN_USER, Json
from app.playground.rest.call import Call, Reply, Rule


def get_me(call: Call) -> Reply:
    return 200, {**call.world.bot, "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


def get_user(call: Call) -> Reply:
    user = call.world.state["users"].get(call.path["user_id"])
    if user is None:
        raise UNKNOWN_USER()
    return 200, user


def list_my_guilds(call: Call) -> Reply:
    limit, after = call.number("limit", 200, 1, 200), call.number("after", 0, 0, 2**63)
    guild_ids = sorted((guild_id for guild_id in call.world.state["guilds"] if int(guild_id) > after), key=int)
    return 200, [_my_guild(call, guild_id) for guild_id in guild_ids[:limit]]


def open_direct_channel(call: Call) -> Reply:
    recipient = str(call.form().get("recipient_id"))
    if recipient not in call.world.state["users"]:
        raise UNKNOWN_USER()
    return 200, call.world.direct_channel(recipient)


def get_my_application(call: Call) -> Reply:
    playground, owner = call.playground, next(call.world.people())
    absent = ("icon", "role_connections_verification_url", "team", "event_webhooks_url")
    return 200, {
        **dict.fromkeys(absent),
        "id": playground.identity.application_id,
        "name": call.world.bot["username"],
        "description": "The bot, as the pretend Discord knows it.",
        "type": None,
        "bot": call.world.bot,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": playground.identity.public_key,
        "flags": 1 << 15,  # GATEWAY_GUILD_MEMBERS_LIMITED: the members may be listed
        "flags_new": str(1 << 15),
        "redirect_uris": [],
        "interactions_endpoint_url": playground.settings.bot_url,
        "owner": owner,
        "approximate_guild_count": len(call.world.state["guilds"]),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": ["bot", "applications.commands", "identify", "guilds"],
        "integration_types_config": {"0": {}},
        "max_participants": None,
        "tags": [],
    }


def _my_guild(call: Call, guild_id: str) -> Json:
    guild, bot_id = call.world.guild(guild_id), call.world.application_id
    return {
        "id": guild_id,
        "name": guild["name"],
        "icon": guild["icon"],
        "banner": guild["banner"],
        "owner": guild["owner_id"] == bot_id,
        "permissions": str(call.world.permissions(guild_id, bot_id)),
        "features": guild["features"],
    }


ROUTES = (
    Rule("GET", "/users/@me", get_me),
    Rule("GET", "/users/@me/guilds", list_my_guilds),
    Rule("POST", "/users/@me/channels", open_direct_channel),
    Rule("GET", "/users/{user_id}", get_user),
    Rule("GET", "/applications/@me", get_my_application),
)
