"""ETag and If-Match: two who change the same thing never overwrite each other without a word."""

import re
from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from app.api.problems import ApiError, InvalidRequest

_TAG = re.compile(r'(?:W/)?("[^"]*")')
"""https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3"""


def etag_of(version: int) -> str:
    return f'"v{version}"'


def version_of(value: object) -> int:
    """Of what counts no changes: the same content is the same version."""
    content = msgspec.json.encode(value, order="deterministic")
    return int.from_bytes(blake2b(content, digest_size=7).digest())


def seen_tags(headers: Mapping[str, str]) -> list[str]:
    """Raises `ApiError` 428 when If-Match is missing, `InvalidRequest` when it is none. What a proxy marked as weak
    (`W/`), because it compressed the answer, is the same version."""
    given = headers.get("if-match", "").strip()
    if not given:
        raise ApiError(428, "name the version that you saw: send its ETag as If-Match")
    if given == "*":
        return [given]
    if _TAG.sub("", given).strip(", \t") or '"' not in given:
        raise InvalidRequest({"header.if-match": 'is no ETag: send it as you got it, in its quotation marks, as "v3"'})
    return _TAG.findall(given)


def require_seen(headers: Mapping[str, str], version: int) -> None:
    """Raises `ApiError` 428 when If-Match is missing, 412 when it names another version. `*` takes any."""
    seen = seen_tags(headers)
    if "*" not in seen and etag_of(version) not in seen:
        raise ApiError(412, "somebody changed it meanwhile: read it again, then change it", {"ETag": etag_of(version)})
