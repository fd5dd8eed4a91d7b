"""One declaration of a command gives its JSON for Discord, the parsing of its options, who may use it, who sees the
answer, its autocompletion, its line in docs/commands.md and a stub for its test.

    book = CommandBook()

    @book.slash("mileage award", AwardOptions, require=require_award_right)
    async def award(ctx: Context, options: AwardOptions) -> Reply: ...
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from app.commands.context import Context
from app.commands.options import NoOptions, Options
from app.discord.components import ComponentState
from app.discord.interactions import CommandType
from app.discord.replies import Choice, Modal, Reply

Answer = Reply | Modal
Handler = Callable[..., Awaitable[Answer]]
HandlerType = TypeVar("HandlerType", bound=Handler)
Requirement = Callable[[Context], Awaitable[None]]
Completer = Callable[[Context, str, dict[str, Any]], Awaitable[list[Choice]]]
"""Gets what was typed so far and the values of the options already given, by name."""


@dataclass(frozen=True, slots=True)
class Command:
    """`path` is `group name` or `name`; for context menus the English name. `require` raises `NotAllowed`."""

    path: str
    handler: Handler
    kind: CommandType = CommandType.CHAT_INPUT
    options: type[Options] = NoOptions
    require: Requirement | None = None
    ephemeral: bool = True
    in_guild_only: bool = True
    feature: str | None = None
    """What a guild may switch off, and this with it."""
    completers: dict[str, Completer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Component:
    """A button or select: `action` is the second part of its custom id, `state` what the rest is read into."""

    action: str
    handler: Handler
    state: type[ComponentState]
    require: Requirement | None = None
    updates: bool = True
    """Whether the answer replaces the message with the component, or comes as a new ephemeral one."""
    in_guild_only: bool = True
    feature: str | None = None


class Keep(Protocol):
    """A decorator that gives the handler back as it is."""

    def __call__(self, handler: HandlerType, /) -> HandlerType: ...


class CommandBook:
    """The commands, components and modals of one feature; named, a guild may switch it off."""

    def __init__(self, feature: str | None = None) -> None:
        self.feature = feature
        self.commands: list[Command] = []
        self.components: list[Component] = []
        self.modals: list[Component] = []

    def slash(self, path: str, options: type[Options] = NoOptions, **declared: Any) -> Keep:
        return self._keep(
            self.commands, lambda handler: Command(path, handler, options=options, feature=self.feature, **declared)
        )

    def user_menu(self, name: str, **declared: Any) -> Keep:
        return self._keep(
            self.commands, lambda handler: Command(name, handler, CommandType.USER, feature=self.feature, **declared)
        )

    def message_menu(self, name: str, **declared: Any) -> Keep:
        return self._keep(
            self.commands, lambda handler: Command(name, handler, CommandType.MESSAGE, feature=self.feature, **declared)
        )

    def component(self, action: str, state: type[ComponentState], **declared: Any) -> Keep:
        return self._keep(
            self.components, lambda handler: Component(action, handler, state, feature=self.feature, **declared)
        )

    def modal(self, action: str, state: type[ComponentState], **declared: Any) -> Keep:
        return self._keep(
            self.modals,
            lambda handler: Component(action, handler, state, updates=False, feature=self.feature, **declared),
        )

    @staticmethod
    def _keep(declarations: list[Any], declare: Callable[[Handler], Any]) -> Keep:
        def keep(handler: HandlerType, /) -> HandlerType:
            declarations.append(declare(handler))
            return handler

        return keep
