"""From an interaction to the handler that was declared for it."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.commands.context import Context
from app.commands.declaration import Answer, Command, CommandBook, Component
from app.commands.options import NoOptions, parse_options
from app.discord.components import read_action, read_state
from app.discord.interactions import CommandType, GivenOption, Interaction, InteractionData, InteractionType, OptionType
from app.discord.replies import Choice
from app.errors import OutOfDate

Key = TypeVar("Key")
Declared = TypeVar("Declared")

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
    def __init__(self, books: Iterable[CommandBook]) -> None:
        self.commands: dict[tuple[int, str], Command] = {}
        self.components: dict[tuple[int, str], Component] = {}
        for book in books:
            for command in book.commands:
                _add(self.commands, (command.kind, command.path), command)
            for component in book.components:
                _add(self.components, (InteractionType.COMPONENT, component.action), component)
            for modal in book.modals:
                _add(self.components, (InteractionType.MODAL_SUBMIT, modal.action), modal)

    def route(self, interaction: Interaction) -> Route:
        """`UNKNOWN` when this version knows no such command, component or kind of interaction."""
        data = interaction.data
        try:
            if data is not None and interaction.type == InteractionType.COMMAND:
                return self._route_command(data)
            if data is not None:
                return self._route_component(interaction.type, data)
        except OutOfDate:
            pass
        return UNKNOWN

    def _route_command(self, data: InteractionData) -> Route:
        command, given = self._find_command(data)

        async def run(ctx: Context) -> Answer:
            if command.in_guild_only:
                _ = ctx.guild_id
            if command.require:
                await command.require(ctx)
            if command.options is NoOptions:
                return await command.handler(ctx)
            return await command.handler(ctx, parse_options(given, command.options))

        return Route(command.path, command.ephemeral, False, run)

    def _route_component(self, kind: int, data: InteractionData) -> Route:
        component = self.components.get((kind, read_action(data.custom_id)))
        if component is None:
            raise OutOfDate
        state = read_state(data.custom_id, component.state)

        async def run(ctx: Context) -> Answer:
            if component.in_guild_only:
                _ = ctx.guild_id
            if component.require:
                await component.require(ctx)
            return await component.handler(ctx, state)

        return Route(component.action, True, component.updates, run)

    async def complete(self, ctx: Context) -> list[Choice]:
        """Suggestions for the option being typed; none for an option that does not complete."""
        if ctx.interaction.data is None:
            return []
        command, given = self._find_command(ctx.interaction.data)
        focused = next((option for option in given if option.focused), None)
        completer = command.completers.get(focused.name) if focused else None
        if focused is None or completer is None:
            return []
        if command.in_guild_only:
            _ = ctx.guild_id
        if command.require:
            await command.require(ctx)
        return await completer(ctx, str(focused.value or ""), {option.name: option.value for option in given})

    def _find_command(self, data: InteractionData) -> tuple[Command, list[GivenOption]]:
        path, given = data.name, data.options
        while given and given[0].type in _NESTING:
            path, given = f"{path} {given[0].name}", given[0].options
        command = self.commands.get((data.type or CommandType.CHAT_INPUT, path))
        if command is None:
            raise OutOfDate
        return command, given


def _add(table: dict[Key, Declared], key: Key, declared: Declared) -> None:
    if key in table:
        raise ValueError(f"declared twice: {key}")
    table[key] = declared
