"""Plain pages for what the dashboard cannot show: one sentence, and a way back."""

from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.texts import Texts, texts_for

_PAGE = Template(Path(__file__).with_name("notice.html").read_text(encoding="utf-8"))
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def notice(request: Request, text_id: str, status: int, way_back: str = "/") -> HTMLResponse:
    """`text_id` names a title (`page-…-title`), a sentence (`page-…`) and what the way back is called."""
    texts = language_of(request)
    page = _PAGE.substitute(
        language=texts.language,
        title=escape(texts(f"page-{text_id}-title")),
        sentence=escape(texts(f"page-{text_id}")),
        address=escape(way_back, quote=True),
        back=escape(texts("page-back")),
    )
    return HTMLResponse(page, status, headers=HEADERS)


def language_of(request: Request) -> Texts:
    """By Accept-Language, the first that is asked for."""
    return texts_for(request.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip())
