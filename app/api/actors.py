"""Who did something, as one number: an account of Discord's, or somebody whose number no account has.

`0` is the operator at a terminal, or whoever was forgotten; `1` the bot itself; below 0 is a token, by its id.
"""

from typing import Annotated

import msgspec

ACTOR_PATTERN = r"^([0-9]{1,18}|[0-8][0-9]{18}|9[01][0-9]{17}|token:[0-9]{1,18})$"
ActorText = Annotated[str, msgspec.Meta(pattern=ACTOR_PATTERN)]
"""Of a person their id, of a token `token:` and its id."""

_TOKEN = "token:"  # noqa: S105 - no secret


def token_actor(token_id: int) -> int:
    return -token_id


def actor_text(actor_id: int) -> ActorText:
    return f"{_TOKEN}{-actor_id}" if actor_id < 0 else str(actor_id)


def read_actor(text: ActorText) -> int:
    return token_actor(int(text.removeprefix(_TOKEN))) if text.startswith(_TOKEN) else int(text)
