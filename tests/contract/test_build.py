"""A build that finds a fault says which row of which file, and leaves the old snapshot alone."""

import hashlib
import re
import shutil

import pytest

from insteg.collect.snapshot import build
from insteg.store import folders, publishing, snapshots


@pytest.fixture
def data(tmp_path, monkeypatch, snapshot):
    """A data folder of its own, with a published snapshot, whose raw files may be spoilt."""
    for name in ("catalogue", "words", "raw"):
        shutil.copytree(folders.data() / name, tmp_path / name)
    (tmp_path / "snapshots").mkdir()
    shutil.copy(snapshot, tmp_path / "snapshots" / snapshot.name)
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path))
    publishing.publish(tmp_path / "snapshots" / snapshot.name)
    return tmp_path


def spoil(data, file: str, pattern: str, replacement: str, is_recorded: bool = True) -> None:
    """Change one place of a raw file; record its new checksum, as somebody would who brings a newer file."""
    path = data / "raw" / file
    old = path.read_bytes()
    new = re.sub(pattern, replacement, old.decode("utf-8"), count=1, flags=re.MULTILINE).encode("utf-8")
    assert new != old
    path.write_bytes(new)
    if is_recorded:
        origin = path.parent / "origin.toml"
        text = origin.read_text(encoding="utf-8")
        origin.write_text(text.replace(hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest()), encoding="utf-8")


FAULTS = {
    "a share above 100": ("kolada/n02797.csv", r"^00,2009,8\.82", "00,2009,108.82", r"kolada/n02797\.csv row 3: the value is 108\.82"),
    "an unknown area": ("kolada/n02797.csv", r"^00,2009", "99,2009", r"row 3: the area code is 99"),
    "a figure twice": (
        "kolada/n02797.csv",
        r"^00,2009,8\.82",
        "00,2008,8.82",
        r"row 3: neet_16_24 for area 00 in 2008 also stands in kolada/n02797\.csv row 2",
    ),
    "Sweden zero": ("kolada/n02797.csv", r"^00,2009,8\.82", "00,2009,0", r"row 3: neet_16_24 for Sweden in 2009 is 0"),
    "no number": ("kolada/n02797.csv", r"^00,2009,8\.82", "00,2009,åtta", r"kolada/n02797\.csv row 3: value is 'åtta', which is no number"),
    "a strange period": ("kolada/n02797.csv", r"^00,2009", "00,209", r"row 3: the period is 209"),
    "a municipality gone": ("kolada/n02797.csv", r"^2281,2024,[\d.]+\n", "", r"neet_16_24 in 2024 lacks area 2281"),
    "two files that disagree": ("kolada/n15507.csv", r"^00,2026,", "00,2025,", r"merit_value_year_9 for area 00 in 2025 also stands in"),
    "a lost column": ("kolada/n02797.csv", r"^area_code", "omrade", r"n02797\.csv lacks the columns \['area_code'\]"),
    "half a person": ("scb/population_total.csv", r"^(2281,2025,\d+)", r"\1.5", r"scb/population_total\.csv row \d+: the value is \d+\.5"),
    "a county outside its parts": ("kolada/n02797.csv", r"^22,2024,[\d.]+", "22,2024,17.0", r"is 17\.0 for the county, outside"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_and_row_and_the_old_snapshot_stays(data, fault):
    file, pattern, replacement, message = FAULTS[fault]
    before = snapshots.current()
    spoil(data, file, pattern, replacement)
    with pytest.raises(build.BuildFailed, match=message) as failure:
        build.build(lambda _: None)
    assert "The old snapshot is untouched" in str(failure.value)
    assert snapshots.current() == before
    assert [path.name for path in (data / "snapshots").iterdir() if path.suffix != ".duckdb"] == ["current"]


def test_a_file_that_is_not_the_recorded_one_is_refused(data):
    spoil(data, "kolada/n02797.csv", r"^00,2009,8\.82", "00,2009,8.83", is_recorded=False)
    with pytest.raises(build.BuildFailed, match="is not the file that was taken from its publisher"):
        build.build(lambda _: None)


def test_a_good_build_is_published_and_up_to_date(data):
    # An area that no other file gives as well: the two would have to agree.
    spoil(data, "kolada/n02797.csv", r"^(0114,2024,[\d.]+)$", r"\g<1>1")
    assert not build.is_up_to_date()
    built = build.build(lambda _: None)
    assert snapshots.current() == built
    assert build.is_up_to_date()


def test_a_missing_snapshot_says_how_to_make_one(data):
    shutil.rmtree(data / "snapshots")
    with pytest.raises(snapshots.SnapshotMissing, match="python -m insteg build"):
        snapshots.current()


def test_a_pointer_to_a_lost_file_says_so(data):
    snapshots.current().unlink()
    with pytest.raises(snapshots.SnapshotMissing, match="is not there"):
        snapshots.current()
