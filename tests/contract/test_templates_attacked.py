"""A PowerPoint template that is hostile, personal or merely old: what it is made of is used, nothing else goes along, and what can't be used is a sentence."""

import io
import os
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from insteg.files.pptx import presentation, template
from insteg.store.settings import BadSetting

MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
PAGE = presentation.SlideContent("Rubrik", "Mening.", "Källa: x", note="Anteckning")
DRAWING = nsdecls("a", "p", "r")


@pytest.fixture
def given(monkeypatch, tmp_path):
    """Sets a template of this content."""

    def give(content: bytes, name: str = "own.pptx"):
        (tmp_path / name).write_bytes(content)
        monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", str(tmp_path / name))

    return give


def saved(deck) -> bytes:
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def made() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(presentation.pptx("Titel", "Under", [PAGE], "sv")))


def text_of(archive: zipfile.ZipFile) -> str:
    return "\n".join(archive.namelist()) + "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def part(deck, name: str, kind: str, content: bytes) -> Part:
    return Part(PackURI(name), kind, deck.part.package, content)


def hostile():
    """A template with one of everything that must not go along."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    example = deck.slides.add_slide(deck.slide_layouts[0])
    example.shapes.title.text = "Hemligt exempel"
    deck.core_properties.author = deck.core_properties.last_modified_by = "Anna Persson"
    deck.core_properties.comments = "Anna Persson skrev"
    deck.part.relate_to(part(deck, "/ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"evil macro"), MACROS)
    own = part(deck, "/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", b"<Anna.Persson/>")
    deck.part.package._rels.get_or_add(RT.CUSTOM_PROPERTIES, own)
    master = deck.slide_master
    tree = master.shapes._spTree
    for way, kind in (
        ("https://evil.example/a.png", RT.IMAGE),
        ("file:///evil/a.exe", RT.HYPERLINK),
        ("https://forbundet.example/", RT.HYPERLINK),
    ):
        id = master.part.relate_to(way, kind, is_external=True)
        tree.append(linked(id) if kind == RT.IMAGE else clicked(id))
    tree.append(clicked("", "ppaction://macro?name=evil"))
    file = part(deck, "/ppt/embeddings/evil.bin", "application/vnd.openxmlformats-officedocument.oleObject", b"evil file")
    tree.append(embedded(master.part.relate_to(file, RT.OLE_OBJECT)))
    layout = deck.slide_layouts[6]
    layout.shapes._spTree.append(clicked(layout.part.relate_to(example.part, RT.SLIDE), "ppaction://hlinksldjump"))
    return deck


def linked(id: str):
    return parse_xml(
        f'<p:pic {DRAWING}><p:nvPicPr><p:cNvPr id="90" name="Fjärran"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:link="{id}"/></p:blipFill><p:spPr/></p:pic>'
    )


def clicked(id: str, action: str = ""):
    return parse_xml(
        f'<p:sp {DRAWING}><p:nvSpPr><p:cNvPr id="91" name="Knapp"><a:hlinkClick r:id="{id}" action="{action}"/></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>"
    )


def embedded(id: str):
    return parse_xml(
        f'<p:graphicFrame {DRAWING}><p:nvGraphicFramePr><p:cNvPr id="92" name="Fil"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        f'<p:oleObj r:id="{id}" progId="Package"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def test_macros_links_embedded_files_examples_and_people_stay_behind(given):
    given(saved(hostile()))
    archive = made()
    told = text_of(archive)
    assert [word for word in ("evil", "Persson", "Hemligt", "vbaProject", "oleObj", "hlinksldjump", "custom.xml") if word in told] == []
    # A web address is a link like another; the button stays where its way is gone.
    master = archive.read("ppt/slideMasters/slideMaster1.xml").decode()
    assert "https://forbundet.example/" in told and master.count('name="Knapp"') == 3 and master.count("<a:hlinkClick") == 1
    assert "Fjärran" not in master and 'name="Fil"' not in master


def test_what_is_written_points_at_nothing_that_is_not_there(given):
    given(saved(hostile()))
    archive = made()
    for name in archive.namelist():
        if not name.endswith(".xml") or name.startswith("["):
            continue
        folder, _, file = name.rpartition("/")
        of_it = f"{folder}/_rels/{file}.rels"
        known = {one.get("Id") for one in etree.fromstring(archive.read(of_it))} if of_it in archive.namelist() else set()
        asked = {
            value
            for node in etree.fromstring(archive.read(name)).iter(etree.Element)
            for key, value in node.attrib.items()
            if key.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}") and value
        }
        assert asked <= known, name
    assert len(Presentation(archive.fp).slides) == 2


def test_a_macro_template_becomes_an_ordinary_presentation(given):
    deck = hostile()
    deck.part._content_type = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    given(saved(deck), "own.pptm")
    assert "macroEnabled" not in text_of(made())


def test_a_password_for_changing_and_shows_of_the_templates_own_stay_behind(given):
    deck = hostile()
    id = deck.slides._sldIdLst[0].rId
    deck.part._element.append(
        parse_xml(
            f'<p:custShowLst {DRAWING}><p:custShow name="Hemligt" id="0"><p:sldLst><p:sld r:id="{id}"/></p:sldLst></p:custShow></p:custShowLst>'
        )
    )
    deck.part._element.append(parse_xml(f'<p:modifyVerifier {DRAWING} hashValue="evil"/>'))
    given(saved(deck))
    assert not {"custShow", "modifyVerifier"} & set(text_of(made()).replace("<p:", " ").split())


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(name: str, content: bytes) -> bytes:
    """An ordinary template in which one part is this."""
    with zipfile.ZipFile(io.BytesIO(saved(Presentation()))) as archive:
        return packed({one: content if one == name else archive.read(one) for one in archive.namelist()})


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "evil"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
REFUSED = {
    "bomb": lambda: changed("docProps/thumbnail.jpeg", b"0" * 310_000_000),
    "many parts": lambda: packed({f"{number}.xml": b"" for number in range(3001)}),
    "old or encrypted": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
    "document": lambda: packed({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"}),
    "empty archive": lambda: packed({}),
    "entities for a master": lambda: changed("ppt/slideMasters/slideMaster1.xml", ENTITIES),
    "entities for the presentation": lambda: changed("ppt/presentation.xml", ENTITIES),
    "no presentation": lambda: changed(
        "_rels/.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    ),
    "cut off": lambda: saved(Presentation())[:9000],
    "theme that is none": lambda: changed("ppt/theme/theme1.xml", b"hej"),
    "deep": lambda: changed("ppt/slideMasters/slideMaster1.xml", b"<a>" * 5000 + b"</a>" * 5000),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_template_is_a_sentence(given, kind):
    given(REFUSED[kind]())
    with pytest.raises(BadSetting, match=r"INSTEG_OWNER_TEMPLATE: .*own\.pptx.*(Save it|Give the path)"):
        template.opened()
        presentation.pptx("Titel", "Under", [PAGE], "sv")


def test_a_pipe_is_no_template(monkeypatch, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("INSTEG_OWNER_TEMPLATE", str(tmp_path / "pipe"))
    with pytest.raises(BadSetting, match="is no file"):
        template.opened()


def test_a_template_that_lacks_titles_and_letters_is_used(given):
    deck = Presentation()
    for layout in deck.slide_layouts:
        for place in list(layout.placeholders):
            place._element.getparent().remove(place._element)
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    given(saved(deck))
    slides = Presentation(made().fp).slides
    assert [
        any(shape.has_text_frame and shape.text_frame.text == text for shape in slide.shapes)
        for slide, text in zip(slides, ("Titel", "Rubrik"), strict=True)
    ] == [True, True]
    assert all(shape._element.find(f".//{qn('p:ph')}") is None for slide in slides for shape in slide.shapes)
