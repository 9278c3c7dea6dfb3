"""A planned stop: announced by a command, shown on every page and phone without a script, gone by itself, never in the way."""

import os
import re
from datetime import UTC, datetime, timedelta

import pytest

from insteg import cli
from insteg.figures import frame, service_notice
from insteg.reference.pages import menu, name_of
from insteg.store import folders, notices
from insteg.ui import server
from insteg.web import kept
from tests.contract.served import begun

NOW = datetime.now(notices.HERE).replace(second=0, microsecond=0)


def written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


@pytest.fixture(autouse=True)
def taken_back(own_data):
    yield
    notices.withdraw()


@pytest.fixture
def own_data(tmp_path, monkeypatch, snapshot):
    """The real figures beside a notice of its own."""
    for path in folders.data().iterdir():
        if not path.name.startswith("."):
            (tmp_path / path.name).symlink_to(path.resolve())
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path))
    return tmp_path


def told(capsys, *arguments: str) -> tuple[int, str]:
    code = cli.main(["notice", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_it_is_announced_told_again_and_taken_back(capsys):
    assert told(capsys) == (0, "No stop is announced.\n")
    begins, ends = NOW + timedelta(days=2), NOW + timedelta(days=2, minutes=5)
    code, said = told(
        capsys, 'Vi byter "server" \\ disk', "--english", "A new server.", "--from", written(begins), "--until", written(ends)
    )
    assert code == 0 and 'Vi byter "server" \\ disk' in said and "A new server." in said and f"{ends:%H:%M}" in said
    assert told(capsys) == (0, said)
    assert told(capsys, "--clear") == (0, "The notice is taken back.\n")
    assert told(capsys, "--clear") == (0, "There was no notice.\n")


def test_a_picture_made_of_two_stays_one_and_what_turns_the_words_goes(capsys):
    code, said = told(
        capsys, "Ny\u202e 👩\u200d🏫 <b>", "--from", written(NOW + timedelta(days=1)), "--until", written(NOW + timedelta(days=2))
    )
    assert code == 0 and "Ny 👩\u200d🏫 <b>" in said


def test_signs_that_cannot_be_printed_are_left_out(capsys):
    code, said = told(
        capsys, "Ny\x1b[31m \x7f server\udcff\n nu", "--from", written(NOW + timedelta(days=1)), "--until", written(NOW + timedelta(days=2))
    )
    assert code == 0 and "Ny [31m server nu" in said


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        (timedelta(hours=1), timedelta(hours=2), "Planerat stopp"),
        (timedelta(hours=-1), timedelta(hours=1), "Ett planerat stopp pågår"),
        (timedelta(days=1), timedelta(days=3), "Planerat stopp från"),
    ],
)
def test_it_says_when_before_and_until_when_during_and_goes_by_itself(begins, ends, found):
    notices.put(notices.checked(NOW + begins, NOW + ends, {"sv": "Ny server."}))
    assert service_notice.told("sv").startswith(found) and service_notice.told("sv").endswith("Ny server.")
    assert "Ny server" not in service_notice.told("en") != ""
    after = NOW + ends + timedelta(seconds=1)
    assert service_notice.told("sv", after) == notices.mark(after) == ""
    assert notices.trouble() == ""


def test_open_pages_and_kept_answers_hear_that_a_stop_is_planned_begins_is_told_otherwise_and_is_over():
    def marks() -> list[str]:
        return [notices.mark(NOW + timedelta(minutes=minutes)) for minutes in (0, 59, 60, 119, 121)]

    assert notices.mark(NOW) == ""
    notices.put(notices.checked(NOW + timedelta(minutes=60), NOW + timedelta(minutes=120), {"sv": "Ny server."}))
    early, before, begun, during, over = first = marks()
    assert early == before != begun == during and over == "" not in first[:4]
    notices.put(notices.checked(NOW + timedelta(minutes=60), NOW + timedelta(minutes=120), {"sv": "Ny disk."}))
    assert not set(first[:4]) & set(marks()[:4])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["Text"], "--from and --until"),
        (["--from", "i morgon", "--until", "2999-01-01"], "'i morgon'"),
        (["--from", "2026-01-01 10:00", "--until", "2026-01-01 12:00"], "it is over"),
        (["--from", "2999-01-02 10:00", "--until", "2999-01-01 12:00"], "not after it begins"),
        (["--from", "2999-01-02 10:00", "--until", "2999-12-01 12:00"], "at most 31"),
        (["x" * 301, "--from", written(NOW + timedelta(days=1)), "--until", written(NOW + timedelta(days=2))], "301 letters"),
        (["--from", "2999-01-02 10:00", "--until", "2999-01-02 12:00"], "more than a year ahead"),
        (["--from", "9999-12-31T20:00", "--until", "9999-12-31T23:59:59-01:00"], "No clock here shows 9999"),
        (["--from", "0001-01-01T00:00+14:00", "--until", "2027-01-01"], "No clock here shows 1."),
        (["--from", "2999-01-01 10:00:10", "--until", "2999-01-01 10:00:50"], "not after it begins"),
        (["--from", "2999-01-01 24:00:01", "--until", "2999-01-02 10:00"], "'2999-01-01 24:00:01' is no day and time"),
        (["--from", "2999-01-01 10:00+25:00", "--until", "2999-01-02 10:00"], "is no day and time"),
        (["Text", "--file", "notice.toml"], "not both"),
        (["--file", "notice.toml", "--english", "Text"], "not both"),
        (["--file", "notice.toml", "--from", "2999-01-01 10:00"], "not both"),
        (["--file", "notice.toml", "--until", "2999-01-01 12:00"], "not both"),
        (["--file", "finns-inte.toml"], "finns-inte.toml"),
    ],
)
def test_what_cannot_be_announced_is_named_and_nothing_is_written(capsys, own_data, arguments, named):
    code, said = told(capsys, *arguments)
    assert code == 1 and named in said and "Traceback" not in said
    assert not (own_data / notices.FILE).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2027-03-28 02:30", "never shows 2027-03-28 02:30"),
        ("2027-10-31 02:30", "2027-10-31 02:30+0200 (the first) or 2027-10-31 02:30+0100"),
    ],
)
def test_on_the_two_nights_when_the_clock_is_changed_it_is_asked_which_moment_is_meant(text, said):
    with pytest.raises(notices.BadNotice, match=re.escape(said)):
        notices.moment(text)


