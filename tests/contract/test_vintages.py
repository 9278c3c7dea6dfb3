"""Old figures stay: what changed since, a view frozen on one snapshot, and nothing that leaks from one reader to another."""

import threading

import pandas as pd
import pytest

from insteg.figures import vintage
from insteg.files import sheet
from insteg.files.csv_on_the_web import metadata
from insteg.reference import words
from insteg.show import powerpoint, ready
from insteg.store import publishing, queries, snapshots
from insteg.store.remembered import ask, remembered
from tests import vintages


@pytest.fixture
def home(snapshot, tmp_path, monkeypatch):
    return vintages.folder_with(snapshot, tmp_path, monkeypatch)


def value(code: str = "2281", period: str = "2023") -> float:
    series = ask("home_series", indicator="neet_16_24")
    return float(series[(series["area_code"] == code) & (series["period"] == period)]["value"].iloc[0])


def test_new_revised_settled_and_removed_figures_are_told_apart(home):
    stand = vintages.changed(home)
    found = vintage.changes(stand, vintage.HOME).set_index("change")
    assert sorted(found.index) == ["gone", "new", "revised", "settled"]
    assert found.loc["revised", "difference"] == pytest.approx(-1)
    assert found.loc["new", "area_code"] == "2282" and found["difference"].notna().sum() == 1
    assert found.loc["settled", ["status_before", "status_now"]].tolist() == ["provisional", "ok"]
    assert found.loc["gone", "period"] == "2001" and found.loc["gone", "address_before"].startswith("http")


def test_a_municipality_sees_only_its_own_changes(home):
    stand = vintages.changed(home)
    assert vintage.changes(stand, ("2281",))["change"].tolist() == ["revised"]


def test_the_table_gives_old_and_new_value_with_both_sources(home):
    stand = vintages.changed(home)
    told = vintage.table(stand, ("2281",), "sv").iloc[0]
    assert told["skillnad"] == -1 and told["gammalt värde"] == pytest.approx(told["nytt värde"] + 1)
    assert told["ändring"] == "reviderad" and told["gammal källa"] and told["ny adress"].startswith("http")
    counted = vintage.per_municipality(stand, vintage.HOME, "sv")
    assert counted[["nya", "reviderade", "ny status", "borttagna"]].sum().tolist() == [1, 1, 1, 1]


def test_a_printed_difference_is_that_of_the_printed_values(monkeypatch):
    """73.51254 after 73.10006 prints 73.5125, 73.1001 and so 0.4124, though the values are 0.41248 apart."""
    row = {"indicator": "neet_16_24", "area_code": "2281", "period": "2024", "sex": "total", "age": "16-24", "change": "revised"}
    sides = {f"{name}_{side}": "x" for name in ("status", "source", "address") for side in ("before", "now")}
    frame = pd.DataFrame([{**row, **sides, "value_before": 73.10006, "value_now": 73.51254, "difference": 0.41248}])
    monkeypatch.setattr(vintage, "changes", lambda *_: frame.assign(status_before="ok", status_now="ok"))
    say = words.load("sv")
    told = vintage.table("another", ("2281",), "sv").iloc[0]
    before, now, difference = (told[say(f"news.column.{name}")] for name in ("before", "now", "difference"))
    assert (before, now) == (73.1001, 73.5125) and difference == pytest.approx(now - before, abs=1e-9)


def test_nothing_changed_gives_no_row(home):
    stand = vintages.add_earlier(home)
    assert vintage.changes(stand, vintage.HOME).empty


def test_a_day_means_the_snapshot_that_was_current_then(home):
    stand = vintages.add_earlier(home)
    later = vintages.add_earlier(home, day="20261110")
    assert vintage.read_since("2026-11-05") == stand
    assert vintage.read_since("2026-11-10") == later
    assert vintage.read_since("2026-10-31") is None and vintage.read_since("nonsense") is None


def test_a_held_snapshot_answers_until_it_is_let_go(home):
    stand = vintages.changed(home)
    now = value()
    with snapshots.held():
        publishing.publish(snapshots.named(stand))
        assert value() == now
    assert value() == pytest.approx(now + 1)


def test_a_frozen_view_gives_the_old_figures_and_is_let_go_even_after_an_error(home):
    stand = vintages.changed(home)
    now = value()
    with pytest.raises(ZeroDivisionError), snapshots.held(stand):
        assert value() == pytest.approx(now + 1)
        _ = 1 / 0
    assert value() == now and not snapshots.is_frozen()


