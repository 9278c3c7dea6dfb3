"""The rooms' addresses: what the presenter may, what phones may, and what is refused to everybody."""

import csv
import io
import json
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bench.browser import free_port
from insteg.show import stories
from insteg.show.stories import Slide, Story
from insteg.web.rooms import routes
from insteg.web.rooms.access import seminars

STORY = stories.encode(Story("Läget", (Slide("karta", {}, "laget", {}), Slide("jamforelse", {}, "jamfor", {"omraden": "2281"}))))


@pytest.fixture
def client():
    with TestClient(Starlette(routes=routes.routes())) as found:
        yield found


@pytest.fixture
def room(client):
    return Presenter(client)


class Presenter:
    """A room and the one who holds its key."""

    def __init__(self, client):
        self.client = client
        made = client.post("/rum", json={"story": STORY}).json()
        self.code, self.headers = made["code"], {"Authorization": f"Bearer {made['key']}"}

    def post(self, path: str, sent: dict, **more):
        return self.client.post(f"/rum/{self.code}/{path}", json=sent, headers=self.headers, **more)

    def get(self, path: str):
        return self.client.get(f"/rum/{self.code}/{path}", headers=self.headers)

    def ask(self, *choices: str, text: str = "Vad saknas?") -> int:
        return self.post("fragor", {"text": text, "choices": list(choices), "slide": 1}).json()["id"]

    def phone(self) -> str:
        return seminars().rooms.get(self.code).arrive("")

    def say(self, question: int, phone: str | None = None, **said):
        return self.client.post(f"/rum/{self.code}/svar", json={"ticket": phone or self.phone(), "question": question, **said})

    def audience(self) -> dict:
        """What followers were told last."""
        return json.loads(seminars().rooms.get(self.code).event.split(b"data: ")[1])


def refused(answer, status: int, reason: str) -> None:
    assert (answer.status_code, answer.json()["error"]) == (status, reason)


def test_a_room_shows_its_story_to_whoever_knows_the_code(room):
    assert routes.story_of_room(room.code) == stories.decode(STORY)
    assert routes.story_of_room(room.code.lower()) == stories.decode(STORY)
    assert routes.story_of_room("AAAAAA") is None
    entered = room.client.get(f"/rum/{room.code}", follow_redirects=False)
    assert entered.headers["location"] == f"/visning?rum={room.code}&foljare=1&lang=sv"


@pytest.mark.parametrize(
    ("story", "reason"), [(None, "story_no_story"), ("abc", "story_broken"), (stories.encode(Story()), "story_no_slides")]
)
def test_a_room_needs_a_story(client, story, reason):
    refused(client.post("/rum", json={"story": story}), 400, reason)


def test_only_the_key_moves_and_the_move_is_told_once(room):
    assert room.post("lage", {"slide": 2, "step": 1}).status_code == 200
    told = room.audience()
    assert (told["slide"], told["step"], told["explore"]) == (2, 1, "/jamfor?omraden=2281")
    version = seminars().rooms.get(room.code).version
    room.post("lage", {"slide": 2, "step": 1})
    assert seminars().rooms.get(room.code).version == version
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic x"}):
        refused(room.client.post(f"/rum/{room.code}/lage", json={"slide": 1}, headers=headers), 403, "no_key")
    assert room.audience()["slide"] == 2


@pytest.mark.parametrize(
    "sent",
    [{"slide": 0}, {"slide": 3}, {"slide": "1"}, {"slide": 1, "step": -1}, {}, {"slide": 1, "step": 10**9}]
    + [{"ends": wrong} for wrong in (-1, 1.5, 2**53, "10:00", None)]
    + [{"blank": wrong} for wrong in (1, "yes", None)],
)
def test_a_place_outside_the_story_is_refused(room, sent):
    refused(room.post("lage", sent), 400, "slide")


def test_a_countdown_and_a_black_screen_reach_every_presenter_and_leave_the_slide(room):
    room.post("lage", {"slide": 2, "step": 1, "pick": "Timrå"})
    assert room.post("lage", {"ends": 1_800_000_000_000}).status_code == 200
    assert room.post("lage", {"blank": True}).status_code == 200
    told = room.audience()
    assert [told[name] for name in ("slide", "step", "pick", "ends", "blank")] == [2, 1, "Timrå", 1_800_000_000_000, True]
    # Another slide keeps both, and begins with all of it and nothing picked out.
    room.post("lage", {"slide": 1})
    told = room.audience()
    assert [told[name] for name in ("slide", "step", "pick", "ends", "blank")] == [1, 0, "", 1_800_000_000_000, True]