@pytest.mark.parametrize(
    ("text", "hour"), [("2027-10-31 02:30+0200", 0), ("2027-10-31 02:30+0100", 1), ("2027-10-31 03:00", 2), ("2027-03-28 03:00", 1)]
)
def test_what_is_said_of_those_nights_can_be_written(text, hour):
    assert notices.moment(text).astimezone(UTC).hour == hour


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('from = "2027-01-01 10:00"\nuntill = "2027-01-01 12:00"', "'untill'"),
        ('sv = 5\nfrom = "2027-01-01 10:00"\nuntil = "2027-01-01 12:00"', "sv is no text"),
        ("# " + "x" * 20_000, "larger than"),
        ("from = 18:00:00\nuntil = [1]", "'18:00:00' is no day and time"),
        ("from = {a = 1}\nuntil = 2027-01-01", "is no day and time"),
        ("\0", "can't be read as a notice"),
    ],
)
def test_a_file_that_says_something_else_is_named_with_what_is_wrong(tmp_path, content, named):
    path = tmp_path / "stopp.toml"
    path.write_text(content)
    with pytest.raises(notices.BadNotice, match=named):
        notices.of_file(path)


def test_a_folder_or_a_pipe_is_no_file_and_a_file_of_another_system_is_one(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(notices.BadNotice, match="is no file"):
            notices.of_file(path)
    begins, ends = NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1)
    (tmp_path / "windows.toml").write_bytes(
        b"\xef\xbb\xbf" + f'from = "{begins.isoformat()}"\r\nuntil = "{ends.isoformat()}"\r\nsv = "Hej"\r\n'.encode()
    )
    assert notices.of_file(tmp_path / "windows.toml").text("sv") == "Hej"


@pytest.mark.parametrize("content", [b"from = ", b"\xff\xfe", b'from = "2999-01-01 10:00"', b'from = "x"\nuntil = "y"'])
def test_a_file_that_is_no_notice_stops_no_page_and_is_told_in_status(own_data, content):
    (own_data / notices.FILE).write_bytes(content)
    assert notices.current() is None and frame.frame("laget", "", "sv", {}).notice == ""
    from insteg.collect.snapshot import runs

    assert any("notice is not shown" in line for line in runs.status())


def test_it_stands_in_every_first_answer_and_on_phones_and_is_escaped(own_data, monkeypatch):
    monkeypatch.setattr(kept, "LONGEST_SECONDS", 60)  # however busy the machine: here the whole answer is wanted
    monkeypatch.setattr(kept, "LOOK_EVERY", 0.0)  # and at once: elsewhere a tenth of a second later is soon enough
    with begun(server.application()) as client:
        before = client.get("/jamfor").text
        assert 'class="insteg-service"' not in before
        notices.put(notices.checked(NOW + timedelta(hours=1), NOW + timedelta(hours=2), {"sv": "<b>Ny</b> server."}))
        for page in ["", *(name_of(script) for script in menu()[1:])]:
            text = client.get(f"/{page}").text
            assert re.search(r'<p class="insteg-service" role="note">Planerat stopp [^<]*&lt;b&gt;Ny&lt;/b&gt; server\.</p>', text), page
        assert "&lt;b&gt;Ny" in client.get("/rum").text and "&lt;b&gt;Ny" in client.get("/visning?foljare=1").text
        assert "&lt;b&gt;Ny" not in client.get("/visning").text
        notices.withdraw()
        assert 'class="insteg-service"' not in client.get("/jamfor").text
