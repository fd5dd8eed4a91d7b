"""The Admin API that imports miles: send a file, look what it would change, match names, apply it as one batch."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated, Any

import asyncpg
from arq.connections import ArqRedis
from msgspec import UNSET, Meta, UnsetType, structs

from app.api.call import Call
from app.api.declaration import ApiBook, Sent
from app.api.paging import MOST_ITEMS, Page, page_of, read_cursor
from app.api.problems import ApiError, InvalidRequest, NotThere
from app.database.pool import Connection, Database
from app.database.queries import queries
from app.discord.rest import DiscordRest
from app.discord.snowflake import Snowflake, SnowflakeText
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage.api.import_shapes import (
    ImportJson,
    MoveJson,
    UnmatchedJson,
    dry_run_json,
    import_json,
    move_json,
    unmatched_json,
)
from app.mileage.days import day_of
from app.mileage.imports import changing
from app.mileage.imports.changing import ImportBusy, NobodyMatched, NoImport, UnknownLines
from app.mileage.imports.encodings import Encoding
from app.mileage.imports.reading import read_file
from app.mileage.imports.rows import BadFile, FileFormat, ReadFile
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, Place, Strategy, foresee, greatest_moves, store
from app.mileage.recipients import MOST_LOOKED_UP, Recipients, TooManyToLookUp
from app.queue.doorbell import Doorbell
from app.texts.lines import NO_NUL, one_line

imports = ApiBook("miles")

ALL = "/guilds/{guild_id}/imports"
ONE = ALL + "/{import_id}"
UPLOAD_SECONDS = 300
sending = asyncio.Semaphore(4)
"""So many files are held in memory at a time, …"""
reading = asyncio.Semaphore(1)
"""… and one is read, in a thread beside."""


PointsPerMile = Annotated[int, Meta(ge=1, le=1_000_000)]


class ImportQuery(Sent, frozen=True):
    strategy: Strategy = "keep-max"
    """`keep-max` keeps whichever is more, `sum` adds the file's miles, `replace` takes the file's. A member who is in
    the file more than once: the greatest, all, the last."""
    format: FileFormat | None = None
    """Left out: the file tells."""
    encoding: Encoding | None = None
    """Left out: UTF-8, or UTF-16 if it says so."""
    file_name: Annotated[str, Meta(min_length=1, max_length=200, pattern=NO_NUL)] = "upload"
    """For the record."""
    points_per_mile: PointsPerMile = 1
    """How many points of the other bot are one mile; what is left over is dropped."""
    counts_for: date = BEFORE_DISCORD
    """The server's day of its entries: they count for the boards of that day's week and month, too."""


@imports.post(ALL, "Send a file of miles and see what it would change; nothing is booked", status=201, takes_file=True)
async def create_import(call: Call, query: ImportQuery) -> ImportJson:
    await _require_past(call, "query.counts_for", query.counts_for)
    content = await _upload(call)
    async with reading:
        try:
            read = await asyncio.to_thread(read_file, content, call.guild_id, query.format, query.encoding)
        except BadFile as error:
            raise InvalidRequest({"body": error.told(call.texts)}) from None
        return await _store(call, query, read)


async def _require_past(call: Call, field: str, counts_for: date) -> None:
    today = day_of(datetime.now(UTC), (await call.part(GuildStore).settings(call.guild_id)).zone_info)
    if not BEFORE_DISCORD <= counts_for <= today:
        raise InvalidRequest({field: call.texts("field-day-between", first=str(BEFORE_DISCORD), last=str(today))})


async def _upload(call: Call) -> bytearray:
    content = bytearray()
    try:
        async with sending, asyncio.timeout(UPLOAD_SECONDS):
            async for piece in call.stream:
                content += piece
    except TimeoutError:
        raise InvalidRequest({"body": call.texts("field-too-slow", seconds=UPLOAD_SECONDS)}) from None
    return content


async def _store(call: Call, query: ImportQuery, read: ReadFile) -> ImportJson:
    file_name = one_line(query.file_name) or "upload"
    new = NewImport(call.guild_id, call.actor_id, file_name, query.strategy, query.counts_for, query.points_per_mile)
    import_id = await call.part(Database).transact(lambda connection: store(connection, new, read))
    return await _read(call, import_id)


class ImportsQuery(Sent, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 50
    cursor: str | None = None


@imports.get(ALL, "Imports, the newest first")
async def list_imports(call: Call, query: ImportsQuery) -> Page[ImportJson]:
    before_id = read_cursor(query.cursor, Snowflake, call.texts)

    async def work(connection: Connection) -> list[asyncpg.Record]:
        found = queries.imports.list_imports(
            connection,
            guild_id=call.guild_id,
            before_id=2**62 if before_id is None else before_id,
            most=query.limit + 1,
        )
        return [row async for row in found]

    rows = await call.part(Database).run(work)
    return page_of(rows, query.limit, lambda row: import_json(row, call.texts), lambda row: row["id"])


@imports.get(ONE, "How far an import is; before it is applied, what it would change")
async def read_import(call: Call) -> ImportJson:
    return await _read(call, call.ids["import_id"])


@imports.get(ONE + "/unmatched", "Its lines whose member nobody knows, in their order")
async def list_unmatched(call: Call, query: ImportsQuery) -> Page[UnmatchedJson]:
    ids = {"guild_id": call.guild_id, "import_id": call.ids["import_id"]}
    after_line = read_cursor(query.cursor, Annotated[int, Meta(ge=0, lt=2**31)], call.texts)  # type: ignore[arg-type]

    async def work(connection: Connection) -> list[asyncpg.Record]:
        if await queries.imports.read_import(connection, **ids) is None:
            raise NotThere("no such import")
        found = queries.imports.unmatched_lines(connection, after_line=after_line or 0, most=query.limit + 1, **ids)
        return [row async for row in found]

    rows = await call.part(Database).run(work)
    return page_of(rows, query.limit, unmatched_json, lambda row: row["line"])


@imports.get(ONE + "/moves", "Who would have how many miles, the greatest changes first", statuses=(409,))
async def list_moves(call: Call, query: ImportsQuery) -> Page[MoveJson]:
    after = read_cursor(query.cursor, Place, call.texts)
    ids = {"guild_id": call.guild_id, "import_id": call.ids["import_id"]}

    async def work(connection: Connection) -> list[asyncpg.Record]:
        row = await queries.imports.read_import(connection, **ids)
        if row is None:
            raise NotThere("no such import")
        if row["state"] != "read":
            raise _applied(call)
        return await greatest_moves(connection, **ids, strategy=row["strategy"], after=after, most=query.limit + 1)

    rows = await call.part(Database).run(work)
    return page_of(rows, query.limit, move_json, lambda row: Place(abs(row["after"] - row["before"]), row["user_id"]))


class ImportPatch(Sent, frozen=True):
    """How it is booked. What is left out stays."""

    strategy: Strategy | UnsetType = UNSET
    points_per_mile: PointsPerMile | UnsetType = UNSET
    counts_for: date | UnsetType = UNSET


@imports.patch(ONE, "Choose how an import is booked, as long as it is not", statuses=(409,))
async def choose_booking(call: Call, body: ImportPatch) -> ImportJson:
    if body.counts_for is not UNSET:
        await _require_past(call, "body.counts_for", body.counts_for)
    chosen = {name: value for name, value in structs.asdict(body).items() if value is not UNSET}
    ids = (call.guild_id, call.ids["import_id"], call.actor_id)
    await _changed(call, lambda connection: changing.choose_booking(connection, *ids, chosen))
    return await _read(call, call.ids["import_id"])


class MatchJson(Sent, frozen=True):
    line: Annotated[int, Meta(ge=1, lt=2**31)]
    user_id: SnowflakeText | None
    """Null leaves the line out."""


class MatchesPatch(Sent, frozen=True):
    matches: Annotated[list[MatchJson], Meta(min_length=1, max_length=1000)]


@imports.patch(ONE + "/matches", "Say by hand who is meant in which line", statuses=(502,))
async def match_lines(call: Call, body: MatchesPatch) -> ImportJson:
    lines = [match.line for match in body.matches]
    if len(set(lines)) < len(lines):
        raise InvalidRequest({"body.matches": call.texts("field-line-twice")})
    matches = {match.line: None if match.user_id is None else int(match.user_id) for match in body.matches}
    await _require_members(call, body, {user_id for user_id in matches.values() if user_id is not None})
    ids = (call.guild_id, call.ids["import_id"], call.actor_id)
    await _changed(call, lambda connection: changing.match_by_hand(connection, *ids, matches))
    return await _read(call, call.ids["import_id"])


@imports.post(
    ONE + "/apply", "Book an import, in the background, as one batch; a second time changes nothing", status=202
)
async def apply_import(call: Call) -> ImportJson:
    ids = (call.guild_id, call.ids["import_id"])
    await _changed(call, lambda connection: changing.begin_to_apply(connection, *ids, call.actor_id))
    call.part(Doorbell).ring("apply_import", *ids)
    return await _read(call, call.ids["import_id"])


@imports.delete(ONE, "Discard an import that was not applied")
async def discard_import(call: Call) -> None:
    ids = (call.guild_id, call.ids["import_id"], call.actor_id)
    await _changed(call, lambda connection: changing.discard(connection, *ids))


async def _changed(call: Call, work: Any) -> None:
    try:
        await call.part(Database).transact(work)
    except NoImport:
        raise NotThere("no such import") from None
    except ImportBusy:
        raise _applied(call) from None
    except NobodyMatched:
        raise ApiError(422, call.texts("import-nobody-matched")) from None
    except UnknownLines as error:
        raise InvalidRequest({"body.matches": call.texts("field-no-lines", lines=error.named)}, 422) from None


def _applied(call: Call) -> ApiError:
    return ApiError(409, call.texts("import-applied"))


async def _require_members(call: Call, body: MatchesPatch, user_ids: set[int]) -> None:
    recipients = Recipients(call.part(Database), call.part(DiscordRest), call.part(ArqRedis))
    try:
        found = await recipients.find_all(call.guild_id, user_ids, GuildSettings())
    except TooManyToLookUp as error:
        raise ApiError(422, call.texts("people-to-look-up", count=error.count, most=MOST_LOOKED_UP)) from None
    problems = {
        f"body.matches[{number}].user_id": call.texts("field-nobody")
        for number, match in enumerate(body.matches)
        if match.user_id is not None and found[int(match.user_id)] is None
    }
    if problems:
        raise InvalidRequest(problems, 422)


async def _read(call: Call, import_id: int) -> ImportJson:
    ids = {"guild_id": call.guild_id, "import_id": import_id}

    async def work(connection: Connection) -> ImportJson:
        row = await queries.imports.read_import(connection, **ids)
        if row is None:
            raise NotThere("no such import")
        shown = import_json(row, call.texts)
        if shown.state == "read":
            shown.dry_run = dry_run_json(await foresee(connection, strategy=shown.strategy, **ids))
        return shown

    return await call.part(Database).run(work)
