"""Components in messages and modals: https://docs.discord.com/developers/components/reference"""

from collections.abc import Iterator

from app.playground.problems import FormProblems, Json
from app.playground.rules import forms

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD = 12, 13, 14, 17, 18, 19
SELECTS = (3, 5, 6, 7, 8)
CHOICE_GROUPS = (21, 22, 23)
MOST_COMPONENTS = 40
MOST_TEXT = 4000


def check_message_components(problems: FormProblems, value: object, v2: bool) -> None:
    most = MOST_COMPONENTS if v2 else 5
    components = forms.items(problems, ("components",), value, 0, most)
    allowed = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER) if v2 else (ROW,)
    for index, component in enumerate(components):
        _check(problems, ("components", index), component, allowed)
    _check_whole(problems, components)


def check_modal(problems: FormProblems, value: object) -> None:
    if not isinstance(value, dict):
        problems.add(("data",), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return
    forms.text(problems, ("data", "custom_id"), value.get("custom_id"), 1, 100)
    forms.text(problems, ("data", "title"), value.get("title"), 1, 45)
    components = forms.items(problems, ("data", "components"), value.get("components"), 1, 5)
    for index, component in enumerate(components):
        _check(problems, ("data", "components", index), component, (ROW, LABEL, TEXT), in_modal=True)
    _check_whole(problems, components)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, parents before children."""
    for component in components:
        yield component
        inner = [component[key] for key in ("accessory", "component") if isinstance(component.get(key), dict)]
        nested = component.get("components")
        yield from walk([*(each for each in nested or [] if isinstance(each, dict)), *inner])


def _check_whole(problems: FormProblems, components: list[Json]) -> None:
    everything = list(walk(components))
    if len(everything) > MOST_COMPONENTS:
        problems.add(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", f"At most {MOST_COMPONENTS}, nested.")
    if sum(len(str(each.get("content", ""))) for each in everything if each.get("type") == TEXT) > MOST_TEXT:
        message = f"The total text of a message's components must be {MOST_TEXT} or fewer in length."
        problems.add(("components",), "COMPONENT_MAX_TOTAL_TEXT_EXCEEDED", message)
    seen: set[str] = set()
    for component in everything:
        custom_id = component.get("custom_id")
        if isinstance(custom_id, str) and custom_id in seen:
            message = f'Component custom id "{custom_id}" cannot be duplicated'
            problems.add(("components",), "COMPONENT_CUSTOM_ID_DUPLICATED", message)
        if isinstance(custom_id, str):
            seen.add(custom_id)


def _check(
    problems: FormProblems, path: forms.Path, component: Json, allowed: tuple[int, ...], in_modal: bool = False
) -> None:
    kind = component.get("type")
    if not forms.choice(problems, (*path, "type"), kind, allowed):
        return
    if kind == ROW:
        _check_row(problems, path, component, in_modal)
    elif kind == CONTAINER:
        inside: tuple[int, ...] = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
        for index, child in enumerate(forms.items(problems, (*path, "components"), component.get("components"), 1, 40)):
            _check(problems, (*path, "components", index), child, inside)
    elif kind == SECTION:
        for index, child in enumerate(forms.items(problems, (*path, "components"), component.get("components"), 1, 3)):
            _check(problems, (*path, "components", index), child, (TEXT,))
        _check(problems, (*path, "accessory"), component.get("accessory") or {}, (BUTTON, THUMBNAIL))
    elif kind == LABEL:
        forms.text(problems, (*path, "label"), component.get("label"), 1, 45)
        forms.optional_text(problems, (*path, "description"), component.get("description"), 0, 100)
        inside = (TEXT_INPUT, *SELECTS, UPLOAD, *CHOICE_GROUPS)
        _check(problems, (*path, "component"), component.get("component") or {}, inside, in_modal=True)
    else:
        _check_leaf(problems, path, component, in_modal)


def _check_row(problems: FormProblems, path: forms.Path, row: Json, in_modal: bool) -> None:
    children = forms.items(problems, (*path, "components"), row.get("components"), 1, 5)
    allowed = (TEXT_INPUT,) if in_modal else (BUTTON, *SELECTS)
    for index, child in enumerate(children):
        _check(problems, (*path, "components", index), child, allowed, in_modal)
    if len(children) > 1 and any(child.get("type") != BUTTON for child in children):
        message = "The specified component exceeds the maximum width"
        problems.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)


def _check_leaf(problems: FormProblems, path: forms.Path, component: Json, in_modal: bool) -> None:
    kind = component["type"]
    if kind == BUTTON:
        _check_button(problems, path, component)
    elif kind in SELECTS:
        _check_select(problems, path, component, in_modal)
    elif kind == TEXT_INPUT:
        _check_text_input(problems, path, component)
    elif kind == TEXT:
        forms.text(problems, (*path, "content"), component.get("content"), 1, MOST_TEXT)
    elif kind == THUMBNAIL:
        forms.web_address(problems, (*path, "media", "url"), (component.get("media") or {}).get("url"))
    elif kind == GALLERY:
        for index, item in enumerate(forms.items(problems, (*path, "items"), component.get("items"), 1, 10)):
            address = (item.get("media") or {}).get("url")
            forms.web_address(problems, (*path, "items", index, "media", "url"), address)
            forms.optional_text(problems, (*path, "items", index, "description"), item.get("description"), 0, 1024)
    elif kind in (*CHOICE_GROUPS, UPLOAD):
        forms.text(problems, (*path, "custom_id"), component.get("custom_id"), 1, 100)


def _check_button(problems: FormProblems, path: forms.Path, button: Json) -> None:
    style = button.get("style")
    if not forms.choice(problems, (*path, "style"), style, (1, 2, 3, 4, 5, 6)):
        return
    forms.optional_text(problems, (*path, "label"), button.get("label"), 0, 80)
    if style == 5:
        forms.web_address(problems, (*path, "url"), button.get("url"), 512)
    elif style != 6:
        forms.text(problems, (*path, "custom_id"), button.get("custom_id"), 1, 100)
    if style != 6 and not button.get("label") and not button.get("emoji"):
        problems.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or emoji.")


def _check_select(problems: FormProblems, path: forms.Path, select: Json, in_modal: bool) -> None:
    forms.text(problems, (*path, "custom_id"), select.get("custom_id"), 1, 100)
    forms.optional_text(problems, (*path, "placeholder"), select.get("placeholder"), 0, 150)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    forms.number(problems, (*path, "min_values"), least, 0, 25)
    forms.number(problems, (*path, "max_values"), most, 1, 25)
    if select["type"] == STRING_SELECT:
        _check_select_options(problems, (*path, "options"), select)
    if in_modal and select.get("disabled"):
        problems.add((*path, "disabled"), "MODAL_DISABLED_COMPONENT", "Components cannot be disabled in a modal.")
    if in_modal and select.get("required", True) and least == 0:
        problems.add((*path, "min_values"), "NUMBER_TYPE_MIN", "min_values must be at least 1 when required.")


def _check_select_options(problems: FormProblems, path: forms.Path, select: Json) -> None:
    options = forms.items(problems, path, select.get("options"), 1, 25)
    values = [option.get("value") for option in options]
    for index, option in enumerate(options):
        forms.text(problems, (*path, index, "label"), option.get("label"), 1, 100)
        forms.text(problems, (*path, index, "value"), option.get("value"), 1, 100)
        forms.optional_text(problems, (*path, index, "description"), option.get("description"), 0, 100)
        if option.get("value") in values[:index]:
            message = "The specified option value is already used"
            problems.add((*path, index, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)


def _check_text_input(problems: FormProblems, path: forms.Path, field: Json) -> None:
    forms.text(problems, (*path, "custom_id"), field.get("custom_id"), 1, 100)
    forms.choice(problems, (*path, "style"), field.get("style"), (1, 2))
    forms.optional_text(problems, (*path, "placeholder"), field.get("placeholder"), 0, 100)
    forms.optional_text(problems, (*path, "value"), field.get("value"), 0, 4000)
    for key, low in (("min_length", 0), ("max_length", 1)):
        if field.get(key) is not None:
            forms.number(problems, (*path, key), field[key], low, 4000)
