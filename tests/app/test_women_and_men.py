"""One choice of sex for Kommun and Jämför: women beside women, in the address, followed by figures, slides, files and links."""

import pytest
from streamlit.testing.v1 import AppTest

from insteg.figures import api_link, comparison, judgement, profile
from insteg.figures.benchmark import NATION, REGION, Benchmark
from insteg.reference import words
from insteg.show import slides
from tests.app.test_pages import opened, text

SAY = words.load("sv")


def linked(script: str, **address: str) -> AppTest:
    """A page that a link with these choices leads to."""
    test = opened(script)
    test.query_params.update(address)
    return test.run()


def rows(area_code: str, sex: str, kind: str = NATION) -> dict[str, dict]:
    return {row["id"]: row for row in profile.rows(area_code, "sv", Benchmark(kind, sex=sex))}


@pytest.mark.parametrize(("sex", "own", "country"), [("women", "7,6 %", "Riket: 4,9 %"), ("men", "7,8 %", "Riket: 6,0 %")])
def test_the_row_of_a_municipality_is_of_one_sex_and_so_is_what_it_is_compared_with(sex, own, country):
    """Ånge 2022 in n02797_by_sex.csv: women 7.575758 against 4.887021, men 7.798165 against 6.049866."""
    row = rows("2260", sex)["neet_16_24"]
    assert (row["period"], row["value"], row["country"]) == ("2022", own.replace(" ", "\u00a0"), country.replace(" %", "\u00a0%"))


def test_a_verdict_of_women_is_one_of_women():
    """Three-year diplomas of Ånge's women in 2022: 54.166667 against 72.329336 in Sweden, of at least 24 (13 of 24 gives the digits)."""
    found = judgement.judged("diploma_3_years", "2260", "2022", Benchmark(NATION, sex="women"))
    assert (found.value, found.benchmark) == (54.166667, 72.329336)
    assert found.verdict.relation == "lower"
    everybody = judgement.judged("diploma_3_years", "2260", "2022", Benchmark(NATION))
    assert everybody.value != found.value


def test_the_rest_of_the_county_is_of_the_same_sex():
    """Between what the six others have at the least and at the most among women in 2022, and not what they have among all."""
    women, everybody = (judgement.judged("neet_16_24", "2281", "2022", Benchmark(REGION, sex=sex)).benchmark for sex in ("women", "total"))
    others = [
        judgement.judged("neet_16_24", code, "2022", Benchmark(NATION, sex="women")).value
        for code in ("2260", "2262", "2280", "2282", "2283", "2284")
    ]
    assert min(others) < women < max(others)
    assert women != everybody


def test_a_measure_without_sexes_has_no_row_and_is_named_once():
    found = rows("2260", "women")
    assert "unemployed_bas_18_24" not in found and "neet_16_24" in found
    drawn = profile.rendered("2260", "sv", Benchmark(NATION, sex="women"))
    assert SAY("row.group.women") in drawn
    assert drawn.count("Inte uppdelade på kön: Arbetslösa, andel av arbetskraften") == 1
    assert "Inte uppdelade på kön" not in profile.rendered("2260", "sv", Benchmark())


def test_months_are_told_of_everybody_only():
    assert "insteg-month" not in profile.rendered("2281", "sv", Benchmark(NATION, sex="men"))


def test_the_link_to_the_comparison_carries_the_sex():
    assert rows("2260", "women")["neet_16_24"]["compare"].endswith("&konsgrupp=women")
    assert "konsgrupp" not in rows("2260", "total")["neet_16_24"]["compare"]


def test_the_choice_lives_in_the_address_of_the_municipality(monkeypatch):
    drawn = []
    monkeypatch.setattr(profile, "rendered", lambda area, language, against: drawn.append((area, against)) or "")
    test = linked("pages/20_kommun.py", kommun="2260", konsgrupp="women")
    assert test.selectbox(key="kommun.konsgrupp").value == "women"
    assert drawn[-1] == ("2260", Benchmark(NATION, sex="women"))
    assert test.query_params["konsgrupp"] in ("women", ["women"])
    # Similar municipalities far away are not known by sex.
    assert test.get("button_group")[0].proto.options and len(test.get("button_group")[0].proto.options) == 2
    test.selectbox(key="kommun.konsgrupp").set_value("total").run()
    assert "konsgrupp" not in test.query_params and drawn[-1] == ("2260", Benchmark())


def test_the_choice_goes_along_from_the_municipality_to_the_comparison():
    test = linked("pages/20_kommun.py", kommun="2260", konsgrupp="men")
    test.switch_page("pages/30_jamfor.py").run()
    assert test.selectbox(key="jamfor.konsgrupp").value == "men"
    assert SAY("compare.group.men") in text(test)


def test_a_measure_without_sexes_says_so_quietly_on_the_comparison():
    test = linked("pages/30_jamfor.py", indikator="long_term_of_unemployed_18_65", konsgrupp="women")
    assert SAY("compare.no_sexes") in [one.value for one in test.caption]
    assert SAY("compare.group.women") not in text(test)
    other = linked("pages/30_jamfor.py", indikator="neet_16_24")
    assert SAY("compare.no_sexes") not in [one.value for one in other.caption]


@pytest.mark.parametrize(("language", "said"), [("sv", "Siffrorna gäller kvinnor."), ("en", "The figures are those of women.")])
def test_a_slide_of_women_is_drawn_of_women_and_its_data_are_asked_for_by_sex(language, said):
    view = comparison.ComparisonChoice("neet_16_24", ("2260", "00"), comparison.LINES, language, "light", sex="women")
    slide = slides.slide_of("jamforelse", view, {"konsgrupp": "women"})
    assert slides.view_of(slide, language, "light") == view
    figure, _ = comparison.drawn(view)
    assert figure.sentence.startswith(said)
    assert set(figure.rows["sex"]) == {"women"}
    assert figure.rows.set_index(["area_code", "period"]).loc[("2260", "2022"), "value"] == 7.575758
    [link] = api_link.addresses(figure.parts, language)
    assert "sex=women" in link.address
