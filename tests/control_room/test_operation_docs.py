"""docs/admin_api_operations.md and `omo api openapi` come from the declarations."""

import json
from pathlib import Path

from typer.testing import CliRunner

from app.cli import commands as omo
from app.control_room.operation_docs import all_operations, operations_page
from tests.control_room.browser import Browser

PAGE = Path(__file__).parents[2] / "docs/admin_api_operations.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == operations_page(), "omo api docs > docs/admin_api_operations.md"


def test_every_operation_is_on_it_once() -> None:
    page = operations_page()

    assert all(page.count(f"`{each.method} {each.path}`") == 1 for each in all_operations())


async def test_omo_prints_what_the_bot_serves(browser: Browser) -> None:
    printed = CliRunner().invoke(omo, ["api", "openapi"])

    assert json.loads(printed.stdout) == (await browser.http.get("/api/openapi.json")).json()
