"""Interactions as Discord posts them, made, padded and signed before anything is measured.

Fields: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
"""

import itertools
import json
import time
from collections.abc import Iterable, Iterator
from typing import Any

from nacl.signing import SigningKey

SIZE = 3072
"""Bytes of every body: what a command in a busy community server weighs."""
GUILD = 9007199254740994001
APPLICATION = 9007199254740994002
CHANNEL = 9007199254740994003
FIRST_INTERACTION = 1440000000000000000
FIRST_MEMBER = 200000000000000000
FEATURES = [
    "ACTIVITY_FEED_DISABLED_BY_USER", "ANIMATED_ICON", "AUTO_MODERATION", "BANNER", "CHANNEL_ICON_EMOJIS_GENERATED",
    "COMMUNITY", "GUILD_ONBOARDING", "GUILD_ONBOARDING_EVER_ENABLED", "GUILD_ONBOARDING_HAS_PROMPTS",
    "GUILD_SERVER_GUIDE", "INVITE_SPLASH", "MEMBER_PROFILES", "NEWS", "PIN_PERMISSION_MIGRATION_COMPLETE",
    "PREVIEW_ENABLED", "ROLE_ICONS", "SOUNDBOARD", "STAGE_CHANNEL", "WELCOME_SCREEN_ENABLED",
]  # fmt: skip

_numbers = itertools.count()


def signed_requests(command: str, count: int, key: SigningKey) -> Iterator[bytes]:
    """Whole HTTP requests; each is a new interaction of a member who was never seen before."""
    parts = _parts(_interaction(command))
    for number in itertools.islice(_numbers, count):
        yield _request(key, _body(parts, number))


def ping_request(key: SigningKey) -> bytes:
    """Discord's own PING, as when the endpoint is saved in the Developer Portal."""
    interaction = {
        "id": str(FIRST_INTERACTION - 1),
        "application_id": str(APPLICATION),
        "token": "t",
        "type": 1,
        "version": 1,
    }
    return _request(key, json.dumps(interaction).encode())


def member_ids(numbers: Iterable[int]) -> list[int]:
    return [FIRST_MEMBER + number for number in numbers]


def _request(key: SigningKey, body: bytes) -> bytes:
    timestamp = b"%d" % time.time()
    signature = key.sign(timestamp + body).signature.hex().encode()
    return (
        b"POST /interactions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        b"user-agent: Discord-Interactions/1.0 (+https://discord.com)\r\n"
        b"x-signature-ed25519: %s\r\nx-signature-timestamp: %s\r\ncontent-length: %d\r\n\r\n%s"
    ) % (signature, timestamp, len(body), body)


def _parts(interaction: dict[str, Any]) -> list[bytes]:
    """The body around the three places that change: interaction, token, member."""
    interaction["channel"]["topic"] = ""
    missing = SIZE - len(_filled(_cut(interaction), 0))
    interaction["channel"]["topic"] = ("Where the van stands tonight, and who is on stage. " * 40)[:missing]
    return _cut(interaction)


def _cut(interaction: dict[str, Any]) -> list[bytes]:
    text = json.dumps(interaction, separators=(",", ":"))
    return [part.encode() for part in text.split("@NUMBER@")]


def _body(parts: list[bytes], number: int) -> bytes:
    body = _filled(parts, number)
    assert len(body) == SIZE
    return body


def _filled(parts: list[bytes], number: int) -> bytes:
    return (b"%09d" % number).join(parts)


def _interaction(command: str) -> dict[str, Any]:
    """The ids of interaction and member end in the nine digits that come in place of @NUMBER@."""
    return {
        "app_permissions": "2248473465835073",
        "application_id": str(APPLICATION),
        "attachment_size_limit": 10485760,
        "authorizing_integration_owners": {"0": str(GUILD)},
        "channel": _channel(),
        "channel_id": str(CHANNEL),
        "context": 0,
        "data": {"id": "1440000000000000777", "name": command, "type": 1},
        "entitlement_sku_ids": [],
        "entitlements": [_entitlement()],
        "guild": {"features": FEATURES, "id": str(GUILD), "locale": "en-US"},
        "guild_id": str(GUILD),
        "guild_locale": "en-US",
        "id": f"{FIRST_INTERACTION // 10**9}@NUMBER@",
        "locale": "en-GB",
        "member": _member(),
        "token": "aW50ZXJhY3Rpb246" + "MTQ0MDAwMDAwMDAwMDAwMDAwMDpt" * 7 + "@NUMBER@",
        "type": 2,
        "version": 1,
    }


def _channel() -> dict[str, Any]:
    return {
        "flags": 0,
        "guild_id": str(GUILD),
        "icon_emoji": {"id": None, "name": "🎤"},
        "id": str(CHANNEL),
        "last_message_id": "1439999999999999999",
        "last_pin_timestamp": "2026-10-30T18:12:44+00:00",
        "name": "green-room",
        "nsfw": False,
        "parent_id": "9007199254740994004",
        "permissions": "2248473465835073",
        "position": 7,
        "rate_limit_per_user": 0,
        "theme_color": None,
        "topic": "",
        "type": 0,
    }


def _entitlement() -> dict[str, Any]:
    return {
        "id": "1440000000000000888",
        "sku_id": "1440000000000000889",
        "application_id": str(APPLICATION),
        "user_id": f"{FIRST_MEMBER // 10**9}@NUMBER@",
        "promotion_id": None,
        "type": 8,
        "deleted": False,
        "gift_code_flags": 0,
        "consumed": False,
        "starts_at": "2026-09-14T17:00:18.704163+00:00",
        "ends_at": "2027-10-14T17:00:18.704163+00:00",
        "guild_id": str(GUILD),
    }


def _member() -> dict[str, Any]:
    return {
        "avatar": None,
        "banner": None,
        "collectibles": None,
        "communication_disabled_until": None,
        "deaf": False,
        "flags": 0,
        "joined_at": "2026-03-27T19:20:52.103000+00:00",
        "mute": False,
        "nick": "Road Companion @NUMBER@",
        "pending": False,
        "permissions": "2248473465835073",
        "premium_since": None,
        "roles": [str(9007199254740995000 + role) for role in range(8)],
        "unusual_dm_activity_until": None,
        "user": {
            "avatar": "a_d5efa99b3eeaa7dd43acca82f5692432",
            "avatar_decoration_data": None,
            "clan": None,
            "collectibles": None,
            "discriminator": "0",
            "display_name_styles": None,
            "global_name": "Companion @NUMBER@",
            "id": f"{FIRST_MEMBER // 10**9}@NUMBER@",
            "primary_guild": None,
            "public_flags": 64,
            "username": "companion_@NUMBER@",
        },
    }
