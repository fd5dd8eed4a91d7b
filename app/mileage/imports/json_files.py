"""JSON of this bot and of others, as their exports and public addresses give it:

- MEE6: pages of `GET /plugins/levels/leaderboard/{guild}`: `players` with `id`, `username`, `xp`; often several pages
  put together in one list. https://mee6.github.io/Mee6-documentation/
- Lurkr: `levels` with `userId`, `xp`, and `user`. https://lurkr.gg/docs
- Polaris: `users` by id with `xp`. https://github.com/GDColon/Polaris-Open
- LevelUp: a server's backup, `users` by id with `xp`, `voice`, `messages` …; the whole cog's has `configs` by guild.
  https://github.com/vertyco/vrt-cogs/tree/main/levelup
- ours: one object in each line, or a list of them.

All of them count up from zero: their points become miles as they are, or so many of them to a mile.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import msgspec

from app.mileage.imports.rows import LEDGERS_OWN, BadFile, BadLine, FileFormat, Record

Raw = msgspec.Raw
_lists = msgspec.json.Decoder(list[Raw])
_objects = msgspec.json.Decoder(dict[str, Raw])


class OwnRecord(msgspec.Struct):
    user_id: str | int | None = None
    name: str | None = None
    balance: Any = None
    miles: Any = None


class Mee6Player(msgspec.Struct):
    id: str | int | None = None
    username: str | None = None
    xp: Any = None


class LurkrUser(msgspec.Struct):
    username: str | None = None


class LurkrLevel(msgspec.Struct, rename="camel"):
    user_id: str | int | None = None
    xp: Any = None
    user: LurkrUser | None = None


class Profile(msgspec.Struct):
    """Of Polaris and LevelUp, by id."""

    xp: Any = None


def own(record: OwnRecord) -> tuple[Any, Any, Any]:
    return record.user_id, record.name, record.miles if record.balance is None else record.balance


def mee6(player: Mee6Player) -> tuple[Any, Any, Any]:
    return player.id, player.username, player.xp


def lurkr(level: LurkrLevel) -> tuple[Any, Any, Any]:
    return level.user_id, level.user and level.user.username, level.xp


_LISTED: dict[str, tuple[str, Callable[[Any], tuple[Any, Any, Any]], msgspec.json.Decoder[Any]]] = {
    "own-json": ("members", own, msgspec.json.Decoder(OwnRecord)),
    "mee6": ("players", mee6, msgspec.json.Decoder(Mee6Player)),
    "lurkr": ("levels", lurkr, msgspec.json.Decoder(LurkrLevel)),
}
"""The key of the list, what a record means, and how it is read."""
_profile = msgspec.json.Decoder(Profile)


def is_lines(text: str) -> bool:
    """Whether each line is a record of ours: the first one tells."""
    try:
        return are_ours(_objects.decode(text.lstrip().partition("\n")[0]))
    except (msgspec.DecodeError, RecursionError):
        return False


def are_ours(fields: Collection[str]) -> bool:
    return bool({"user_id", "name"} & set(fields)) and bool({"balance", "miles"} & set(fields))


def read_lines(text: str) -> Iterator[Record | BadLine]:
    """Ours, line by line. Raises `BadFile` for a ledger."""
    for number, line in enumerate(text.split("\n"), start=1):
        if number == 1 and LEDGERS_OWN in _objects.decode(line):
            raise BadFile("import-ledger", 1)
        if line.strip():
            yield _listed("own-json", number, line)


def read_document(document: "Document", file_format: FileFormat, guild_id: int) -> Iterator[Record | BadLine]:
    """Raises `BadFile` when it is not of this format."""
    if file_format in ("polaris", "levelup"):
        for number, (user_id, profile) in enumerate(_profiles(document, guild_id).items(), start=1):
            yield _by_id(number, user_id, profile)
    else:
        key, _, _ = _LISTED[file_format]
        for number, record in enumerate(document.records(key), start=1):
            yield _listed(file_format, number, record)


class Document:
    """A file that is one JSON value; what is in it is read record by record."""

    def __init__(self, text: str) -> None:
        """Raises `BadFile`."""
        self.listed: list[Raw] | None = None
        self.fields: dict[str, Raw] = {}
        try:
            if text.lstrip().startswith("["):
                self.listed = _lists.decode(text)
            else:
                self.fields = _objects.decode(text)
        except (msgspec.DecodeError, RecursionError) as error:
            raise _no_json(text, str(error)) from None

    @property
    def first(self) -> dict[str, Raw]:
        """The fields of its first record, for telling formats apart."""
        if self.listed:
            return _fields(self.listed[0])
        for key in ("users", "xp"):
            if key in self.fields:
                return _fields(next(iter(_fields(self.fields[key]).values()), Raw(b"{}")))
        return _fields(next(iter(self.fields.values()), Raw(b"{}")))

    def records(self, key: str) -> list[Raw]:
        """The list under a key, or the whole; several pages in one list are put together."""
        try:
            if self.listed is None:
                return _lists.decode(self.fields[key])
            if self.listed and key in _fields(self.listed[0]):
                return [record for page in self.listed for record in _lists.decode(_fields(page)[key])]
        except (KeyError, msgspec.DecodeError):
            raise BadFile("import-no-list", key=key) from None
        return self.listed


def _profiles(document: Document, guild_id: int) -> dict[str, Raw]:
    fields = document.fields
    if "configs" in fields:
        fields = _fields(_fields(fields["configs"]).get(str(guild_id), Raw(b"{}")))
        if not fields:
            raise BadFile("import-other-servers", server=str(guild_id))
    if "users" in fields or "xp" in fields:
        return _fields(fields["users"] if "users" in fields else fields["xp"])
    if document.listed is not None or not all(key.isdigit() for key in fields):
        raise BadFile("import-no-users")
    return fields


def _listed(file_format: str, number: int, text: str | Raw) -> Record | BadLine:
    _, meaning, decoder = _LISTED[file_format]
    try:
        return (number, *meaning(decoder.decode(text)))
    except (msgspec.DecodeError, RecursionError) as error:
        return BadLine(number, "import-line-unread", {"why": str(error)})


def _by_id(number: int, user_id: str, profile: Raw) -> Record | BadLine:
    try:
        return number, user_id, None, _profile.decode(profile).xp
    except (msgspec.DecodeError, RecursionError) as error:
        return BadLine(number, "import-line-unread", {"why": str(error)})


def _fields(raw: Raw) -> dict[str, Raw]:
    """Empty for what is no object."""
    try:
        return _objects.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return {}


def _no_json(text: str, error: str) -> BadFile:
    line = _line_of(text, error)
    return BadFile("import-cut-off", line) if "truncated" in error else BadFile("import-no-json", line, why=error)


def _line_of(text: str, error: str) -> int | None:
    """msgspec tells the byte."""
    _, _, place = error.partition("(byte ")
    if "truncated" in error:
        return text.count("\n") + 1
    if not place:
        return None
    return text.encode()[: int(place.rstrip(")"))].count(b"\n") + 1
