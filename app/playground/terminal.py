"""Shows on a terminal what a Discord client would show."""

import re
from datetime import UTC, datetime

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from app.playground.interactions.component_deeds import caption
from app.playground.interactions.described import actor, in_words
from app.playground.problems import Json
from app.playground.rules.answers import CHOICES, MODAL, PONG
from app.playground.rules.components import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    LABEL,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT,
    TEXT_INPUT,
    THUMBNAIL,
)
from app.playground.rules.messages import EPHEMERAL, LOADING

BUTTON_STYLES = {1: "white on blue", 2: "white on grey37", 3: "white on green", 4: "white on red", 5: "underline"}
UNITS = (("year", 31_536_000), ("month", 2_592_000), ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))


def show_report(report: Json, console: Console | None = None) -> None:
    console = console or Console()
    names, answer = report["names"], report["answer"] or {}
    console.print(Text(_deed_line(report["interaction"]), style="dim"))
    for message in report["messages"]:
        console.print(_message(message, names, report["interaction"]))
        for address in _addresses(message):  # outside the frame and in one piece, to be copied
            console.print(Text(address, style=f"cyan link {address}"), soft_wrap=True)
    if report["status"] == "answered" and answer.get("type") == CHOICES:
        if not answer["data"]["choices"]:
            console.print("  (no suggestions)")
        for choice in answer["data"]["choices"]:
            console.print(Text.assemble("  ", (choice["name"], "bold"), (f"  = {choice['value']!r}", "dim")))
    if report["status"] == "answered" and answer.get("type") == MODAL:
        console.print(_modal(report["modal"], names))
    if answer.get("type") == PONG:
        console.print("PONG")
    if report["status"] != "answered":
        console.print(Text("⚠ The application did not respond", style="bold red"))
    via = "" if report["via"] is None else f" · {'inline' if report['via'] == 'http' else 'by callback'}"
    console.print(Text(f"HTTP {report['http_status']} · {report['ms']} ms{via} · {report['id']}", style="dim"))


def readable(text: str, names: Json) -> str:
    """Discord's markup for mentions, timestamps, emoji and small print as a person reads it."""
    text = re.sub(r"<(@&?|#)!?([0-9]+)>", lambda found: _mention(found[1], found[2], names), text)
    text = re.sub(r"</([^:>]+):[0-9]+>", r"/\1", text)
    text = re.sub(r"<a?(:\w+:)[0-9]+>", r"\1", text)
    text = re.sub(r"<t:(-?[0-9]+)(?::([tTdDfFRsS]))?>", lambda found: _moment(int(found[1]), found[2] or "f"), text)
    return re.sub(r"(?m)^-# ", "", text)


def _mention(mark: str, thing_id: str, names: Json) -> str:
    name = names.get(f"{mark}{thing_id}", "unknown").lstrip("@")
    return f"{'#' if mark == '#' else '@'}{name}"


def _moment(seconds: int, style: str) -> str:
    at = datetime.fromtimestamp(seconds, UTC).astimezone()
    if style == "R":
        return _relative((datetime.now(UTC) - at).total_seconds())
    formats = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%Y-%m-%d", "D": "%d %B %Y", "F": "%A, %d %B %Y %H:%M"}
    return at.strftime(formats.get(style, "%d %B %Y %H:%M"))


def _relative(passed: float) -> str:
    for unit, seconds in UNITS:
        if abs(passed) >= seconds or unit == "second":
            count = round(abs(passed) / seconds)
            amount = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{amount} ago" if passed >= 0 else f"in {amount}"
    raise AssertionError("the last unit always fits")


def _markdown(text: str, names: Json) -> RenderableType:
    # Discord keeps every line break; Markdown wants two blanks before one.
    return Markdown(re.sub(r"(?<!\n)\n(?!\n)", "  \n", readable(text, names)), hyperlinks=True)


def _message(message: Json, names: Json, interaction: Json) -> Panel:
    parts: list[RenderableType] = []
    if message["flags"] & LOADING:
        parts.append(Text("• • •  is thinking…", style="italic"))
    if message["content"]:
        parts.append(_markdown(message["content"], names))
    parts += [_embed(embed, names) for embed in message["embeds"]]
    parts += [_component(component, names) for component in message["components"]]
    parts += [Text(f"[file: {each['filename']}]", style=f"link {each['url']}") for each in message["attachments"]]
    author = message["author"]["global_name"] or message["author"]["username"]
    seen_by = f"Only {actor(interaction)['global_name']} can see this" if message["flags"] & EPHEMERAL else None
    return Panel(
        Group(*parts), title=f"[bold]{author}[/] [white on blue] APP [/]", title_align="left", subtitle=seen_by
    )


