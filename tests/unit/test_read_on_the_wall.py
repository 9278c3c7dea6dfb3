"""What a presenter and the back row meet first: words with a dash, a small picture alone, names that are not left out or crossed."""

import pandas as pd
import pytest

from insteg.figures.pictures import Look
from insteg.figures.pictures.effect import ratios
from insteg.figures.pictures.plot import Series
from insteg.figures.pictures.plotly.plain import plain
from insteg.show.slides import rendered
from insteg.show.stories import Slide
from insteg.ui.unheeded import harmless


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Unga 16–24 år, ”så”", "Unga 16–24 år, ”så”"),
        ("[här](//x) *a* _b_ `c` #d :red[e]", r"\[här\]\(\/\/x\) \*a\* _b_ \`c\` \#d \:red\[e\]"),
        ("a\\b <i> a|b $x$ !", r"a\\b \<i\> a\|b \$x\$ \!"),
    ],
)
def test_only_signs_that_markdown_knows_are_escaped(written, kept):
    assert harmless(written) == kept


def layout_of(slide: Slide) -> dict:
    return plain(rendered(slide, "sv", "light").picture, Look.of("light"), "sv")["layout"]


@pytest.mark.parametrize(("areas", "domains"), [(["2260"], [[0, 1.0]]), (["2260", "2281"], [[0, 0.47], [0.53, 1.0]])])
def test_a_single_small_picture_has_the_whole_width(areas, domains):
    view = {"indicator_id": "unemployed_bas_18_24", "area_codes": [*areas, "00"], "form": "rutor"}
    layout = layout_of(Slide("jamforelse", view, "jamfor", {}, "Rutor"))
    found = [axis["domain"] for name, axis in sorted(layout.items()) if name.startswith("xaxis")]
    assert found == [pytest.approx(domain, abs=0.03) for domain in domains]


def test_two_lines_that_end_at_zero_both_have_their_name():
    layout = layout_of(Slide("synk-foljd", {"as_of": "2016-12-31", "per": "ar"}, "synkronisering", {}, "x"))
    names = {note["name"]: note["y"] for note in layout["annotations"] if note.get("name")}
    # Plotly leaves out what stands below the axis.
    assert len(names) == 2 and min(names.values()) == 0 < max(names.values())


@pytest.mark.parametrize(
    ("own", "limit", "sides"), [(2.4, 2.1, ["left", "right"]), (1.9, 2.1, ["right", "left"]), (0.2, 2.1, ["left", "left"])]
)
def test_no_line_goes_through_the_others_name(own, limit, sides):
    """sides: where the names of the own line and of the limit begin; to the left of the lower line, unless it stands at the edge."""
    table = pd.DataFrame({"ratio": [0.1, 0.5, 1.0, 3.1], "text": ["a", "b", "c", "d"]})
    drawn = plain(ratios(table, (Series("Kramfors"), own), ("gräns 5 %", limit), ("avstånd", "andra")), Look.of("light"), "sv")
    anchors = {note["text"]: note["xanchor"] for note in drawn["layout"]["annotations"]}
    assert [anchors["Kramfors"], anchors["gräns 5 %"]] == sides
