"""What a machine can check of PDF/UA-1 (ISO 14289-1; the Matterhorn protocol's numbers in brackets), read with pikepdf."""

from collections.abc import Iterator
from typing import Any

import pikepdf

PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"
HEADINGS = [f"H{level}" for level in range(1, 7)]


def findings(pdf: pikepdf.Pdf) -> list[str]:
    """Every fault found, as a sentence; empty when there is none."""
    return [*_document(pdf), *_tree(pdf), *_pages(pdf), *_fonts(pdf)]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        if str(metadata.get(PDFUA)) != "1":
            yield "[06] The metadata do not say PDF/UA-1."
        if not metadata.get("dc:title"):
            yield "[06] The metadata have no title."
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "[06] The document is not marked as tagged."
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "[06] The tags are marked as suspect."
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "[07] The window shows the file name, not the title."
    if not str(root.get("/Lang", "")):
        yield "[11] The document has no language."


def nodes(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """(standard type, element) of every structure element in reading order."""
    tree = pdf.Root["/StructTreeRoot"]
    roles = {str(name): str(kind) for name, kind in tree.get("/RoleMap", {}).items()}

    def walk(element) -> Iterator[tuple[str, Any]]:
        kind = str(element.get("/S", ""))
        yield roles.get(kind, kind).removeprefix("/"), element
        for child in _children(element):
            yield from walk(child)

    for top in _children(tree):
        yield from walk(top)


def _children(element) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "[01] There is no structure tree."
        return
    level = 0
    for kind, element in nodes(pdf):
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "[13] A figure has no text alternative."
        if kind in HEADINGS:
            found = HEADINGS.index(kind) + 1
            if found > level + 1:
                yield f"[14] A heading skips from level {level} to {found}."
            level = found
        if kind == "TH" and not _scope(element):
            yield "[15] A table heading has no scope."
        if kind == "Table":
            yield from _table(element)


def _scope(element) -> str:
    attributes = element.get("/A", [])
    parts = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(part["/Scope"]) for part in parts if isinstance(part, pikepdf.Dictionary) and "/Scope" in part), "")


def _table(table) -> Iterator[str]:
    rows = [row for row in _descendants(table) if row.get("/S") == "/TR"]
    widths = {len(_children(row)) for row in rows}
    if not any(cell.get("/S") == "/TH" for row in rows for cell in _children(row)):
        yield "[15] A table has no headings."
    if len(widths) > 1:
        yield f"[15] A table has rows of {sorted(widths)} cells."


def _descendants(element) -> Iterator[Any]:
    for child in _children(element):
        yield child
        yield from _descendants(child)


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != "/S":
            yield f"[28] Page {number}: the tab order does not follow the structure."
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") == "/Link" and ("/StructParent" not in note or not str(note.get("/Contents", ""))):
                yield f"[28] Page {number}: a link has no tag or no text."
        yield from (f"[01] Page {number}: {text}" for text in _outside_tags(page))


def _outside_tags(page) -> Iterator[str]:
    """Text that is drawn neither inside a tag nor as an artifact."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "'", '"') and depth == 0:
            yield f"text outside every tag: {operands}"
            return


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if not (isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and found.get("/Subtype") != "/Type0"):
            continue
        descriptor = found.get("/FontDescriptor", {})
        if found.get("/Subtype") != "/Type3" and not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
            yield f"[31] The font {found.get('/BaseFont')} is not embedded."
    for found in pdf.objects:
        is_used = isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and found.get("/Subtype") in ("/Type0", "/Type3")
        if is_used and "/ToUnicode" not in found:
            yield f"[31] The font {found.get('/BaseFont')} cannot be read as letters."
