"""The Admin API that awards miles: to one member, or to many together."""

import secrets
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any, Literal

import msgspec
from arq.connections import ArqRedis
from msgspec import Meta

from app.api.call import Call
from app.api.declaration import ApiBook, Sent, line_of
from app.api.misfits import MOST_TOLD
from app.api.problems import ApiError, InvalidRequest, NotThere
from app.commands.context import Person
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.discord.snowflake import SnowflakeText
from app.errors import BadInput
from app.guilds.settings import MOST_MILES_AT_ONCE, GuildSettings
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.api.found import batches_of, find_batch, find_entry
from app.mileage.api.shapes import BatchJson, EntryJson
from app.mileage.batches import MOST_LINES, NewBatch
from app.mileage.bookings import AWARD, LONGEST_NOTE, Booking
from app.mileage.days import day_of
from app.mileage.ledger import Ledger
from app.mileage.recipients import MOST_LOOKED_UP, Recipients, TooManyToLookUp
from app.texts.lines import one_line

awards = ApiBook("miles")

Miles = Annotated[int, Meta(ge=1, le=MOST_MILES_AT_ONCE)]
Note = Annotated[str, line_of(LONGEST_NOTE)]
ByHand = Literal["award", "performing", "attending"]


class NewAward(Sent, frozen=True):
    miles: Miles
    note: Note
    """What for: the member sees it in their statement."""
    reason: ByHand = "award"


@awards.post("/guilds/{guild_id}/members/{user_id}/awards", "Award miles to a member", status=201, statuses=(502,))
async def award_member(call: Call, body: NewAward) -> EntryJson:
    guild_id, moment = call.guild_id, datetime.now(UTC)
    settings = await call.part(GuildStore).settings(guild_id)
    to = await _recipients(call).find(guild_id, call.ids["user_id"], settings)
    if to is None:
        raise NotThere("no such member")

    def decide(settings: GuildSettings) -> Booking:
        day = day_of(moment, settings.zone_info)
        return _by_hand(call, settings, to, body.miles, body.reason, body.note, day, _source_key(call))

    booked = await call.part(Ledger).decide_and_book(guild_id, decide)
    entry = await find_entry(call, booked.entry_id or 0)
    if (entry.user_id, entry.miles) != (str(to.id), body.miles):
        raise _other_request()
    return entry


class AwardLine(Sent, frozen=True):
    user_id: SnowflakeText
    miles: Miles | None = None
    note: Note | None = None


class NewAwards(Sent, frozen=True):
    """What a line leaves out is what all get."""

    lines: Annotated[list[AwardLine], Meta(min_length=1, max_length=MOST_LINES)]
    miles: Miles | None = None
    note: Note | None = None
    reason: ByHand = "award"


@awards.post("/guilds/{guild_id}/awards", "Award miles to many: all of them, or nobody", status=201, statuses=(502,))
async def award_many(call: Call, body: NewAwards) -> BatchJson:
    guild_id, moment = call.guild_id, datetime.now(UTC)
    lines = _complete(call, body)
    settings = await call.part(GuildStore).settings(guild_id)
    people = await _find_all(call, {int(line.user_id) for line in lines}, settings)

    def decide(settings: GuildSettings) -> list[Booking]:
        return _decided(call, settings, lines, people, body.reason, moment)

    origin = "api" if call.caller.token_id else "control-room"
    new = NewBatch(AWARD, _source_key(call), origin, call.actor_id, one_line(body.note or "") or None)
    batch_id = await batches_of(call).book(guild_id, new, decide)
    batch = await find_batch(call, batch_id)
    if (batch.entries, batch.miles) != (len(lines), sum(line.miles or 0 for line in lines)):
        raise _other_request()
    return batch


def _complete(call: Call, body: NewAwards) -> list[AwardLine]:
    lines = [
        AwardLine(user_id=line.user_id, miles=line.miles or body.miles, note=line.note or body.note)
        for line in body.lines
    ]
    missing = {
        f"body.lines[{number}].{name}": call.texts("field-missing-for-all")
        for number, line in enumerate(lines)
        for name in ("miles", "note")
        if getattr(line, name) is None
    }
    if missing:
        raise _bad_lines(call, missing, 400)
    return lines


async def _find_all(call: Call, user_ids: set[int], settings: GuildSettings) -> dict[int, Person | None]:
    try:
        return await _recipients(call).find_all(call.guild_id, user_ids, settings)
    except TooManyToLookUp as error:
        raise ApiError(422, call.texts("people-to-look-up", count=error.count, most=MOST_LOOKED_UP)) from None


def _decided(
    call: Call,
    settings: GuildSettings,
    lines: list[AwardLine],
    people: dict[int, Person | None],
    reason: ByHand,
    moment: datetime,
) -> list[Booking]:
    """Raises `ApiError` with a problem for each line that nobody can be awarded by."""
    decided: list[Booking] = []
    problems: dict[str, str] = {}
    day = day_of(moment, settings.zone_info)
    for number, line in enumerate(lines):
        to = people.get(int(line.user_id))
        if to is None:
            problems[f"body.lines[{number}].user_id"] = call.texts("field-nobody")
            continue
        miles, note = line.miles or 0, line.note or ""
        try:
            decided.append(_by_hand(call, settings, to, miles, reason, note, day, f"line:{number}"))
        except BadInput as error:
            problems[f"body.lines[{number}].user_id"] = call.texts(error.text_id, **error.details)
    if problems:
        raise _bad_lines(call, problems, 422)
    return decided


def _by_hand(call: Call, settings: GuildSettings, to: Person, *rest: Any) -> Booking:
    """Of a token by the token, but whoever made it is no more awarded by it than by themselves."""
    booking = bookings.by_hand(settings, call.guild_id, call.caller.user_id, to, *rest)
    return msgspec.structs.replace(booking, actor_id=call.actor_id)


def _bad_lines(call: Call, problems: dict[str, str], status: int) -> ApiError:
    error = ApiError(status, call.texts("field-bad-lines", count=len(problems)))
    error.errors = dict(islice(problems.items(), MOST_TOLD))
    return error


def _source_key(call: Call) -> str:
    """A request that is sent again books nothing again."""
    key = call.headers.get("idempotency-key") or secrets.token_hex(16)
    return f"api:{call.caller.audit_name}:{key}"


def _other_request() -> InvalidRequest:
    return InvalidRequest({"header.idempotency-key": "was used for another request: take a new one"}, 422)


def _recipients(call: Call) -> Recipients:
    return Recipients(call.part(Database), call.part(DiscordRest), call.part(ArqRedis))
