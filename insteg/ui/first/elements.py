"""What a page says, as HTML: texts, links, tables, and what our own components draw."""

import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pyarrow as pa
from markdown_it import MarkdownIt
from markupsafe import Markup

from insteg.figures import area_map, markup
from insteg.reference import words
from insteg.ui.first.run import Run

# A table that is scrolled on the live page shows this many rows here; the files hold all.
MOST_ROWS = 50
CAPTION = 2
MAP, FRAME, TABLE = "insteg.map", "insteg.frame", "insteg.table"


def _parser() -> MarkdownIt:
    """CommonMark without HTML of its own: what is typed stays text."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table")
    # The library fills its tables at the first link, where other threads already read them: here, while nobody else can.
    parser.render("<https://example.org/>")
    return parser


_MARKDOWN = _parser()


def told(text: str) -> Markup:
    return Markup(_MARKDOWN.render(text))


def told_inline(text: str) -> Markup:
    return Markup(_MARKDOWN.renderInline(text))


def written(kind: str, said: Any, run: Run) -> Markup:
    """The element as HTML; empty for what is no text, link, table or component of ours."""
    write = _WRITERS.get(kind)
    return write(said, run) if write else Markup("")


def _text(said: Any, run: Run) -> Markup:
    if said.element_type == CAPTION:
        return Markup('<div class="stCaptionContainer" data-testid="stCaptionContainer">{}</div>').format(told(said.body))
    return Markup('<div class="stMarkdown">{}</div>').format(told(said.body))


def _heading(said: Any, run: Run) -> Markup:
    mark = Markup(' id="{}"').format(said.anchor) if said.anchor else ""
    return Markup("<{0}{1}>{2}</{0}>").format(said.tag, mark, told_inline(said.body))


def _html(said: Any, run: Run) -> Markup:
    """HTML that a page wrote and escaped; its style sheets go into the head."""
    return Markup("") if said.body.startswith("<style>") else Markup('<div class="stHtml">{}</div>').format(Markup(said.body))


def _alert(said: Any, run: Run) -> Markup:
    icon = f"{said.icon} " if said.icon else ""
    return Markup('<div class="stAlert" role="alert">{}{}</div>').format(icon, told(said.body))


def _link(said: Any, run: Run) -> Markup:
    return Markup('<a class="first-button" href="{}">{}</a>').format(said.url, said.label)


def _page_link(said: Any, run: Run) -> Markup:
    """Links keep the show in progress, which the live page keeps in the session."""
    asked = dict(parse_qsl(said.query_string, keep_blank_values=True))
    kept = {name: value for name, value in parse_qsl(run.address) if name == "visning"}
    query = urlencode({**kept, **asked})
    is_current = said.page == run.page and asked.get("lang", words.DEFAULT) == run.told.language
    current = Markup(' aria-current="page"') if is_current else ""
    return Markup('<a href="./{}{}"{}><p>{}</p></a>').format(said.page, f"?{query}" if query else "", current, said.label)


def _table(said: Any, run: Run) -> Markup:
    frame = pa.ipc.open_stream(io.BytesIO(said.arrow_data.data)).read_all()
    rows = list(zip(*(column.to_pylist() for column in frame.columns), strict=True))
    return _rows(frame.column_names, rows, said.alt)


def _frame(said: Any, run: Run) -> Markup:
    """The first rows as they are shown: numbers as the styler wrote them."""
    data = said.arrow_data
    shown = data.styler.display_values if data.HasField("styler") and data.styler.display_values else data.data
    names = pa.ipc.open_stream(io.BytesIO(data.data)).read_all().column_names
    frame = pa.ipc.open_stream(io.BytesIO(shown)).read_all().slice(0, MOST_ROWS)
    columns = [column.to_pylist() for column in frame.columns][: len(names)]
    return _rows(names, list(zip(*columns, strict=True)), "", "first-scroll")


def _rows(names: list[str], rows: list[tuple[Any, ...]], alt: str, room: str = "first-wide") -> Markup:
    shown = [place for place, name in enumerate(names) if not name.startswith("__index")]
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(names[place]) for place in shown)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(_cell(row[place])) for place in shown)) for row in rows
    )
    label = Markup(' aria-label="{}"').format(alt) if alt else ""
    return Markup('<div class="{}" tabindex="0"><table{}><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>').format(
        room, label, head, body
    )


def _cell(value: Any) -> Markup:
    return told_inline(value) if isinstance(value, str) else Markup.escape("–" if value is None else value)


def _component(said: Any, run: Run) -> Markup:
    """Our own components: the map, and whatever shows markup of ours."""
    data = json.loads(said.json) if said.WhichOneof("data") == "json" else {}
    if said.component_name == MAP:
        return Markup(area_map.still(data, _places(data, run)))
    if said.component_name == TABLE:
        return Markup(markup.rendered("data_table.html", **data, links=_orders(data, run)))
    # The frame has rules of its own; all else that shows markup lies in a box of this name on the live page too.
    kind = "" if said.component_name == FRAME else Markup(' class="insteg-markup"')
    return Markup("<div{}>{}</div>").format(kind, Markup(data["markup"])) if data.get("markup") else Markup("")


def _orders(data: dict[str, Any], run: Run) -> dict[str, str]:
    """Where a press on a head of a table leads: to this page with the table sorted by it, or the other way round."""
    kept = {name: value for name, value in run.choices.items() if name not in ("sortera", "ordning")}
    turned = "" if data["isDescending"] else data["sortedBy"]
    sorts = [head["sort"] for head in data["heads"] if head["sort"]]
    order = {sort: {"ordning": "fallande"} if sort == turned else {} for sort in sorts}
    return {sort: f"./{run.page}?{urlencode({**kept, 'sortera': sort, **order[sort]})}" for sort in sorts}


def _places(data: dict[str, Any], run: Run) -> dict[str, str]:
    """Where a press on the map leads: to this page with the place chosen, or chosen no longer."""
    others = {name: value for name, value in run.choices.items() if name != "kommun"}
    chosen = {area["code"]: others if area["code"] == data["selected"] else {**others, "kommun": area["code"]} for area in data["areas"]}
    return {code: f"./{run.page}?{urlencode(choices)}" for code, choices in chosen.items()}


_WRITERS: dict[str, Callable[[Any, Run], Markup]] = {
    "markdown": _text,
    "heading": _heading,
    "html": _html,
    "alert": _alert,
    "page_link": _page_link,
    "link_button": _link,
    "table": _table,
    "dataframe": _frame,
    "bidi_component": _component,
}
