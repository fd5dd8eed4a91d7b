"""Accounts whose owners let the bot read them. A new platform is one module and one line in this map."""

from app.dailies.connections.instagram import Instagram
from app.dailies.connections.platform import Platform
from app.dailies.connections.tiktok import TikTok
from app.settings import PlatformKeys

Platforms = dict[str, Platform]


def platforms(keys: PlatformKeys) -> Platforms:
    """Those that the operator has a key for."""
    found: Platforms = {}
    if keys.instagram:
        found["instagram"] = Instagram(keys.instagram)
    if keys.tiktok:
        found["tiktok"] = TikTok(keys.tiktok)
    return found
