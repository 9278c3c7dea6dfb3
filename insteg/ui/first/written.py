"""The elements of a run as HTML: containers here, what stands in them in `elements` and `fields`."""

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from streamlit.proto.GapSize_pb2 import GapSize
from streamlit.runtime.agent.tree import Node

from insteg.ui.first import elements, fields
from insteg.ui.first.run import Run

# The distances between what stands in a container, in rem, as Streamlit draws them.
GAPS = {GapSize.NONE: 0.0, GapSize.XXSMALL: 0.25, GapSize.XSMALL: 0.5, GapSize.SMALL: 1.0, GapSize.MEDIUM: 2.0, GapSize.LARGE: 4.0}
HORIZONTAL = 2
# The containers that are landmarks, and the phrase that names them; frame.js marks them so on the live page.
LANDMARKS = {"insteg-foot": "foot"}


def body(run: Run) -> Markup:
    """What stands on the page."""
    main = run.tree.children[0]
    return Markup("").join(_written(child, run) for child in _inside(main))


def styles(run: Run) -> str:
    """The page's own style sheets, which stand among its elements."""
    found = [node.element.html.body for node in _every(run.tree) if node.element and node.element.HasField("html")]
    return "".join(re.findall(r"<style>(.*?)</style>", "".join(found), re.DOTALL))


def _every(node: Node) -> Iterator[Node]:
    yield node
    for child in _inside(node):
        yield from _every(child)


def _inside(node: Node) -> list[Node]:
    return [node.children[place] for place in sorted(node.children)]


def _written(node: Node, run: Run) -> Markup:
    if node.element is not None:
        return _element(node.element, run)
    inside = Markup("").join(_written(child, run) for child in _inside(node))
    block: Any = node.block
    match block.WhichOneof("type") if block else None:
        case "flex_container":
            return _container(node, inside, run)
        case "column":
            share = f"--share:{100 * block.column.weight:.4g}%"
            return Markup('<div class="stColumn" style="{}"><div class="stVerticalBlock">{}</div></div>').format(share, inside)
        case "expandable":
            is_open = Markup(" open") if block.expandable.expanded else ""
            return fields.folded(block.expandable.label, inside, is_open)
        case "popover":
            return fields.popover(block.popover.label, inside)
        case _:
            return Markup('<div class="stVerticalBlock">{}</div>').format(inside)


def _container(node: Node, inside: Markup, run: Run) -> Markup:
    block: Any = node.block
    key, flex = key_of(block.id), block.flex_container
    if not inside:
        return Markup("")
    kind = "stHorizontalBlock" if flex.direction == HORIZONTAL else "stVerticalBlock"
    name = f"{kind} st-key-{key}" if key else kind
    gap = GAPS.get(flex.gap_config.gap_size, 1.0)
    columns = sum(1 for child in _inside(node) if child.block and child.block.WhichOneof("type") == "column")
    # How many columns there will be is said beforehand: the first must not take the room of those that have not arrived.
    rules = ([f"--columns:{columns}"] if columns else []) + ([f"--gap:{gap:g}rem", f"gap:{gap:g}rem"] if gap != 1.0 else [])
    style = Markup(' style="{}"').format(";".join(rules)) if rules else ""
    role = ""
    if key in LANDMARKS:
        role = Markup(' role="region" aria-label="{}"').format(run.say(f"frame.{LANDMARKS[key]}"))
    return Markup('<div class="{}"{}{}>{}</div>').format(name, style, role, inside)


def _element(element: Any, run: Run) -> Markup:
    kind = element.WhichOneof("type")
    said = getattr(element, kind)
    inside = elements.written(kind, said, run) or fields.written(kind, said)
    if not inside:
        return Markup("")
    name = f"st-key-{key}" if (key := key_of(getattr(said, "id", ""))) else ""
    fit = "first-fits" if element.width_config.use_content else "first-fills"
    return Markup('<div class="stElementContainer {} {}">{}</div>').format(fit, name, inside)


def key_of(name: str) -> str:
    """The part of an element's name that the page gave it, as Streamlit writes it in a class."""
    found = re.match(r"\$\$ID-[0-9a-f]+-(.+)", name)
    return re.sub(r"[^\w-]", "-", found[1]) if found and found[1] != "None" else ""
