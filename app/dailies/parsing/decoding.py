"""Which characters the bytes of a feed mean. The same bytes always mean the same, whether the feed is well-formed or
not: ids depend on it."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE)
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""https://encoding.spec.whatwg.org/#names-and-labels"""
_TEXTS = re.compile(r"(utf|iso|cp|koi|mac|gb|big5|euc|shift|johab|hz|tis|ptcp|kz|latin|hp|cyr)")


def _as_windows_bytes(error: UnicodeError) -> tuple[str, int]:
    """For bytes that are no UTF-8: texts pasted from elsewhere, or all of it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("omo.windows", _as_windows_bytes)


def decode(body: bytes, content_type: str = "") -> str:
    """Never fails: bytes that mean nothing become U+FFFD.

    A declaration that names something else than UTF-8 is wrong when the bytes are UTF-8 beyond ASCII. Without a usable
    one it is UTF-8, and single bytes that are none are Windows-1252.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    named = [*_declared(body), *_IN_HEADER.findall(content_type)]
    candidates = [codec for name in named if (codec := _codec(name)) and codec != "utf-8"]
    for encoding in candidates if body.isascii() else ["utf-8", *candidates]:
        try:
            return body.decode(encoding)
        except UnicodeError:
            continue
    return body.decode(candidates[0], "replace") if candidates else body.decode("utf-8", "omo.windows")


def _declared(body: bytes) -> list[str]:
    return [name.decode("ascii") for name in _DECLARED.findall(body[:1024])]


def _codec(label: str) -> str:
    """Python's name, or nothing for one that is unknown or no text (Python also has codecs such as zlib)."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = _AS_BROWSERS_DO.get(name, name)
    return name if _TEXTS.match(name) and name != "utf-7" else ""
