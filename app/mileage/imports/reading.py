"""From a file's bytes to its lines: the encoding first, then the format, which tells itself by what only it has."""

from app.mileage.imports.csv_file import read_csv
from app.mileage.imports.encodings import Encoding, read_text
from app.mileage.imports.json_files import Document, are_ours, is_lines, read_document, read_lines
from app.mileage.imports.rows import BadFile, FileFormat, ReadFile, read_records

FORMATS: tuple[FileFormat, ...] = ("own-csv", "own-json", "mee6", "lurkr", "polaris", "levelup")
PACKED = (b"PK\x03\x04", b"\x1f\x8b")
"""ZIP (which .xlsx is, too) and gzip."""
ONLY_LEVELUP = frozenset({"voice", "messages", "level", "prestige", "stars", "last_active"})
ONLY_OF_SETTINGS_OF_LEVELUP = frozenset({"configs", "users_weekly", "algorithm", "levelroles", "weeklysettings"})


def read_file(
    content: bytes | bytearray,
    guild_id: int,
    file_format: FileFormat | None,
    encoding: Encoding | None,
) -> ReadFile:
    """`guild_id` picks the guild in a file about many. Raises `BadFile`."""
    if content.startswith(PACKED):
        raise BadFile("import-packed")
    text = read_text(content, encoding)
    if not text.strip():
        raise BadFile("import-empty")
    if not text.lstrip().startswith(("{", "[")):
        if file_format not in (None, "own-csv"):
            raise BadFile("import-not-json", 1, format=file_format)
        return read_records("own-csv", read_csv(text))
    if file_format == "own-csv":
        raise BadFile("import-not-csv", 1)
    if file_format in (None, "own-json") and is_lines(text):
        return read_records("own-json", read_lines(text))
    document = Document(text)
    found = file_format or recognise(document)
    return read_records(found, read_document(document, found, guild_id))


def recognise(document: Document) -> FileFormat:
    """Raises `BadFile`."""
    fields, first = document.fields.keys(), document.first.keys()
    if "players" in fields | first or {"id", "xp"} <= first:
        return "mee6"
    if "levels" in fields | first or {"userId", "xp"} <= first:
        return "lurkr"
    if ONLY_OF_SETTINGS_OF_LEVELUP & fields or ("xp" in first and ONLY_LEVELUP & first):
        return "levelup"
    if "xp" in first:
        return "polaris"
    if "members" in fields or are_ours(first):
        return "own-json"
    raise BadFile("import-unknown-format", formats=", ".join(FORMATS))
