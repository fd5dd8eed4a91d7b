"""What the API of Mastodon answers, as far as it is read. https://docs.joinmastodon.org/entities/Status/"""

import re
from urllib.parse import quote

import httpx
import msgspec

from app.dailies.parsing.reading import MOST_NAME
from app.dailies.sources.api import Shape, plain, read_answer
from app.dailies.sources.protocol import Answer, Fetcher
from app.errors import SourceError

_ID = re.compile(r"[\w-]{1,64}")


class Account(msgspec.Struct, frozen=True):
    id: str = ""
    acct: str = ""
    display_name: str | None = None
    url: str | None = None
    avatar: str | None = None
    avatar_static: str | None = None
    moved: "Account | None" = None

    @property
    def name(self) -> str:
        return plain(self.display_name, MOST_NAME) or plain(self.acct, MOST_NAME)


class Media(msgspec.Struct, frozen=True):
    type: str | None = None
    url: str | None = None
    preview_url: str | None = None
    description: str | None = None

    @property
    def picture(self) -> str | None:
        return self.url if self.type == "image" else self.preview_url


class PreviewCard(msgspec.Struct, frozen=True):
    image: str | None = None


class Status(msgspec.Struct, frozen=True):
    id: str
    account: Account
    url: str | None = None
    uri: str | None = None
    created_at: str | None = None
    edited_at: str | None = None
    content: str | None = None
    spoiler_text: str | None = None
    sensitive: bool | None = None
    in_reply_to_id: str | None = None
    reblog: msgspec.Raw | None = None
    media_attachments: list[Media] | None = None
    card: PreviewCard | None = None

    @property
    def is_own(self) -> bool:
        return self.in_reply_to_id is None and self.reblog in (None, b"null")


class Refused(msgspec.Struct, frozen=True):
    error: str


async def look_up(http: Fetcher, host: str, name: str) -> Answer:
    """https://docs.joinmastodon.org/methods/accounts/#lookup"""
    return await http.call("GET", f"https://{host}/api/v1/accounts/lookup?acct={quote(name)}")


def account_address(looked_up: str, account: Account) -> str:
    """Beside the address where it was looked up."""
    if not _ID.fullmatch(account.id):
        raise SourceError("broken", f"{httpx.URL(looked_up).host} gives the account no id")
    return str(httpx.URL(looked_up).join(account.id))


def read_mastodon(answer: Answer, shape: type[Shape]) -> Shape:
    host = httpx.URL(answer.url).host
    if answer.status == 422:
        raise SourceError("blocked", f"{host} shows posts only to people who are signed in", status=422)
    if is_unknown(answer):
        raise SourceError("no-account", f"{host} has no such account", status=404)
    return read_answer(answer, shape)


def is_unknown(answer: Answer) -> bool:
    """Whether a server with this API says that there is no such account."""
    try:
        return answer.status == 404 and "not found" in msgspec.json.decode(answer.body, type=Refused).error.lower()
    except msgspec.DecodeError:
        return False


def is_json(answer: Answer) -> bool:
    return answer.content_type.partition(";")[0].strip().lower() == "application/json"
