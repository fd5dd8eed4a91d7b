"""What the documentation points at is there, and what operators can set is written down."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
SETTINGS = re.findall(r'read\.\w+\("(\w+)"', (ROOT / "app" / "settings.py").read_text("utf-8"))

GENERATED = ROOT / "docs" / "commands.md"
"""Has a test of its own."""


def headings(page: Path) -> set[str]:
    """Titles as the fragments of links name them: lower case, words joined by hyphens."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        path, _, heading = link.partition("#")
        if not link.startswith("http"):
            target = (page.parent / path).resolve() if path else page
            assert target.exists() or target == GENERATED, link
            assert not heading or heading in headings(target), link


@pytest.mark.parametrize("name", sorted(set(SETTINGS)))
def test_every_setting_is_explained(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert re.search(rf"^(# )?{name}=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
