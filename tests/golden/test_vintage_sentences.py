"""What is new since an earlier snapshot, kept word for word."""

import pytest

from insteg.figures import sentences
from insteg.figures.sentences import Changed
from insteg.figures.vintage import KINDS
from insteg.reference import words
from tests.golden.golden import compare


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentences_on_what_is_new(language):
    say = words.load(language)
    told = [
        Changed("NEET", kind, count, areas, "2023-11", last)
        for kind in KINDS
        for count, areas, last in [(1, 1, "2023-11"), (1200, 9, "2024-02")]
    ]
    lines = [sentences.changed_in_words(say, one) for one in told]
    lines.append(sentences.nothing_changed(say, "2026", "Sundsvall"))
    compare(f"news.{language}.txt", "\n".join(lines) + "\n")
