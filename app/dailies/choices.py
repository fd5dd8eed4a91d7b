"""What an admin chooses for one channel of one source. The defaults are what a channel gets that nobody set up."""

from typing import Literal

import msgspec

Language = Literal["en", "de"]


class Choices(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    language: Language = "en"
    """Of what the bot adds to a post; the post itself stays as it was written."""
    spacing_seconds: int = 30
    """At least so long between two posts, so that twenty at once do not flood the channel."""
    watched: bool = True
    """Whether there is a button that awards miles to those who watched, read or heard it."""


def read_choices(stored: str) -> Choices:
    return msgspec.json.decode(stored, type=Choices)
