"""What a reader types is gone when he is done: nothing in the process holds on to it, seen from outside by another process."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The letters are turned on the way in, so that the process under test has the words only where it was asked about them.
CHILD = """
import codecs, gc, sys
def checked(text):
    from insteg.figures import idea, registry
    from insteg.reference import words
    read = idea.understood(text)
    assert read.types and idea.corrections(text + " praktikk")
    assert idea.similar(words.load("sv"), read), "an idea that is like nothing proves nothing"

def answered(text):
    from datetime import datetime
    from insteg.show.rooms import questions, take_along
    from insteg.show.rooms.answer_groups import grouped
    from insteg.show.rooms.store import SeminarStore
    store = SeminarStore("sqlite://")
    store.add_room("ABCD", "x", "", False)
    question = store.open_question("ABCD", questions.draft({"text": "Vad saknas?"}))
    for number, said in enumerate((text, text + " mera praktik")):
        store.give(question.id, str(number), questions.answer(question, {"text": said}))
    groups = grouped(question, store.answers(question.id))
    assert sum(group.count for group in groups) == 2
    assert len(take_along.table(store, "ABCD", "sv")) == 2
    store.engine.dispose()

def refused(text):
    from insteg.collect.own import lessons
    import pandas as pd
    row = pd.Series({"text_sv": text + " 811218-9876", "text_en": "", "seminar": "x", "level": "", "actors": "", "types": "", "held_on": ""})
    assert list(lessons._faults(row))

def filtered(text):
    import asyncio
    from insteg.figures import bank, project_areas
    from insteg.figures.registry import RECIPES
    from insteg.figures.type_table import TypesChoice
    from insteg.web.entrance import is_typed, known
    from insteg.web.kept import Kept
    from insteg.web.packed import Packed
    for words in ("praktik", text.split()[3]):
        view = bank.BankChoice(bank.Filters(text=words), "sv", "light")
        types = TypesChoice("sv", "light", text=words)
        made = [RECIPES[name].make(one) for name, one in (("tidslinje", view), ("projektkarta", view), ("insatstyper", types))]
        assert [item is not None for item in made] == [words == "praktik"] * 3
        project_areas.per_municipality(view.filters)
        async def make(page, query):
            return Packed.of(query)
        first = Kept(make)
        query = known("sok=" + words + "&utm=1")
        assert is_typed(query) and asyncio.run(first.answer("projekt", query, is_typed(query))) and not first._answers and not first._begun
        KEPT.append(first)

KEPT = []
turned = sys.stdin.readline().strip()
WAYS = {"idea": checked, "answer": answered, "refused": refused, "filtered": filtered}
for name in sys.argv[1].split(","):
    WAYS[name](codecs.decode(turned, "rot13"))
kept = codecs.decode(turned, "rot13") if sys.argv[2] == "keep" else None
gc.collect()
found = [type(item).__name__ for item in gc.get_objects() if isinstance(item, (dict, list, tuple, set)) and len(item) < 100000
         for part in (item if not isinstance(item, dict) else [*item.keys(), *item.values()])
         if isinstance(part, str) and "zxq" in part.lower() and codecs.encode(part, "rot13").lower().find(turned[:9].lower()) >= 0]
print("held by", found if sys.argv[2] != "keep" else [], flush=True)
sys.stdin.readline()
"""
# A word that stands nowhere else, with ordinary ones around it so that the idea is like something.
RARE = "zxqvarkplonken"


def memory_of(process: int) -> bytes:
    """Everything the process can write to: its heap, its stacks, its arenas."""
    parts = []
    with Path(f"/proc/{process}/maps").open() as maps, Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in maps:
            start, end, rights, name = re.match(r"(\w+)-(\w+) (\S+) \S+ \S+ \S+\s*(.*)", line).groups()
            if "rw" in rights and not name.startswith(("[v", "/dev")):
                memory.seek(int(start, 16))
                try:
                    parts.append(memory.read(int(end, 16) - int(start, 16)))
                except OSError:
                    continue
    return b"".join(parts)


def places_of(word: str, ways: str, mode: str = "drop") -> tuple[int, str]:
    """How often the process still holds the word after it was typed, and what its own objects say."""
    import codecs

    # Freed memory is overwritten, so that only what is still held can be found.
    overwriting = {
        "PYTHONMALLOC": "malloc",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_PERTURB_": "165",
        "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",
        "OPENBLAS_NUM_THREADS": "1",
    }
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, ways, mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **overwriting},
    )
    assert child.stdin and child.stdout
    try:
        child.stdin.write(codecs.encode(f"unga till praktik {word} i kommunen", "rot13") + "\n")
        child.stdin.flush()
        said = child.stdout.readline()
        assert said.startswith("held by"), child.stdout.read()
        try:
            memory = memory_of(child.pid)
        except PermissionError:
            pytest.skip("the machine does not let a test read its own child's memory")
    finally:
        child.stdin.close()
        child.wait(60)
    forms = {
        form for text in (word, word[:-2], word.upper()) for form in (text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le"))
    }
    return sum(memory.count(form) for form in forms), said


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux shows a process's memory")
def test_nothing_holds_on_to_an_idea_or_an_answer():
    found, said = places_of(RARE, "idea,answer,refused,filtered")
    assert said.strip() == "held by []"
    assert found == 0


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux shows a process's memory")
def test_a_word_that_is_kept_would_be_found():
    found, _ = places_of(RARE, "refused", "keep")
    assert found > 0


def test_the_stemmer_remembers_no_word():
    from insteg.search import compounds, glossary, reading, reasons, similar, slots, spelling, terms, text

    modules = (compounds, glossary, reading, reasons, similar, slots, spelling, terms, text)
    kept = {f"{module.__name__}.{name}" for module in modules for name, item in vars(module).items() if hasattr(item, "cache_info")}
    own = {"text": ("_vocabulary", "filler", "english_filler", "of_ideas"), "glossary": ("concepts", "names")}
    ours = {f"insteg.search.{module}.{name}" for module, found in own.items() for name in found}
    assert {name for name in kept if name.rpartition(".")[2] not in {name for found in own.values() for name in found}} == set()
    assert ours <= kept, "these read our own files; none may be asked with a reader's word"
    assert not any(hasattr(item, "stemWord") for module in modules for item in vars(module).values())
