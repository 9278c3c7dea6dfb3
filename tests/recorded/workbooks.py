"""Workbooks as Arbetsförmedlingen publishes them: a pivot cache behind a filtered sheet, and a plain sheet with "<5"."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

import openpyxl

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SEX_COLUMNS = ["TOTSOK", "TOTAK", "UNGSOK", "UNGAK", "UNGKSOK", "UNGKAK", "UNGMSOK", "UNGMAK"]


def share(rows: list[dict]) -> bytes:
    """The andel-av-bas workbook: a visible sheet that shows only some rows, and the whole table in the pivot cache."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Andel"
    for line in (["Inskrivna arbetslösa"], [], ["Filter: 2022"], []):
        sheet.append(line)
    sheet.append(["PERIOD", "LAN", "KOM", "Totalt", "Unga 18-24"])
    for row in rows[:10]:
        sheet.append([row["PERIOD"], row["LAN"], row["KOM"], 0.07, 0.09])
    target = io.BytesIO()
    book.save(target)
    return with_cache(target.getvalue(), rows)


def with_cache(workbook: bytes, rows: list[dict]) -> bytes:
    fields = ["PERIOD", "LAN", "KOM", *SEX_COLUMNS]
    shared = {name: list(dict.fromkeys(row[name] for row in rows)) for name in fields[:3]}
    target = io.BytesIO(workbook)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/pivotCache/pivotCacheDefinition1.xml", definition(fields, shared))
        archive.writestr("xl/pivotCache/pivotCacheRecords1.xml", records(fields, shared, rows))
    return target.getvalue()


def definition(fields: list[str], shared: dict[str, list]) -> str:
    """Every field, and a calculated one (databaseField="0") that has no place in the records."""
    parts = [f'<cacheField name="{name}">{_items(shared.get(name, []))}</cacheField>' for name in fields]
    parts.insert(4, '<cacheField name="ANDEL" databaseField="0" formula="UNGSOK/UNGAK"><sharedItems/></cacheField>')
    return f'<pivotCacheDefinition xmlns="{SPACE}"><cacheFields count="{len(parts)}">{"".join(parts)}</cacheFields></pivotCacheDefinition>'


def _items(values: list) -> str:
    return f'<sharedItems count="{len(values)}">{"".join(f"<s v={quoteattr(str(value))}/>" for value in values)}</sharedItems>'


def records(fields: list[str], shared: dict[str, list], rows: list[dict]) -> str:
    places = {name: {value: place for place, value in enumerate(values)} for name, values in shared.items()}
    lines = ["<r>" + "".join(_cell(places.get(name), row[name]) for name in fields) + "</r>" for row in rows]
    return f'<pivotCacheRecords xmlns="{SPACE}" count="{len(rows)}">{"".join(lines)}</pivotCacheRecords>'


def _cell(places: dict | None, value: object) -> str:
    if places is not None:
        return f'<x v="{places[value]}"/>'
    if value is None:
        return "<m/>"
    return f'<n v="{value}"/>' if isinstance(value, int | float) else f"<s v={quoteattr(str(value))}/>"


def duration(rows: list[list]) -> bytes:
    """The tid-utan-arbete workbook: four lines above the header on the sheet Ålder, texts like "<5" among numbers."""
    book = openpyxl.Workbook()
    book.active.title = "Total"
    sheet = book.create_sheet("Ålder")
    for line in (["Inskrivna arbetslösa efter tid utan arbete"], ["Källa: Arbetsförmedlingen"], [], []):
        sheet.append(line)
    sheet.append(
        [
            "PERIOD",
            "LÄN",
            "KOMMUN",
            "ÅLDER",
            "ARBETSLÖSA",
            "Utan arbete mer än 6 månader",
            "Utan arbete mer än 12 månader",
            "Utan arbete mer än 24 månader",
        ]
    )
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def bomb(size: int = 50_000_000) -> bytes:
    """A small file that would unpack to a large one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/pivotCache/pivotCacheDefinition1.xml", b"0" * size)
    return target.getvalue()
