"""`@name@host` and profiles of Mastodon to the account's id; to its feed where the API wants a sign-in."""

import re
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from app.dailies.discovery.protocol import Pasted
from app.dailies.fetching.refusals import refusal
from app.dailies.sources.mastodon_api import Account, account_address, is_json, is_unknown, look_up, read_mastodon
from app.dailies.sources.protocol import Answer, Fetcher, Source
from app.errors import SourceError

NOW_AND_THEN = (429, 500, 502, 503, 504)
"""Statuses that say nothing about the account."""

_HOST = r"[\w-]+(?:\.[\w-]+)+"
_ACCOUNT = re.compile(rf"@?([\w.-]{{1,100}})@({_HOST})")
_PROFILE = re.compile(rf"/(?:@|users/)([\w.-]{{1,100}})(?:@({_HOST}))?(?:/.*)?")

_FEEDS = (".rss", ".atom", ".json")


class Name(NamedTuple):
    name: str
    host: str
    certain: bool
    """That it is an account of this kind: other sites have pages at `/@name`, too."""


class Link(msgspec.Struct, frozen=True):
    rel: str = ""
    type: str = ""
    href: str = ""


class WebFinger(msgspec.Struct, frozen=True):
    links: list[Link] = []


class Mastodon:
    async def find(self, pasted: Pasted, http: Fetcher) -> list[Source]:
        name = _name(pasted)
        if name is None:
            return []
        answer = await look_up(http, name.host, name.name)
        if name.certain and not is_json(answer) and (home := await _home(name, http)):
            answer = await look_up(http, home, f"{name.name}@{name.host}")
        if answer.status == 200 and is_json(answer):
            return [_source(answer)]
        if is_unknown(answer):
            raise SourceError("no-account", f"{name.host} has no account @{name.name}", status=404)
        if not name.certain and not is_json(answer):
            return []
        if answer.status in NOW_AND_THEN:
            raise refusal(name.host, answer.status, answer.headers)
        return [_feed(name)]


def _name(pasted: Pasted) -> Name | None:
    if account := _ACCOUNT.fullmatch(pasted.text):
        return Name(account[1], account[2].lower(), certain=pasted.text.startswith("@"))
    profile = _PROFILE.fullmatch(pasted.url.path)
    if profile is None or not pasted.url.host or profile[1].endswith(_FEEDS):
        return None
    return Name(profile[1], profile[2] or pasted.url.netloc.decode(), certain=profile[2] is not None)


async def _home(name: Name, http: Fetcher) -> str:
    """Where the accounts of this host live: not always there. https://docs.joinmastodon.org/spec/webfinger/"""
    asked = quote(f"acct:{name.name}@{name.host}")
    try:
        answer = await http.get(f"https://{name.host}/.well-known/webfinger?resource={asked}")
        links = msgspec.json.decode(answer.body, type=WebFinger).links
    except (SourceError, msgspec.DecodeError):
        return ""
    own = (Pasted(text=link.href) for link in links if link.rel == "self" and link.type == "application/activity+json")
    return next((each.url.host for each in own if each.url.host), "")


def _source(answer: Answer) -> Source:
    account = read_mastodon(answer, Account)
    if account.moved:
        raise SourceError("gone", f"@{account.acct} has moved: {account.moved.url} is the account to follow")
    return Source(kind="mastodon", address=account_address(answer.url, account), title=account.name)


def _feed(name: Name) -> Source:
    return Source(kind="feed", address=f"https://{name.host}/@{name.name}.rss")