def test_a_presenter_hears_the_servers_clock_first():
    with running() as client:
        room = Presenter(client)
        with client.stream("GET", f"/rum/{room.code}/presentera", headers=room.headers) as stream:
            heard = events(stream.iter_lines())
            kind, _, moment = next(heard)
            assert kind == "clock" and abs(int(moment) - time.time() * 1000) < 60_000
            assert json.loads(next(heard)[2])["ends"] == 0
            room.post("lage", {"ends": 5})
            assert json.loads(next(heard)[2])["ends"] == 5
            room.post("slut", {})


def test_nothing_is_shown_before_it_is_released_and_nothing_of_it_after_it_is_taken_back(room):
    number = room.ask()
    assert room.say(number, text="Mer <b>praktik</b>").json() == {"text": "Mer praktik"}
    room.say(number, text="praktiken")
    for told in (room.audience(), room.get("lage").json()):
        assert "praktik" not in json.dumps(told)
    assert room.get("lage").json()["questions"][0]["answers"] == 2
    room.post(f"fragor/{number}", {"is_released": True})
    assert room.audience()["results"] == [{"label": "praktik", "count": 2, "texts": ["Mer praktik", "praktiken"]}]
    room.post(f"fragor/{number}", {"is_released": False})
    assert "praktik" not in json.dumps(room.audience())


def test_a_released_question_is_told_anew_when_answers_come(room):
    number = room.ask("ja", "nej")
    room.post(f"fragor/{number}", {"is_released": True})
    for choice in (0, 0, 1):
        assert room.say(number, choice=choice).status_code == 200
    end = time.monotonic() + 10
    while room.audience()["results"] != [{"label": "ja", "count": 2, "texts": []}, {"label": "nej", "count": 1, "texts": []}]:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_hidden_answer_is_not_shown_nor_taken_along(room):
    number = room.ask()
    room.say(number, text="Bra")
    room.say(number, text="Dumt")
    found = {item["text"]: item["id"] for item in room.get(f"fragor/{number}").json()["answers"]}
    room.post(f"fragor/{number}/dolj", {"answers": [found["Dumt"]], "is_hidden": True})
    room.post(f"fragor/{number}", {"is_released": True})
    assert "Dumt" not in json.dumps(room.audience())
    assert "Dumt" not in room.get("svar.csv").text


def test_an_answer_hidden_after_the_release_goes_from_the_phones_at_once_and_comes_back(room):
    number = room.ask()
    room.say(number, text="Bra")
    room.say(number, text="Dumt")
    room.post(f"fragor/{number}", {"is_released": True})
    hidden = [item["id"] for item in room.get(f"fragor/{number}").json()["answers"] if item["text"] == "Dumt"]
    seen = []
    for is_hidden in (True, False):
        room.post(f"fragor/{number}/dolj", {"answers": hidden, "is_hidden": is_hidden})
        seen.append("Dumt" in json.dumps(room.audience()))
    assert seen == [False, True]


def test_a_closed_question_takes_no_answers(room):
    number = room.ask()
    room.post(f"fragor/{number}", {"is_open": False})
    refused(room.say(number, text="för sent"), 409, "closed")


def test_answers_come_from_phones_in_the_room_and_not_too_fast(room):
    number, phone = room.ask(), room.phone()
    refused(room.say(number, "invented", text="hej"), 403, "no_ticket")
    answers = [room.say(number, phone, text=f"svar {count}") for count in range(7)]
    assert [answer.status_code for answer in answers[:5]] == [200] * 5
    refused(answers[-1], 429, "flood")
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert [item["text"] for item in room.get(f"fragor/{number}").json()["answers"]] == ["svar 4"]


def test_phones_see_nothing_that_is_the_presenters(room):
    number = room.ask()
    for path in ("lage", f"fragor/{number}", "svar.csv", "svar.xlsx"):
        refused(room.client.get(f"/rum/{room.code}/{path}"), 403, "no_key")
    for path in ("fragor", f"fragor/{number}", f"fragor/{number}/dolj", "lardomar", "slut"):
        refused(room.client.post(f"/rum/{room.code}/{path}", json={}), 403, "no_key")


def test_another_rooms_key_and_questions_are_of_no_use(room):
    other = Presenter(room.client)
    number = other.ask()
    refused(room.client.post(f"/rum/{other.code}/lage", json={"slide": 1}, headers=room.headers), 403, "no_key")
    refused(room.post(f"fragor/{number}", {"is_released": True}), 404, "no_question")
    refused(room.say(number, text="hej"), 404, "no_question")


