"""What makes an item the same item in the next poll.

1. The id that the feed gives it: `guid`, `id`, `rdf:about`, YouTube's video id. Compared character by character, as
   RFC 4287 4.2.6.1 wants; only white space around it does not count, nor (app/dailies/deciding.py) whether it begins
   with `http` or `https`: whole sites move, and their ids with them.
2. Else its link, without what changes when nothing does: `http` or `https`, the case of the host, tracking parameters.
3. Else a hash of its title and date; without a date, of its title and text.

Never a title or a date alone, and never the address of an enclosure.

Entries of one document that share an id are one item when their link (for an id that was given) or their title is the
same, too. Else the feed hands out its ids carelessly: the oldest keeps it, because it had it while it was alone, and
the others get their link or title added.
"""

import hashlib
import re
from collections.abc import Sequence

from app.dailies.deciding import oldest_first
from app.dailies.parsing.entries import Entry

LONGEST_ID = 600
"""Characters: what is longer is hashed, so that it fits into an index of PostgreSQL."""

_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|igshid|mc_[ce]id|xtor|_hs\w+|at_\w+)(=|$)", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[^/?#]*", re.IGNORECASE)


def identify(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries by id, in their order. Of entries that are one item, the first."""
    known: dict[str, dict[str, str]] = {}
    ids: dict[int, str] = {}
    for entry in oldest_first(entries):
        link, title = steady_link(entry.link), entry.title or entry.text
        own = entry.guid or link or _fingerprint(entry)
        twins = known.setdefault(own, {})
        marks = [mark for mark in (link if entry.guid else "", title) if mark]
        twin = next((twins[mark] for mark in marks if mark in twins), "")
        ids[id(entry)] = twin or ("|".join((own, *marks[:1])) if twins else own)
        twins.update(dict.fromkeys(marks or [""], ids[id(entry)]))
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(short_id(ids[id(entry)]), entry)
    return found


def steady_link(link: str) -> str:
    """The link as a name: fit to compare, not to follow."""
    address, hash_sign, fragment = link.partition("#")
    path, question_mark, query = address.partition("?")
    kept = [part for part in query.split("&") if not _TRACKING.match(part)] if query else []
    steady = _ORIGIN.sub(lambda found: found[0].lower().replace("https:", "http:", 1), path, count=1)
    if kept or (question_mark and not query):
        steady += "?" + "&".join(kept)
    return steady if _TRACKING.match(fragment) else steady + hash_sign + fragment


def _fingerprint(entry: Entry) -> str:
    return _hash("\0".join((entry.title, entry.date or entry.text)))


def short_id(item_id: str) -> str:
    """Also without NUL, which JSON may hold and PostgreSQL may not."""
    return item_id.replace("\0", "") if len(item_id) <= LONGEST_ID else _hash(item_id)


def _hash(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
