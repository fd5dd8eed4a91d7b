"""The features' commands and components, in the order of docs/commands.md. A new feature is a line here."""

from app.commands.declaration import CommandBook
from app.dailies.commands import commands as dailies_commands
from app.dailies.components import components as dailies_components
from app.mileage.commands import commands as mileage_commands
from app.mileage.components import components as mileage_components
from app.operations.commands import commands as operations_commands

BOOKS: tuple[CommandBook, ...] = (
    operations_commands, mileage_commands, mileage_components, dailies_commands, dailies_components,
)  # fmt: skip