def test_hostile_requests_are_refused_before_they_do_anything(room):
    path = f"/rum/{room.code}/lage"
    json_kind = {"Content-Type": "application/json"}
    refused(room.client.post(path, content=b"slide=2", headers={**room.headers, "Content-Type": "text/plain"}), 415, "no_json")
    refused(room.client.post(path, content=b"{", headers={**room.headers, **json_kind}), 400, "no_json")
    refused(room.client.post(path, content=b"[" * 50_000, headers={**room.headers, **json_kind}), 400, "no_json")
    refused(room.client.post(path, content=b"[]", headers={**room.headers, **json_kind}), 400, "no_json")
    # Half a surrogate pair can be written nowhere; nothing may come of it but a sentence.
    for address, sent in (
        (path, '{"slide": 1, "pick": "%s"}'),
        (f"/rum/{room.code}/lardomar", '{"lessons": [{"text_sv": "%s"}], "seminar": "s"}'),
    ):
        refused(room.client.post(address, content=sent % "\\ud800", headers={**room.headers, **json_kind}), 400, "no_json")
    refused(room.post("lage", {"slide": 1, "pick": "\0"}), 400, "slide")
    refused(room.client.post(path, content=b" " * 70_000, headers={**room.headers, **json_kind}), 413, "too_long")
    for said in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "null"}):
        refused(room.client.post(path, json={"slide": 2}, headers={**room.headers, **said}), 403, "other_site")
    assert room.client.post(path, json={"slide": 2}, headers={**room.headers, "Origin": "http://testserver"}).status_code == 200


def test_a_story_cannot_send_followers_to_another_site(client):
    story = stories.encode(Story("x", (Slide("karta", {}, "/evil.example", {}), Slide("karta", {}, "javascript:alert(1)", {}))))
    made = client.post("/rum", json={"story": story}).json()
    told = json.loads(seminars().rooms.get(made["code"]).event.split(b"data: ")[1])
    assert told["explore"] == "/"


def test_an_unknown_room_is_said_in_the_readers_language(client):
    for language, said in (("sv", "Rummet finns inte eller är avslutat"), ("en", "There is no such room")):
        answer = client.get(f"/rum/AAAAAA?lang={language}")
        assert answer.status_code == 404
        assert said in answer.text
    refused(client.get("/rum/AAAAAA/strom"), 404, "no_room")
    refused(client.post("/rum/AAAAAA/svar", json={}), 404, "no_room")
    assert "<script" not in client.get('/rum/"><script>alert(1)').text


def test_answers_are_taken_along_as_files_that_no_spreadsheet_runs(room):
    number = room.ask(text="Fråga; med tecken")
    room.say(number, text='=HYPERLINK("http://evil.example")')
    rows = list(csv.reader(io.StringIO(room.get("svar.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Fråga", "Bild", "Slag", "Dag", "Svar"]
    assert rows[1][0] == "Fråga; med tecken"
    assert rows[1][4].startswith("'=")
    sheet = load_workbook(io.BytesIO(room.get("svar.xlsx").content)).active
    assert [cell.value for cell in sheet[2]][4].startswith("'=")


def test_a_closed_room_lets_nobody_in_but_its_answers_can_be_taken_along(room):
    number = room.ask()
    room.say(number, text="Mer praktik")
    assert room.post("slut", {}).status_code == 200
    assert room.client.get(f"/rum/{room.code}").status_code == 404
    assert routes.story_of_room(room.code) is None
    assert "Mer praktik" in room.get("svar.csv").text


def test_a_room_survives_a_restart(room):
    number = room.ask("ja", "nej")
    seminars().rooms._rooms.clear()
    assert room.post("lage", {"slide": 2}).status_code == 200
    assert room.audience()["question"]["id"] == number


def test_the_code_on_the_wall_is_a_picture_of_the_short_address(room):
    answer = room.client.get(f"/rum/{room.code}/qr.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "<path" in answer.text
    assert "<script" not in answer.text


@contextmanager
def running():
    """A real server: the test client does not stream."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes.routes()), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20)
    finally:
        server.should_exit = True
        thread.join(20)


def events(lines):
    """(event, id, data) of a stream, one by one."""
    found: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            found[name] = value
        elif "event" in found:
            yield found["event"], found.get("id", ""), found["data"]
            found = {}


def test_a_follower_hears_where_the_show_is_at_once_and_at_every_move_and_after_a_lost_line():
    with running() as client:
        room = Presenter(client)
        path = f"/rum/{room.code}/strom"
        with client.stream("GET", path) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            heard = events(stream.iter_lines())
            kind, _, token = next(heard)
            first = next(heard)
            assert (kind, json.loads(first[2])["slide"]) == ("hello", 1)
            assert room.get("lage").json()["followers"] == 1
            room.post("lage", {"slide": 2})
            second = next(heard)
            assert json.loads(second[2])["slide"] == 2
        room.post("lage", {"slide": 1})
        with client.stream("GET", f"{path}?biljett={token}", headers={"Last-Event-ID": second[1]}) as stream:
            heard = events(stream.iter_lines())
            assert next(heard) == ("hello", "", token)
            third = next(heard)
            assert json.loads(third[2])["slide"] == 1
            room.post("slut", {})
            assert json.loads(next(heard)[2])["is_over"]
            assert list(heard) == []
