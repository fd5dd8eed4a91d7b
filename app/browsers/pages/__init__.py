"""Plain pages for what the dashboard cannot show: one sentence, and sometimes a way on."""

from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.texts import DEFAULT_LANGUAGE, LANGUAGES, Texts, texts_in

_PAGE, _WAY_ON = (
    Template(Path(__file__).with_name(f"{name}.html").read_text(encoding="utf-8")) for name in ("notice", "way_on")
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
LONGEST_WISH = 500


def notice(texts: Texts, title: str, sentence: str, status: int, way_on: tuple[str, str] | None = None) -> HTMLResponse:
    """`way_on` is an address and what its button says."""
    link = _WAY_ON.substitute(address=escape(way_on[0]), name=escape(way_on[1])) if way_on else ""
    page = _PAGE.substitute(language=texts.language, title=escape(title), sentence=escape(sentence), way_on=link)
    return HTMLResponse(page, status, HEADERS)


def language_of(request: Request) -> Texts:
    """The first of Accept-Language that we speak: their order is trusted, weights are not read."""
    wanted = request.headers.get("accept-language", "")[:LONGEST_WISH].split(",")
    codes = (each.partition(";")[0].partition("-")[0].strip().lower() for each in wanted)
    return texts_in(next((code for code in codes if code in LANGUAGES), DEFAULT_LANGUAGE))
