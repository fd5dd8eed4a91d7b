"""What the bot may do in a channel, and why it cannot post there."""

from collections.abc import Sequence

from app.discord.permissions import Permission, permissions_in
from app.discord.resources import Channel, Role

TEXT, ANNOUNCEMENT = 0, 5
NEEDED = {
    Permission.VIEW_CHANNEL: "cannot-see",
    Permission.SEND_MESSAGES: "cannot-send",
    Permission.EMBED_LINKS: "cannot-embed",
    Permission.READ_MESSAGE_HISTORY: "cannot-read",
}
"""Read back: a post that may be there already is looked for before it is sent again."""


def is_for_text(channel: Channel) -> bool:
    return channel.type in (TEXT, ANNOUNCEMENT)


def channel_problem(channel: Channel, roles: Sequence[Role], my_roles: Sequence[int], my_id: int) -> str | None:
    """`not-for-text`, `cannot-see`, `cannot-send`, `cannot-embed` or `cannot-read`; None when all is well."""
    if not is_for_text(channel):
        return "not-for-text"
    held = permissions_in(channel, roles, my_roles, my_id)
    return next((problem for permission, problem in NEEDED.items() if not held & permission), None)
