"""A member's statement: what was booked, what for, when and by whom, in pages."""

import asyncpg

from app.commands.context import Person
from app.database.pool import Connection
from app.database.queries import queries
from app.discord.components import ActionRow, Button, ComponentState, custom_id
from app.discord.markdown import escaped
from app.discord.replies import Embed, Reply
from app.mileage.bookings import AWARD, CHECK_IN, REVERSAL
from app.texts import Texts

PAGE_LINES = 10
NEWEST = 2**62
LONGEST_NOTE_SHOWN = 80


class StatementPage(ComponentState, frozen=True):
    """Whose statement, below which entry, and the entry that the page before began below."""

    user_id: int
    before_id: int
    newer_id: int


async def read_statement(connection: Connection, guild_id: int, user_id: int, before_id: int) -> list[asyncpg.Record]:
    """One line more than a page holds where there is an older page."""
    lines = queries.mileage.statement(
        connection, guild_id=guild_id, user_id=user_id, before_id=before_id, most=PAGE_LINES + 1
    )
    return [line async for line in lines]


def statement_reply(texts: Texts, person: Person, lines: list[asyncpg.Record], page: StatementPage) -> Reply:
    shown = lines[:PAGE_LINES]
    body = "\n".join(_line(texts, line, person.id) for line in shown) or texts("history-empty")
    if shown and page.before_id == NEWEST:
        body = texts("history-balance", balance=shown[0]["balance"]) + "\n\n" + body
    title = texts("history-title", name=escaped(person.name))
    buttons = []
    if page.before_id != NEWEST:
        newer = StatementPage(person.id, page.newer_id, NEWEST)
        buttons.append(Button(texts("button-newer"), custom_id("statement.page", newer)))
    if len(lines) > PAGE_LINES:
        older = StatementPage(person.id, shown[-1]["id"], page.before_id)
        buttons.append(Button(texts("button-older"), custom_id("statement.page", older)))
    return Reply(embeds=[Embed(title=title, description=body)], components=[ActionRow(buttons)] if buttons else [])


def _line(texts: Texts, line: asyncpg.Record, user_id: int) -> str:
    when = f"<t:{int(line['created_at'].timestamp())}:f>"
    details = {"miles": f"{line['miles']:+d}", "what": what_for(texts, line), "when": when}
    if line["reversed"]:
        return texts("history-line-reversed", **details)
    if line["actor_id"] == user_id:
        return texts("history-line", **details)
    if line["actor_id"] == 0:
        return texts("history-line-nobody", **details)
    if line["actor_id"] < 0:
        return texts("history-line-token", token=escaped(line["token"] or ""), **details)
    return texts("history-line-by", actor=str(line["actor_id"]), **details)


def what_for(texts: Texts, line: asyncpg.Record, *, formatted: bool = True) -> str:
    """`line` has reason, note, streak and reverses. `formatted`: for where Discord gives asterisks a meaning."""
    reason, note = line["reason"], (line["note"] or "")[:LONGEST_NOTE_SHOWN]
    note = escaped(note) if formatted else note
    if reason == CHECK_IN and (line["streak"] or 0) > 1:
        return texts("reason-check-in-streak", days=line["streak"])
    if reason == AWARD and note:
        return texts("reason-award-note", note=note)
    if reason == REVERSAL:
        return texts("reason-reversal", entry=str(line["reverses"]))
    return texts(f"reason-{reason}") if texts.has(f"reason-{reason}") else texts("reason-other", reason=reason)
