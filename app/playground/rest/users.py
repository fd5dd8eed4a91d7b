"""https://docs.discord.com/developers/resources/user and …/application

`@me` is the bot, or the person whose Bearer token it is.
"""

from app.playground.oauth.request import SCOPES, known_redirects
from app.playground.problems import UNKNOWN_GUILD, UNKNOWN_USER, Json
from app.playground.rest.call import Call, Reply, Rule


def get_me(call: Call) -> Reply:
    """A person's `email` only with the scope of that name."""
    user = call.world.user(_me(call))
    shown = {**user, "mfa_enabled": True, "locale": call.world.state["locales"].get(user["id"], "en-US")}
    if call.grant is None:
        return 200, {**shown, "verified": True, "email": None}
    if "email" in call.grant.scopes:
        shown |= {"verified": True, "email": f"{user['username']}@example.com"}
    return 200, shown


def get_user(call: Call) -> Reply:
    user = call.world.state["users"].get(call.path["user_id"])
    if user is None:
        raise UNKNOWN_USER()
    return 200, user


def list_my_guilds(call: Call) -> Reply:
    limit, after = call.number("limit", 200, 1, 200), call.number("after", 0, 0, 2**63)
    mine = [guild_id for guild_id, members in call.world.state["members"].items() if _me(call) in members]
    guild_ids = sorted((guild_id for guild_id in mine if int(guild_id) > after), key=int)
    return 200, [_my_guild(call, guild_id) for guild_id in guild_ids[:limit]]


def get_own_member(call: Call) -> Reply:
    guild_id, user_id = call.path["guild_id"], _me(call)
    if user_id not in call.world.members(guild_id):
        raise UNKNOWN_GUILD()
    return 200, call.world.member_with_user(guild_id, user_id)


def open_direct_channel(call: Call) -> Reply:
    recipient = str(call.form().get("recipient_id"))
    if recipient not in call.world.state["users"]:
        raise UNKNOWN_USER()
    return 200, call.world.direct_channel(recipient)


def get_my_application(call: Call) -> Reply:
    """With what only its owner is told."""
    absent = ("role_connections_verification_url", "team", "event_webhooks_url")
    return 200, {
        **dict.fromkeys(absent),
        **application(call),
        "redirect_uris": known_redirects(call.playground.settings),
        "interactions_endpoint_url": call.playground.settings.bot_url,
        "owner": next(call.world.people()),
        "approximate_guild_count": len(call.world.state["guilds"]),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": len(call.world.held("authorizations")),
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": list(SCOPES),
    }


def application(call: Call) -> Json:
    """What everybody may know of it."""
    playground = call.playground
    return {
        "icon": None,
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
        "integration_types_config": {"0": {}},
        "max_participants": None,
        "tags": [],
    }


def _my_guild(call: Call, guild_id: str) -> Json:
    guild, count = call.world.guild(guild_id), len(call.world.members(guild_id))
    counts = {"approximate_member_count": count, "approximate_presence_count": count}
    return {
        "id": guild_id,
        "name": guild["name"],
        "icon": guild["icon"],
        "banner": guild["banner"],
        "owner": guild["owner_id"] == _me(call),
        "permissions": str(call.world.permissions(guild_id, _me(call))),
        "features": guild["features"],
        **(counts if call.flag("with_counts") else {}),
    }


def _me(call: Call) -> str:
    return call.grant.user_id if call.grant else call.world.application_id


ROUTES = (
    Rule("GET", "/users/@me", get_me, scope="identify"),
    Rule("GET", "/users/@me/guilds", list_my_guilds, scope="guilds"),
    Rule("GET", "/users/@me/guilds/{guild_id}/member", get_own_member, needs_bot=False, scope="guilds.members.read"),
    Rule("POST", "/users/@me/channels", open_direct_channel),
    Rule("GET", "/users/{user_id}", get_user),
    Rule("GET", "/applications/@me", get_my_application),
)
