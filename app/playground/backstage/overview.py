"""What the playground is, all it knows, starting over, and the files that were uploaded."""

from starlette.responses import FileResponse, Response

from app.playground.backstage.ask import Ask, Rule
from app.playground.problems import Json
from app.playground.rest.door import JsonResponse

WITH_SECRETS = ("interactions", "webhooks", "authorizations")
AS_A_FILE = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
"""Whatever is in it, it runs nothing in the page's name."""


async def describe(ask: Ask) -> Json:
    playground = ask.playground
    return {
        "name": "omo playground",
        "application_id": playground.identity.application_id,
        "bot_url": playground.settings.bot_url,
        "api_url": playground.settings.api_url,
        "registered_commands": sum(len(each) for each in ask.world.state["commands"].values()),
    }


async def start_over(ask: Ask) -> Json:
    ask.playground.start_over()
    return {}


async def show_world(ask: Ask) -> object:
    """Everything but what holds secrets: the tokens of interactions, webhooks and people."""
    known = {key: value for key, value in ask.world.state.items() if key not in WITH_SECRETS}
    return ask.playground.without_secrets(known)


async def download(ask: Ask) -> Response:
    path = ask.playground.attachments.path(ask.path["attachment_id"], ask.path["filename"])
    return FileResponse(path, headers=AS_A_FILE) if path else JsonResponse({"message": "There is no such file."}, 404)


ROUTES = (
    Rule("GET", "", describe),
    Rule("POST", "/reset", start_over),
    Rule("GET", "/world", show_world),
    Rule("GET", "/attachments/{attachment_id}/{filename}", download),
)
