"""A page of a leaderboard as Discord shows it."""

from typing import Literal

from app.discord.components import ActionRow, Button, ButtonStyle, ComponentState, custom_id
from app.discord.markdown import escaped
from app.discord.replies import Embed, Reply
from app.mileage.boards import BoardPage, Direction, Standing
from app.texts import Texts

BoardName = Literal["all", "month", "week"]
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


class BoardTurn(ComponentState, frozen=True):
    """Which board, which way, from which position (miles and user id)."""

    board: BoardName
    direction: Direction
    miles: int
    user_id: int


def board_reply(
    texts: Texts, board: BoardName, page: BoardPage, odometer: int, *, asker_id: int, hidden: bool, shared: bool
) -> Reply:
    lines = [_line(texts, standing, mine=standing.user_id == asker_id and not shared) for standing in page.rows]
    body = "\n".join(lines) or texts("board-empty")
    if not shared:
        body += "\n\n" + _mine(texts, page, hidden)
    footer = texts("board-members", members=page.members, odometer=odometer)
    embed = Embed(title=texts(f"board-title-{board}"), description=body, footer={"text": footer})
    rows = [ActionRow([_button(texts, "me", board)])] if shared else _rows(texts, board, page)
    return Reply(embeds=[embed], components=rows)


def _line(texts: Texts, standing: Standing, *, mine: bool) -> str:
    name = escaped(standing.name) or f"<@{standing.user_id}>"
    place = MEDALS.get(standing.place, f"`{standing.place:>3}.`")
    line = texts("board-line", place=place, name=name, miles=standing.miles)
    return f"➤ {line}" if mine else line


def _mine(texts: Texts, page: BoardPage, hidden: bool) -> str:
    if page.mine is None:
        return texts("board-mine-none")
    place, miles = page.mine
    return texts("board-mine-hidden" if hidden else "board-mine", place=place, miles=miles)


def _rows(texts: Texts, board: BoardName, page: BoardPage) -> list[ActionRow]:
    turning = [
        _button(texts, "up", board, page.rows[0] if page.rows else None, disabled=not page.has_earlier),
        _button(texts, "me", board, disabled=page.mine is None),
        _button(texts, "down", board, page.rows[-1] if page.rows else None, disabled=not page.has_later),
    ]
    names: tuple[BoardName, ...] = ("all", "month", "week")
    choosing = [
        Button(
            texts(f"button-board-{name}"),
            custom_id("board.choose", BoardTurn(name, "down", 0, 0)),
            style=(ButtonStyle.PRIMARY if name == board else ButtonStyle.SECONDARY).value,
            disabled=name == board,
        )
        for name in names
    ]
    return [ActionRow(turning), ActionRow(choosing)]


def _button(
    texts: Texts, direction: Direction, board: BoardName, at: Standing | None = None, *, disabled: bool = False
) -> Button:
    turn = BoardTurn(board, direction, at.miles if at else 0, at.user_id if at else 0)
    return Button(texts(f"button-{direction}"), custom_id("board.turn", turn), disabled=disabled)
