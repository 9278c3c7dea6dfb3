"""A setting that can't be used is named with what to do; so is one that is none."""

import pytest

from insteg.show.rooms import tables
from insteg.store import setting_names, settings
from insteg.store.settings import PREFIX, BadSetting


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (f"{PREFIX}HOST", [f"{PREFIX}HOST is no setting", "Did you mean INSTEG_HOSTS?", "docs/settings.md"]),
        (f"{PREFIX}APILIMIT", ["Did you mean INSTEG_API_LIMIT?"]),
        (f"{PREFIX}DATA_FOLDER", [f"{PREFIX}DATA_FOLDER is no setting"]),
        (f"{PREFIX}OWNER_LOGOTYPE", ["Did you mean INSTEG_OWNER_LOGO?"]),
        (f"{PREFIX}XQWZ", [f"{PREFIX}XQWZ is no setting"]),
    ],
)
def test_a_name_with_a_slip_is_told(monkeypatch, name, parts):
    monkeypatch.setenv(name, "x")
    told = " ".join(setting_names.unknown())
    assert [part for part in parts if part not in told] == []


@pytest.mark.parametrize("name", ["INSTEG_BASE_KOLADA", "INSTEG_BASE_PATH", "INSTEG_FUZZ", "INSTEG_HOSTS"])
def test_a_right_name_is_not(monkeypatch, name):
    before = setting_names.unknown()
    monkeypatch.setenv(name, "x")
    assert setting_names.unknown() == before


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("INSTEG_BASE_KOLADA", "nonsense", "INSTEG_BASE_KOLADA must be a whole address"),
        ("INSTEG_BASE_SCB", "ftp://x", "INSTEG_BASE_SCB must be a whole address"),
        (f"{PREFIX}BASE", "nonsense", f"{PREFIX}BASE names no publisher"),
        (f"{PREFIX}BASE", "[1]", f"{PREFIX}BASE"),
    ],
)
def test_an_address_of_a_publisher_that_is_none_is_told_by_its_name(monkeypatch, name, value, part):
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=r"settings\.md|publisher") as said:
        settings.read()
    assert part in str(said.value)


def test_the_base_path_is_no_publisher(monkeypatch):
    monkeypatch.setenv("INSTEG_BASE_PATH", "/insteg/")
    monkeypatch.setenv("INSTEG_BASE_SCB", "https://mirror.example/api")
    assert (settings.read().base_path, settings.read().base) == ("/insteg", {"scb": "https://mirror.example/api"})


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "insteg:hemligt@host/name",
        "mysql://insteg:hemligt@h/n",
        "http://x",
        "postgresql://insteg:hemligt@h:port/n",
        "sqlite:////proc/x",
    ],
)
def test_rooms_that_cannot_be_kept_there_are_told_at_the_start_and_no_password_is(monkeypatch, address):
    """It was found out by the first presenter, in front of the audience."""
    monkeypatch.setenv("INSTEG_ROOMS_DATABASE", address)
    with pytest.raises(BadSetting) as said:
        tables.check()
    assert "INSTEG_ROOMS_DATABASE" in str(said.value) and "hemligt" not in str(said.value)


@pytest.mark.parametrize("begun", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2"])
def test_postgresql_is_spoken_to_by_the_driver_that_comes_along(monkeypatch, begun):
    """postgresql://, as our own message said, ended in the lack of another driver."""
    monkeypatch.setenv("INSTEG_ROOMS_DATABASE", f"{begun}://insteg@127.0.0.1:1/insteg")
    # Nobody answers there, and nobody is asked: it may be up later.
    tables.check()
    assert tables.engine(settings.read().rooms_database).driver == "psycopg"


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("INSTEG_API_LIMIT", "60", "as 600/minute or 10/second"),
        # Nobody would be answered.
        ("INSTEG_API_LIMIT", "0/minute", "as 600/minute or 10/second"),
        ("INSTEG_SQL_LIMIT", "5/0 minutes", "as 600/minute or 10/second"),
        ("INSTEG_API_LIMIT", "9" * 30 + "/minute", "as 600/minute or 10/second"),
        ("INSTEG_REMARKS", "namn@kommun.se", "mailto:namn@kommun.se"),
        ("INSTEG_SECURITY_CONTACT", "http://x", "https://"),
        ("INSTEG_LOG", "JSON", "text or json"),
        ("INSTEG_DATA", " ", "it is blank"),
    ],
)
def test_what_to_write_instead_is_told_in_words(monkeypatch, name, value, part):
    """It was told as an expression that only a program reads."""
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as said:
        settings.read()
    assert name in str(said.value) and part in str(said.value) and "pattern" not in str(said.value)


def test_a_place_may_begin_with_the_home_folder(monkeypatch, tmp_path):
    """A folder called ~ was made, and the build failed in another one."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("INSTEG_CACHE", "~/insteg")
    assert settings.read().cache == tmp_path / "insteg"
