"""From an interaction to the handler that was declared for it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.commands.context import Context
from app.commands.declaration import Answer, Command, CommandBook, Component
from app.commands.options import NoOptions, parse_options
from app.discord.components import read_action, read_state
from app.discord.interactions import CommandType, GivenOption, Interaction, InteractionData, InteractionType, OptionType
from app.discord.replies import Choice
from app.errors import NotAllowed, OutOfDate
from app.guilds.store import GuildStore

Declared = TypeVar("Declared")
Table = Mapping[tuple[int, str], Declared]
"""By kind (of command or interaction) and path or action."""

_NESTING = (OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP)


@dataclass(slots=True, frozen=True)
class Route:
    """`name` is for metrics and logs: a declared name, never something a stranger can invent."""

    name: str
    ephemeral: bool
    updates: bool
    run: Callable[[Context], Awaitable[Answer]]


async def _refuse(_: Context) -> Answer:
    raise OutOfDate


UNKNOWN = Route("unknown", ephemeral=True, updates=False, run=_refuse)


class Router:
    """Everything is laid out at the start: finding a route is looking it up."""

    def __init__(self, books: Iterable[CommandBook]) -> None:
        books = list(books)
        self.commands = _table((command.kind, command.path, command) for book in books for command in book.commands)
        self.components = _table(
            (kind, component.action, component)
            for book in books
            for kind, components in (
                (InteractionType.COMPONENT, book.components),
                (InteractionType.MODAL_SUBMIT, book.modals),
            )
            for component in components
        )
        self._command_routes = {key: _command_route(command) for key, command in self.commands.items()}
        self._component_routes = {key: _component_route(component) for key, component in self.components.items()}

    def route(self, interaction: Interaction) -> Route:
        """`UNKNOWN` when this version knows no such command, component or kind of interaction."""
        data = interaction.data
        if data is None:
            return UNKNOWN
        if interaction.type == InteractionType.COMMAND:
            return self._command_routes.get(_command_key(data), UNKNOWN)
        try:
            return self._component_routes.get((interaction.type, read_action(data.custom_id)), UNKNOWN)
        except OutOfDate:
            return UNKNOWN

    async def complete(self, ctx: Context) -> list[Choice]:
        """Suggestions for the option being typed; none for an option that does not complete."""
        if ctx.interaction.data is None:
            return []
        command, given = self.commands.get(_command_key(ctx.interaction.data)), _given(ctx.interaction.data)
        if command is None:
            raise OutOfDate
        focused = next((option for option in given if option.focused), None)
        completer = command.completers.get(focused.name) if focused else None
        if focused is None or completer is None:
            return []
        await _admit(ctx, command)
        return await completer(ctx, str(focused.value or ""), {option.name: option.value for option in given})


def _table(declared: Iterable[tuple[int, str, Declared]]) -> dict[tuple[int, str], Declared]:
    table: dict[tuple[int, str], Declared] = {}
    for kind, name, thing in declared:
        if (kind, name) in table:
            raise ValueError(f"declared twice: {kind, name}")
        table[kind, name] = thing
    return table


def _command_route(command: Command) -> Route:
    async def run(ctx: Context) -> Answer:
        await _admit(ctx, command)
        if command.options is NoOptions or ctx.interaction.data is None:
            return await command.handler(ctx)
        return await command.handler(ctx, parse_options(_given(ctx.interaction.data), command.options))

    return Route(command.path, command.ephemeral, False, run)


def _component_route(component: Component) -> Route:
    async def run(ctx: Context) -> Answer:
        await _admit(ctx, component)
        custom_id = ctx.interaction.data.custom_id if ctx.interaction.data else ""
        return await component.handler(ctx, read_state(custom_id, component.state))

    return Route(component.action, True, component.updates, run)


async def _admit(ctx: Context, declared: Command | Component) -> None:
    """Raises `GuildNeeded` or `NotAllowed`."""
    if declared.in_guild_only:
        _ = ctx.guild_id
    if declared.feature and declared.feature in (await ctx.part(GuildStore).settings(ctx.guild_id)).switched_off:
        raise NotAllowed("error-switched-off")
    if declared.require:
        await declared.require(ctx)


def _command_key(data: InteractionData) -> tuple[int, str]:
    path, given = data.name, data.options
    while given and given[0].type in _NESTING:
        path, given = f"{path} {given[0].name}", given[0].options
    return data.type or CommandType.CHAT_INPUT, path


def _given(data: InteractionData) -> list[GivenOption]:
    """The options of the innermost command."""
    given = data.options
    while given and given[0].type in _NESTING:
        given = given[0].options
    return given
