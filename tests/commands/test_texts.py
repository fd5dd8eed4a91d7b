"""Every sentence exists in every language, with the same gaps."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

import app
from app import texts
from app.interactions.catalogue import all_commands, catalogue
from app.texts import LANGUAGES, texts_for, texts_in

APP = Path(app.__file__).parent
SPEAKS = re.compile(r"(.+\.)?texts|BadInput|NotAllowed|super\(\).__init__")


class Gaps(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)


def gaps(message: Message) -> set[str]:
    found = Gaps()
    found.visit(message)
    return found.names


@pytest.fixture(scope="module")
def messages() -> dict[str, dict[str, set[str]]]:
    """By language and text id: the gaps."""
    found = {}
    for language in LANGUAGES:
        source = (Path(texts.__file__).parent / f"{language}.ftl").read_text(encoding="utf-8")
        body = FluentParser().parse(source).body
        assert not [entry.content for entry in body if isinstance(entry, Junk)]
        ids = [entry.id.name for entry in body if isinstance(entry, Message)]
        assert len(set(ids)) == len(ids), "a text is there twice"
        found[language] = {entry.id.name: gaps(entry) for entry in body if isinstance(entry, Message)}
    return found


def test_all_languages_have_the_same_texts(messages: dict[str, dict[str, set[str]]]) -> None:
    assert set(messages) == {"en", "de"}
    assert set(messages["en"]) ^ set(messages["de"]) == set()


def test_a_text_has_the_same_gaps_in_all_languages(messages: dict[str, dict[str, set[str]]]) -> None:
    english = messages["en"]
    different = [text_id for text_id, names in messages["de"].items() if names != english[text_id]]

    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(messages: dict[str, dict[str, set[str]]], language: str) -> None:
    for text_id, names in messages[language].items():
        for number in (0, 1, 2, 1234):
            said = texts_in(language)(text_id, **dict.fromkeys(names, number))
            assert said.strip(), text_id
            assert "{" not in said, text_id


def test_every_text_that_the_code_names_exists(messages: dict[str, dict[str, set[str]]]) -> None:
    named = set(texts_named_in_code())
    assert {"pong", "error-guild-needed", "error-nothing-to-undo"} <= named, "nothing was found"

    assert named - set(messages["en"]) == set()


def texts_named_in_code() -> Iterator[str]:
    """What is given to `texts(…)` or to an error for people, where it stands there as it is."""
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and SPEAKS.fullmatch(ast.unparse(node.func)):
                yield from _as_it_stands(node.args[0])


def _as_it_stands(text_id: ast.expr) -> Iterator[str]:
    if isinstance(text_id, ast.Constant) and isinstance(text_id.value, str):
        yield text_id.value
    if isinstance(text_id, ast.IfExp):
        yield from _as_it_stands(text_id.body)
        yield from _as_it_stands(text_id.orelse)


def test_every_declared_command_has_its_texts() -> None:
    """A text that is missing stops the catalogue."""
    assert catalogue(all_commands())
    with pytest.raises(KeyError):
        texts_in("en")("command-teleport")


@pytest.mark.parametrize(
    ("locale", "guild_locale", "language"),
    [
        ("de", "en-US", "de"),
        ("en-GB", "de", "en"),
        ("ko", "de", "de"),
        ("ko", "ja", "en"),
        ("", "", "en"),
        ("DE", "", "de"),
    ],
)
def test_the_persons_language_comes_first_then_the_servers_then_english(
    locale: str, guild_locale: str, language: str
) -> None:
    assert texts_for(locale, guild_locale).language == language


def test_numbers_are_written_as_the_language_does() -> None:
    assert "1,234" in texts_in("en")("history-balance", balance=1234)
    assert "1.234" in texts_in("de")("history-balance", balance=1234)
