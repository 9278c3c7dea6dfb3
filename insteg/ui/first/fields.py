"""What a reader can press, as it stands before the live page is there: in its place and with its value.

Marked `data-waits`: a press on it is done on the live page as soon as that is there (first.js). What only needs reading opens by itself.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup


def folded(label: str, inside: Markup, is_open: Markup | str = "") -> Markup:
    return Markup('<details class="stExpander"{}><summary>{}</summary><div class="stVerticalBlock">{}</div></details>').format(
        is_open, label, inside
    )


def popover(label: str, inside: Markup) -> Markup:
    """Opens by itself where all that is in it can be read here."""
    if not inside or "data-waits" in inside:
        return Markup('<div class="stPopover">{}</div>').format(_button(label))
    return Markup(
        '<details class="stPopover"><summary class="first-button">{}</summary><div class="first-panel">{}</div></details>'
    ).format(label, inside)


def written(kind: str, said: Any) -> Markup:
    """The control as HTML; empty for what shows nothing."""
    write = _WRITERS.get(kind)
    return write(said) if write else Markup("")


def _selectbox(said: Any) -> Markup:
    default = said.options[said.default] if said.HasField("default") and said.options else said.placeholder
    return _field(said, _box(said.raw_value or default))


def _multiselect(said: Any) -> Markup:
    chosen = list(said.raw_values) if said.set_value else [said.options[place] for place in said.default]
    tags = Markup("").join(Markup('<span class="first-tag">{}</span>').format(name) for name in chosen)
    return _field(said, _box(tags or said.placeholder))


def _text_input(said: Any) -> Markup:
    return _field(said, _box(said.value or said.default or said.placeholder))


def _text_area(said: Any) -> Markup:
    """Can be written in at once: what is typed goes on on the live page (first.js)."""
    limit = Markup(' maxlength="{}"').format(said.max_chars) if said.max_chars else ""
    box = Markup('<textarea class="first-box first-area" aria-label="{}" placeholder="{}"{}>{}</textarea>')
    return _field(said, box.format(said.label, said.placeholder, limit, said.value or said.default))


def _date_input(said: Any) -> Markup:
    days = said.value if said.set_value else said.default
    return _field(said, _box(", ".join(day.replace("/", "-") for day in days)))


def _checkbox(said: Any) -> Markup:
    is_on = " first-chosen" if (said.value if said.set_value else said.default) else ""
    return Markup('<div class="first-check" data-waits><span class="first-tick{}"></span>{}</div>').format(is_on, said.label)


def _button(label: str) -> Markup:
    return Markup('<span class="first-button" data-waits>{}</span>').format(label)


def _field(said: Any, inside: Markup) -> Markup:
    return Markup('<div class="first-field" data-waits><p class="first-label">{}</p>{}</div>').format(said.label, inside)


def _box(inside: Markup | str) -> Markup:
    return Markup('<span class="first-box">{}</span>').format(inside)


def _choices(said: Any) -> Markup:
    chosen = set(said.raw_values) if said.set_value else {said.options[place].content for place in said.default}
    options = Markup("").join(
        Markup('<span class="first-choice{}">{}</span>').format(" first-chosen" if option.content in chosen else "", option.content)
        for option in said.options
    )
    return _field(said, Markup('<span class="first-choices">{}</span>').format(options))


_WRITERS: dict[str, Callable[[Any], Markup]] = {
    "button": lambda said: _button(said.label),
    "download_button": lambda said: _button(said.label),
    "selectbox": _selectbox,
    "multiselect": _multiselect,
    "button_group": _choices,
    "slider": lambda said: _field(said, Markup('<span class="first-line"></span>')),
    "checkbox": _checkbox,
    "date_input": _date_input,
    "text_input": _text_input,
    "text_area": _text_area,
    "file_uploader": lambda said: _field(said, Markup('<span class="first-box first-drop"></span>')),
    # Text to copy names the server's address, which the browser alone knows.
    "code": lambda said: Markup("<pre data-waits></pre>"),
}
