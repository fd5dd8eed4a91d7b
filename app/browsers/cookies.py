"""Cookies that scripts cannot read and other sites do not send along with what changes something."""

from starlette.responses import Response


def cookie_name(name: str, *, secure: bool) -> str:
    """Browsers take `__Host-` only over https, from this host alone, for all its paths."""
    return f"__Host-omo-{name}" if secure else f"omo-{name}"


def set_cookie(response: Response, name: str, value: str, seconds: int, *, secure: bool) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")
