"""Who asks: the bot, a person's Bearer token, or anybody where the path holds a token."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import NamedTuple

from app.playground.oauth.grants import Grant, find_grant
from app.playground.playground import Playground
from app.playground.problems import UNAUTHORIZED
from app.playground.rest.call import Rule


class Caller(NamedTuple):
    grant: Grant | None
    """None for the bot."""
    major: dict[str, str]
    """What parts its rate limits from those of others: people have their own."""


def check_caller(playground: Playground, rule: Rule, headers: Mapping[str, str]) -> Caller:
    """Raises 401, which is also Discord's answer to a Bearer token without the scope."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    if rule.scope is not None and kind == "Bearer":
        grant = find_grant(playground.world, token)
        if grant is None or rule.scope not in ("", *grant.scopes):
            raise UNAUTHORIZED()
        return Caller(grant, {"token": hashlib.sha256(token.encode()).hexdigest()})
    if rule.needs_bot or rule.scope is not None:
        _check_bot(playground, rule, kind, token)
    return Caller(None, {})


def _check_bot(playground: Playground, rule: Rule, kind: str, token: str) -> None:
    expected = playground.identity.bot_token
    if not (rule.needs_bot and kind == "Bot" and secrets.compare_digest(token.encode(), expected.encode())):
        raise UNAUTHORIZED()
