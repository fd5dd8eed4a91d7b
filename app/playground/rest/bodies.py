"""Request bodies: JSON, a web form, or files beside a `payload_json`.

https://docs.discord.com/developers/reference#uploading-files
"""

import email
import json
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from app.playground.attachments import Attachments
from app.playground.problems import BAD_JSON, Json, Refusal
from app.playground.storage import encoded

WEB_FORM = "application/x-www-form-urlencoded"
MOST_FILES = 10
LARGEST_FILE_BYTES = 10 * 1024 * 1024


class Part(NamedTuple):
    name: str
    filename: str | None
    content_type: str
    data: bytes


def decoded(content_type: str, body: bytes, attachments: Attachments) -> Any:
    """JSON; a web form is an object of texts, uploads are complete `attachments` objects. None for an empty body."""
    kind = content_type.split(";")[0].strip().lower()
    if not body:
        return None
    if kind == "application/json":
        return _json(body)
    if kind == WEB_FORM:
        return _web_form(body)
    if kind == "multipart/form-data":
        return _with_uploads(_parts(content_type, body), attachments)
    message = 'Expected "Content-Type" header to be one of {"application/json", "multipart/form-data"}.'
    raise Refusal(400, 50035, "Invalid Form Body", {"_errors": [{"code": "CONTENT_TYPE_INVALID", "message": message}]})


def as_json(content_type: str, body: bytes) -> bytes:
    """To be shown: of uploads only what is said beside the files."""
    if content_type.startswith(WEB_FORM):
        return encoded(_web_form(body))
    if content_type.startswith("multipart/form-data"):
        return next((part.data for part in _parts(content_type, body) if part.name == "payload_json"), b"")
    return body


def _web_form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise BAD_JSON() from error


def _parts(content_type: str, body: bytes) -> list[Part]:
    boundary = re.search(r'boundary="?([^";,\s]+)"?', content_type)
    if boundary is None:
        raise BAD_JSON()
    parts = []
    for chunk in body.split(b"--" + boundary[1].encode())[1:-1]:
        head, _, data = chunk.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = email.message_from_bytes(head)
        name = headers.get_param("name", header="content-disposition")
        data = data.removesuffix(b"\r\n")
        parts.append(Part(str(name), headers.get_filename(), headers.get_content_type(), data))
    return parts


def _with_uploads(parts: list[Part], attachments: Attachments) -> Any:
    payload: Json = next((_json(part.data) for part in parts if part.name == "payload_json"), {})
    files = {found[1]: part for part in parts if (found := re.fullmatch(r"files\[([0-9]+)\]", part.name))}
    if len(files) > MOST_FILES or any(len(part.data) > LARGEST_FILE_BYTES for part in files.values()):
        raise Refusal(413, 40005, "Request entity too large")
    message: Json = payload["data"] if "data" in payload and "type" in payload else payload
    named = {str(each.get("id")): each for each in message.get("attachments") or ()}
    kept = [each for key, each in named.items() if key not in files]
    uploaded = [
        attachments.keep(part.filename or "file", part.content_type, part.data, named.get(number, {}))
        for number, part in files.items()
    ]
    message["attachments"] = [*kept, *uploaded]
    return payload