def _addresses(message: Json) -> list[str]:
    pictures = [embed.get(kind) for embed in message["embeds"] for kind in ("image", "thumbnail")]
    return [each["url"] for each in (*pictures, *message["attachments"]) if each]


def _embed(embed: Json, names: Json) -> Panel:
    parts: list[RenderableType] = []
    if author := (embed.get("author") or {}).get("name"):
        parts.append(Text(author, style="bold"))
    if embed.get("title"):
        parts.append(Text(re.sub(r"\\(\W)", r"\1", readable(embed["title"], names)), style="bold"))
    if embed.get("description"):
        parts.append(_markdown(embed["description"], names))
    for field in embed.get("fields") or ():
        parts += [Text(readable(field["name"], names), style="bold dim"), _markdown(field["value"], names)]
    for kind in ("thumbnail", "image"):
        if address := (embed.get(kind) or {}).get("url"):
            parts.append(Text(f"[{kind}]", style=f"cyan link {address}"))
    if footer := (embed.get("footer") or {}).get("text"):
        parts.append(Text(footer, style="dim"))
    return Panel(Group(*parts), border_style=f"#{embed.get('color') or 0x5865F2:06x}")


def _component(component: Json, names: Json) -> RenderableType:
    kind = component["type"]
    inner = component.get("components") or []
    if kind == ROW:
        return Text("  ").join([_control(child) for child in inner])
    if kind == CONTAINER:
        style = f"#{component.get('accent_color') or 0x888888:06x}"
        return Panel(Group(*(_component(child, names) for child in inner)), border_style=style)
    if kind == SECTION:
        return Group(*(_component(child, names) for child in (*inner, component["accessory"])))
    if kind == TEXT:
        return _markdown(component["content"], names)
    if kind == SEPARATOR:
        return Text("─" * 30 if component.get("divider", True) else "", style="dim")
    if kind in (THUMBNAIL, FILE):
        media = component.get("media") or component.get("file") or {}
        return Text(f"picture: {media.get('url', '')}", style="cyan", overflow="fold")
    if kind == GALLERY:
        return Text("\n".join(f"picture: {item['media']['url']}" for item in component["items"]), style="cyan")
    return _control(component)


def _control(component: Json) -> Text:
    if component["type"] == BUTTON:
        style = "dim strike" if component.get("disabled") else BUTTON_STYLES.get(component.get("style", 2), "")
        text = Text(f"[ {caption(component)} ]", style=style)
        return text.append(f" {component['url']}", style="cyan") if component.get("url") else text
    if component["type"] in SELECTS:
        options = ", ".join(option["label"] for option in component.get("options") or ())
        return Text(f"[ {caption(component)} ▾ ]{f'  ({options})' if options else ''}", style="bold")
    return Text(f"({component['type']})")


def _modal(modal: Json, names: Json) -> Panel:
    parts: list[RenderableType] = []
    for top in modal["components"]:
        if top["type"] == TEXT:
            parts.append(_markdown(top["content"], names))
            continue
        for field in [top["component"]] if top["type"] == LABEL else top["components"]:
            label = top.get("label") or field.get("label") or field["custom_id"]
            hint = field.get("value") or field.get("placeholder") or ""
            needed = " *" if field.get("required", True) else ""
            shape = f"[ {hint} ]" if field["type"] == TEXT_INPUT else _control(field).plain
            parts.append(Text.assemble((f"{label}{needed}", "bold"), f"  {shape}  ", (field["custom_id"], "dim")))
    hint = f"fill in with: --submit {modal['custom_id']} name=value …"
    return Panel(Group(*parts), title=modal["title"], title_align="left", subtitle=hint)


def _deed_line(interaction: Json) -> str:
    name, data = actor(interaction)["global_name"], interaction.get("data") or {}
    kind = interaction["type"]
    if kind == 3:
        return f"{name} clicked {data['custom_id']}"
    if kind == 5:
        return f"{name} sent the form {data['custom_id']}"
    if kind == 1:
        return "Discord asks whether the endpoint is alive"
    return f"{name} {'types' if kind == 4 else 'used'} {in_words(interaction)}"
