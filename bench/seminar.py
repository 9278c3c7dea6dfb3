"""A seminar as it may go: 60 phones and two presenters, two restarts, one kill -9, a network that is gone for a while. Every fault is counted.

python -m bench.seminar [minutes]: 20 without a number, 3 for a short one. Ends with 1 when a move, an answer or a vote was lost or doubled.
Whoever presents or answers does what the browser does: tries anew until it has come through. A phone that was away owes nobody the
slides in between; it must show the presenters' slide before the next move.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack

import httpx

from bench.browser import free_port
from bench.followers import room, serving
from bench.line import Line
from bench.phones import Phone
from insteg.show import stories
from insteg.show.ready import ready

PHONES, MINUTES = 60, 20.0
SECONDS_OF_A_ROUND, SECONDS_WITHOUT_NETWORK = 10.0, 10.0
# After a server has answered again; a phone tries anew after one to three seconds.
MOST_TO_SHOW = 30.0
LONGEST_TO_SEND = 120.0
# What a proxy says whose server is away, and a server whose store is: whoever presents or answers tries anew, as the browser does.
PASSING = (429, 502, 503, 504)
CHOICES = ("ja", "nej", "vet inte")
RESTART, KILL, CUT = "restart", "kill -9", "no network"
# What happens, and after how much of the time.
PLAN = ((0.2, RESTART), (0.4, KILL), (0.6, CUT), (0.8, RESTART))


class Server:
    """One server that comes back at the same port with the same store."""

    def __init__(self, database: str) -> None:
        self.port, self._database, self._run = free_port(), database, ExitStack()

    def start(self, is_rested: bool = False) -> None:
        _, self.process = self._run.enter_context(serving(self._database, self.port, is_rested))

    def stop(self, is_killed: bool = False) -> None:
        if is_killed:
            os.kill(self.process.pid, signal.SIGKILL)
        self._run.close()


class Seminar:
    """What was done, and so what must be: `given` is each question's choices, `voted` the votes for each question of the audience."""

    def __init__(self, phones: list[Phone], presenter: Phone, second: Phone) -> None:
        """second: who gets a key of their own from the first presenter."""
        self.phones, self.presenters, self._second, self.code = phones, [presenter], second, presenter.code
        self.given: dict[int, Counter[int]] = {}
        self.voted: Counter[int] = Counter()
        self.faults: Counter[str] = Counter()
        self.slow: list[float] = []
        self.calm: list[float] = []

    async def sent(self, who: Phone, path: str, body: dict[str, object] | None = None) -> dict:
        """Tried until it has come through; what has not in a long time is a fault, and let go."""
        end = time.perf_counter() + LONGEST_TO_SEND
        headers = {"Authorization": f"Bearer {who.key}"} if who.key else {}
        while True:
            try:
                async with httpx.AsyncClient(base_url=who.address, verify=who.trust or True, timeout=30) as client:
                    kind = "GET" if body is None else "POST"
                    answer = await client.request(kind, f"/rum/{self.code}/{path}", json=body, headers=headers)
                if answer.status_code < 300:
                    return answer.json()
                if answer.status_code not in PASSING:
                    self.faults[f"refused with {answer.status_code} at {path}"] += 1
                    return {}
            except httpx.TransportError:
                pass
            if time.perf_counter() > end:
                self.faults[f"never came through at {path}"] += 1
                return {}
            await asyncio.sleep(2)

    async def hand_over(self) -> None:
        """A second presenter, with a key of their own."""
        token = (await self.sent(self.presenters[0], "nyckel", {}))["address"].partition("#nyckel=")[2]
        self._second.key = (await self.sent(self._second, "nyckel/byt", {"token": token}))["key"]
        self.presenters.append(self._second)

    async def move(self, number: int, slide: int, is_calm: bool) -> None:
        """The presenters take turns; everybody must show the slide, the other presenter too."""
        begun = time.perf_counter()
        await self.sent(self.presenters[number % 2], "lage", {"slide": slide, "step": 0})
        every, end = [*self.phones, *self.presenters], time.perf_counter() + MOST_TO_SHOW
        while late := [one for one in every if not one.heard or one.heard[-1][0] != slide]:
            if time.perf_counter() > end:
                self.faults["moves not shown"] += len(late)
                return
            await asyncio.sleep(0.02)
        taken = max(one.heard[-1][1] for one in every) - begun
        (self.calm if is_calm else self.slow).append(taken)

    async def ask(self, number: int) -> None:
        """All answer, and every third changes their mind: the last answer counts, once."""
        body = {"text": f"Fråga {number}", "choices": list(CHOICES), "slide": 1}
        made = await self.sent(self.presenters[number % 2], "fragor", body)
        if not made:
            return
        question = made["id"]
        chosen = {at: (at + number) % 3 for at in range(len(self.phones))}
        await asyncio.gather(*(self._answer(at, question, choice) for at, choice in chosen.items()))
        changed = {at: (choice + 1) % 3 for at, choice in chosen.items() if at % 3 == 0}
        await asyncio.gather(*(self._answer(at, question, choice) for at, choice in changed.items()))
        self.given[question] = Counter((chosen | changed).values())
        await self.sent(self.presenters[number % 2], f"fragor/{question}", {"is_released": True})

    async def _answer(self, at: int, question: int, choice: int) -> None:
        phone = self.phones[at]
        await self.sent(phone, "svar", {"ticket": phone.ticket, "question": question, "choice": choice})

    async def wish(self, number: int) -> None:
        """One phone asks, all vote, every third twice."""
        phone = self.phones[number]
        await self.sent(phone, "publikfragor", {"ticket": phone.ticket, "text": f"Publikfråga {number}"})
        asked = max(item["id"] for item in (await self.overview("publikfragor"))["questions"])
        await self.sent(self.presenters[0], f"publikfragor/{asked}", {"is_shown": True})
        votes = [*self.phones, *self.phones[::3]]
        path = f"publikfragor/{asked}/rost"
        await asyncio.gather(*(self.sent(one, path, {"ticket": one.ticket, "is_for": True}) for one in votes))
        self.voted[asked] = len(self.phones)

    async def overview(self, path: str) -> dict:
        return await self.sent(self.presenters[1], path)

    async def settle(self) -> None:
        """What the store holds in the end, against what was done."""
        for question, expected in self.given.items():
            found = Counter(item["choice"] for item in (await self.overview(f"fragor/{question}"))["answers"])
            self.faults["answers lost"] += (expected - found).total()
            self.faults["answers doubled"] += (found - expected).total()
        for item in (await self.overview("publikfragor"))["questions"]:
            self.faults["votes lost"] += max(0, self.voted[item["id"]] - item["votes"])
            self.faults["votes doubled"] += max(0, item["votes"] - self.voted[item["id"]])

    def told(self) -> int:
        print(
            f"  moves shown by {len(self.phones)} phones and two presenters: {len(self.calm)} on quiet lines, {len(self.slow)} through what happened"
        )
        for name, taken in (("quiet", sorted(self.calm)), ("through what happened", sorted(self.slow))):
            if taken:
                print(f"  seconds until the last one shows it, {name}: middle {taken[len(taken) // 2]:.2f}, longest {taken[-1]:.2f}")
        print(f"  answers {sum(map(Counter.total, self.given.values()))} to {len(self.given)} questions, votes {self.voted.total()}")
        for name in ("moves not shown", "answers lost", "answers doubled", "votes lost", "votes doubled"):
            self.faults[name] += 0
        for name, count in sorted(self.faults.items()):
            print(f"  {name:24} {count:5}   bar 0{'   NOT REACHED' if count else ''}")
        return int(self.faults.total() > 0)


