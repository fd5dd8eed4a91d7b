"""The text above a post: an admin's words with gaps. `{author|source|'the crew'}` takes the first that is not empty."""

import re

from app.dailies.items import Item
from app.discord.markdown import escaped
from app.errors import SettingsError

GAPS = ("title", "text", "author", "source", "kind", "url", "role")
LONGEST_WORDING, LONGEST_FILLED = 500, 1500
_GAP = re.compile(r"\{([^{}]*)\}")


def filled(wording: str, item: Item, source_title: str, kind: str, role_id: int | None) -> str:
    """What came from the source is plain text. A role that is not named comes first. At most 1500 characters."""
    role = f"<@&{role_id}>" if role_id else ""
    values = {
        "title": escaped(item.title),
        "text": escaped(item.text[:300]),
        "author": escaped(item.author),
        "source": escaped(source_title),
        "kind": kind,
        "url": item.url,
        "role": role,
    }
    text = _GAP.sub(lambda gap: _first(gap[1], values), wording).strip()
    named = role and role in text
    return (text if named or not role else f"{role} {text}".strip())[:LONGEST_FILLED]


def _first(alternatives: str, values: dict[str, str]) -> str:
    for alternative in (part.strip() for part in alternatives.split("|")):
        value = alternative[1:-1] if _is_literal(alternative) else values.get(alternative, "")
        if value:
            return value
    return ""


def check_wording(wording: str) -> None:
    """Raises `SettingsError` with one line for each thing that cannot work."""
    parts = [part.strip() for gap in _GAP.findall(wording) for part in gap.split("|")]
    unknown = sorted({part for part in parts if part not in GAPS and not _is_literal(part)})
    problems = [f"text: there is no {{{part}}}, only {', '.join(GAPS)} and 'words'" for part in unknown]
    if set("{}") & set(_GAP.sub("", wording)):
        problems.append("text: a bracket is missing or too much; a gap is written {title}")
    if len(wording) > LONGEST_WORDING:
        problems.append(f"text: at most {LONGEST_WORDING} characters")
    if problems:
        raise SettingsError(problems)


def _is_literal(part: str) -> bool:
    return len(part) >= 2 and part[0] == part[-1] == "'"
