"""A fault of the machine is one sentence with its fix, also where the library lists a hundred of them."""

import errno
import shutil

import pytest

from insteg.store import faults


def test_a_folder_that_cannot_be_copied_is_told_by_its_first_file(tmp_path, monkeypatch):
    """A full disk at the first start was told as a list of every file of Streamlit's, and that its rights should be mended."""
    (tmp_path / "from").mkdir()
    for number in range(100):
        (tmp_path / "from" / f"{number:03d}.js").write_text("x")

    def full(source, target, **named):
        raise OSError(errno.ENOSPC, "No space left on device", str(source))

    with pytest.raises(shutil.Error) as raised:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=full)
    told = faults.sentence(raised.value)
    assert told is not None and len(told) < 400
    assert "No space left on device" in told and "Free some space" in told and str(tmp_path / "to") in told


@pytest.mark.parametrize("error", [shutil.Error([]), shutil.Error("odd"), shutil.Error([("a", "b", "no number")]), shutil.Error()])
def test_one_without_a_list_is_told_too(error):
    assert "could not be copied whole" in (faults.sentence(error) or "")