async def disturb(what: str, server: Server, line: Line) -> None:
    if what == CUT:
        line.cut()
        await asyncio.sleep(SECONDS_WITHOUT_NETWORK)
        line.is_cut = False
        return
    begun = time.perf_counter()
    await asyncio.to_thread(server.stop, what == KILL)
    await asyncio.to_thread(server.start)
    print(f"           the server was away for {time.perf_counter() - begun:.0f} s", flush=True)


async def held(seminar: Seminar, server: Server, line: Line, minutes: float) -> int:
    following = [asyncio.create_task(one.follow()) for one in (*seminar.phones, *seminar.presenters)]
    await seminar.hand_over()
    following.append(asyncio.create_task(seminar.presenters[1].follow()))
    begun, seconds, plan, number = time.perf_counter(), minutes * 60, list(PLAN), 0
    while (gone := time.perf_counter() - begun) < seconds:
        number, due = number + 1, begun + gone + SECONDS_OF_A_ROUND
        what = plan.pop(0)[1] if plan and gone >= plan[0][0] * seconds else ""
        work = [seminar.move(number, number % 4 + 2, not what)]
        if what:
            print(f"  {gone:6.0f} s: {what}", flush=True)
            # In the middle of it a presenter moves, and answers are on their way.
            work.append(disturb(what, server, line))
        if what or number % 3 == 1:
            work.append(seminar.ask(number))
        await asyncio.gather(*work)
        if number % 6 == 2:
            await seminar.wish(number % len(seminar.phones))
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
    await seminar.settle()
    for task in following:
        task.cancel()
    return seminar.told()


async def _held(server: Server, minutes: float) -> int:
    line = Line(server.port)
    await line.begin()
    code, key = await asyncio.to_thread(room, server.port, stories.encode(ready("laget", "sv", "2281")))
    # Half of the phones and the first presenter are behind the line that is cut.
    phones = [Phone((line.port if at % 2 else server.port,), code) for at in range(PHONES)]
    seminar = Seminar(phones, Phone((line.port,), code, key=key), Phone((server.port,), code))
    return await held(seminar, server, line, minutes)


def main(minutes: str = str(MINUTES)) -> int:
    print(f"{PHONES} phones, two presenters, {minutes} minutes; load at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"sqlite:///{folder}/rooms.sqlite")
        server.start(is_rested=True)
        try:
            return asyncio.run(_held(server, float(minutes)))
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
