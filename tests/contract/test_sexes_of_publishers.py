"""Women are women and men are men in every publisher's figures: the codes as the publishers print them, not as our readers do."""

import pytest

from insteg.collect.publishers import arbetsformedlingen, eurostat
from insteg.collect.publishers.kolada import _tidy as kolada
from insteg.collect.publishers.scb import _questions as scb
from tests.contract.manners import QUICK
from tests.recorded import arbetsformedlingen as double
from tests.recorded import workbooks

# By hand, one municipality of 2022-12: 30 of 400 women (7.5 %), 72 of 600 men (12 %), 102 of 1 000 together.
BY_HAND = {"UNGSOK": 102, "UNGAK": 1000, "UNGKSOK": 30, "UNGKAK": 400, "UNGMSOK": 72, "UNGMAK": 600}
RIGHT = {"total": (102, 10.2), "women": (30, 7.5), "men": (72, 12.0)}


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    rows = [row | BY_HAND for row in double.share_rows() if row["LAN"] == "Västernorrlands län" and row["PERIOD"] == "2022-12"]
    folder = tmp_path_factory.mktemp("af")
    with double.stub(double.World(share=workbooks.share(rows))) as server:
        arbetsformedlingen.fetch(folder, base=server.url, manners=QUICK)
    return arbetsformedlingen.tidy(folder)


@pytest.mark.parametrize("sex", RIGHT)
@pytest.mark.parametrize(("area", "places"), [("2281", 1), ("22", 7), ("00", 7)])
def test_arbetsformedlingens_k_is_women_and_m_is_men(table, sex, area, places):
    own = table[(table["area_code"] == area) & (table["period"] == "2022-12") & (table["sex"] == sex)].set_index("indicator")["value"]
    count, share = RIGHT[sex]
    assert own["registered_month_18_24_count"] == places * count
    assert own["registered_month_18_24"] == pytest.approx(share)


# Kolada: K kvinnor, M män, T totalt. SCB: 1 män, 2 kvinnor (1+2 båda). Eurostat: F females, M males, T total.
@pytest.mark.parametrize(
    ("codes", "women", "men", "both"), [(kolada.SEX, "K", "M", "T"), (scb.SEX, "2", "1", None), (eurostat.SEX, "F", "M", "T")]
)
def test_every_publishers_code_is_read_as_the_publisher_means_it(codes, women, men, both):
    assert (codes[women], codes[men]) == ("women", "men")
    assert both is None or codes[both] == "total"
