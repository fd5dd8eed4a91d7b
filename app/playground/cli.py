"""`omo playground …` and `omo simulate`. Everything heavy is imported inside, so that `omo --help` stays quick."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.playground.settings import PlaygroundSettings

commands = typer.Typer()
playground_commands = typer.Typer(help="The pretend Discord on this machine.", invoke_without_command=True)
commands.add_typer(playground_commands, name="playground")


@playground_commands.callback()
def playground(context: typer.Context) -> None:
    """The pretend Discord on this machine: without a further word, serve it."""
    if context.invoked_subcommand is None:
        from app.playground.server import serve

        serve(_settings())


@playground_commands.command()
def reset() -> None:
    """Start over: the world as on the first day. The identity, and with it the bot's credentials, stays."""
    import httpx

    from app.playground.attachments import Attachments
    from app.playground.storage import left_address
    from app.playground.world import FILE_NAME

    settings = _settings()
    address = left_address(settings.folder) or settings.address
    try:
        httpx.post(f"{address}/playground/reset", timeout=5, trust_env=False).raise_for_status()
    except httpx.HTTPError:  # not running: nobody else holds the world
        (settings.folder / FILE_NAME).unlink(missing_ok=True)
        Attachments(settings.folder, address).forget_all()
    typer.echo("The playground starts over.")


@playground_commands.command()
def env() -> None:
    """Print the environment with which the bot takes the playground for Discord."""
    from app.playground.identity import environment_lines, load_identity

    settings = _settings()
    for line in environment_lines(load_identity(settings.folder), settings.api_url):
        typer.echo(line)


@commands.command()
def simulate(  # one parameter for each option of the command line
    words: Annotated[
        list[str] | None,
        typer.Argument(help='What is typed: "/mileage award member:@bea miles:50", or a context menu\'s name.'),
    ] = None,
    who: Annotated[str, typer.Option("--as", help="Who does it: a name or an id.")] = "bea",
    guild: Annotated[str, typer.Option(help="An id; none for a direct message.")] = "",
    channel: Annotated[str, typer.Option(help="A channel's name or id.")] = "",
    locale: Annotated[str, typer.Option(help="The person's language, such as de.")] = "",
    target: Annotated[str, typer.Option(help="The member a context menu is opened on.")] = "",
    target_message: Annotated[str, typer.Option(help="The message it is opened on: an id, or words to write.")] = "",
    click: Annotated[str, typer.Option(help="A button or menu of the message shown last: label or custom_id.")] = "",
    values: Annotated[str, typer.Option(help="What is chosen in a menu: a,b")] = "",
    submit: Annotated[str, typer.Option(help="The form shown last (custom_id); then field=value …")] = "",
    autocomplete: Annotated[str, typer.Option(help="Ask for suggestions for this option.")] = "",
    interaction_id: Annotated[str, typer.Option(help="Use this id, for instance again.")] = "",
    ping: Annotated[bool, typer.Option("--ping", help="Send Discord's PING.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Send unknown commands, options and people, too.")] = False,
    url: Annotated[str, typer.Option(help="The endpoint (else PUBLIC_URL, on port 8787 when that is unset).")] = "",
    key: Annotated[str, typer.Option(help="The private key: hex, or a file (else the playground's own).")] = "",
    wait: Annotated[float, typer.Option(help="Seconds to wait for a deferred answer.")] = 15.0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for machines.")] = False,
) -> None:
    """Send one signed interaction to the running bot and show its answer as Discord would."""
    from app.playground.backstage.acting import Order
    from app.playground.simulate import simulate as run

    order = Order(
        line="" if submit else " ".join(words or ()),
        fields=tuple(words or ()) if submit else (),
        values=tuple(value.strip() for value in values.split(",") if value.strip()),
        who=who,
        guild=guild,
        channel=channel,
        locale=locale,
        target=target,
        target_message=target_message,
        click=click,
        submit=submit,
        autocomplete=autocomplete,
        interaction_id=interaction_id,
        ping=ping,
        raw=raw,
        url=url,
        key=key,
        wait=wait,
    )
    raise typer.Exit(run(_settings(), order, as_json))


def _settings() -> "PlaygroundSettings":
    from app.local.environment import read_local_environment
    from app.playground.settings import load_playground_settings

    return load_playground_settings(read_local_environment())