def test_a_frozen_view_never_shows_in_another_thread(home):
    stand = vintages.changed(home)
    seen, inside, done = {}, threading.Event(), threading.Event()

    def frozen():
        with snapshots.held(stand):
            seen["frozen"] = value()
            inside.set()
            done.wait(10)
            seen["frozen again"] = value()

    thread = threading.Thread(target=frozen)
    thread.start()
    inside.wait(10)
    now = value()
    done.set()
    thread.join()
    assert seen["frozen"] == seen["frozen again"] == pytest.approx(now + 1)


def test_many_readers_of_two_snapshots_each_get_their_own(home):
    stand = vintages.changed(home)
    now, wrong = value(), []

    def read(stand: str, expected: float):
        for _ in range(50):
            with snapshots.held(stand):
                if value() != pytest.approx(expected):
                    wrong.append((stand, expected))

    readers = [threading.Thread(target=read, args=args) for args in [("", now), (stand, now + 1)] * 4]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_what_is_remembered_for_a_frozen_view_is_not_given_to_others_on_the_same_snapshot(home):
    @remembered
    def link() -> str:
        return "frozen" if snapshots.is_frozen() else "free"

    with snapshots.held(snapshots.stand_of(snapshots.current())):
        assert link() == "frozen"
    assert link() == "free"


@pytest.mark.parametrize("stand", ["20200101T000000-000000000000", "../../etc/passwd", "*", "current"])
def test_a_snapshot_that_is_not_kept_is_refused(home, stand):
    with pytest.raises(snapshots.SnapshotMissing), snapshots.held(stand):
        pass


def test_an_older_snapshot_that_lacks_a_table_says_so(home):
    stand = vintages.add_earlier(home, "drop table people_behind")
    with snapshots.held(stand), pytest.raises(snapshots.SnapshotTooOld, match="another version"):
        queries.ask("panel", indicator="neet_16_24", sex="total")


def test_an_older_snapshot_that_lacks_a_column_cannot_be_compared(home):
    stand = vintages.add_earlier(home, "alter table observation drop column status")
    with pytest.raises(snapshots.SnapshotTooOld, match="cannot be compared"):
        vintage.changes(stand, vintage.HOME)


def test_a_snapshot_removed_while_it_is_read_still_answers(home):
    stand = vintages.changed(home)
    with snapshots.held(stand):
        before = value()
        snapshots.named(stand).unlink()
        assert float(queries.ask("sizes")["population"].iloc[0]) > 0 and value() == before


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_links_of_a_frozen_page_stay_frozen(home, language):
    from insteg.figures.benchmark import Benchmark
    from insteg.figures.profile import rendered

    stand = vintages.add_earlier(home)
    with snapshots.held(stand):
        assert f"stand={stand}" in rendered("2281", language, Benchmark())
    assert "stand=" not in rendered("2281", language, Benchmark())


def test_the_last_snapshot_of_every_month_is_kept_for_those_who_cite_it(home):
    from insteg.collect.snapshot import downloads

    stands = [vintages.add_earlier(home, day=day) for day in ("20260901", "20260930", "20261002", "20261015", "20261120")]
    downloads.prune(1)
    kept = [snapshots.stand_of(path) for path in snapshots.kept()]
    assert kept == [stands[1], stands[3], snapshots.stand_of(snapshots.current())]


def test_what_is_taken_along_from_a_frozen_view_says_the_day_of_its_own_figures(home):
    """A file lives longer than the page: 1 November was the day of these figures, however new the newest are."""
    stand = vintages.add_earlier(home, "update snapshot set built_at = timestamp '2026-11-01 06:00:00'", day="20261101")
    told = {}
    for asked in (stand, ""):
        with snapshots.held(asked):
            figures = ask(
                "explore", indicators=["neet_16_24"], area_codes=["2281"], period_from="2024", period_to=None, sexes=None, ages=None
            )
            slide = powerpoint.page_of(ready.ready("laget", "sv", "2281").slides[0], "sv")
            told[asked] = [metadata(figures, "sv")["schema:dateModified"], sheet.of("2281", "sv").words["built"], slide.source]
    assert told[stand][0] == "2026-11-01"
    assert all("1 november 2026" in text for text in told[stand][1:])
    assert told[""][0] == f"{snapshots.moment_of(snapshots.current()):%Y-%m-%d}" != "2026-11-01"
    assert not any("1 november 2026" in text for text in told[""][1:])


def test_only_what_was_built_before_a_snapshot_is_earlier_than_it(home):
    first, second = vintages.add_earlier(home, day="20261101"), vintages.add_earlier(home, day="20261102")
    assert [snapshots.stand_of(path) for path in snapshots.before(snapshots.current())] == [second, first]
    assert [snapshots.stand_of(path) for path in snapshots.before(snapshots.named(second))] == [first]
    assert snapshots.before(snapshots.named(first)) == []
