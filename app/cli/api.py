"""`omo api …`"""

import typer

commands = typer.Typer(name="api", help="The Admin API's description.", no_args_is_help=True)


@commands.command()
def docs() -> None:
    """Print docs/admin_api_operations.md."""
    from app.control_room.operation_docs import operations_page

    print(operations_page(), end="")


@commands.command()
def openapi() -> None:
    """Print the OpenAPI document, as /api/openapi.json serves it."""
    from app.control_room.operation_docs import openapi as document

    print(document())
