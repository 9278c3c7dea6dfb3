"""The text that lies beside the tables in the package: what is inside, how to verify and read it, whose it is. Both languages, for ten years."""

from pathlib import Path

import insteg
from insteg.figures.credit import credit
from insteg.files import public_file
from insteg.reference import in_view, words
from insteg.reference.words import Words
from insteg.store import queries, snapshots
from insteg.store.remembered import ask

FILES = {
    "README.txt": "readme",
    "SHA256SUMS": "sums",
    "csv/csv-metadata.json": "metadata",
    "csv/*.csv": "csv",
    "parquet/*.parquet": "parquet",
}
VERIFY = {
    "Linux": "sha256sum -c SHA256SUMS",
    "macOS": "shasum -a 256 -c SHA256SUMS",
    "Windows (PowerShell)": r"Get-FileHash csv\observations.csv -Algorithm SHA256",
}
READ = {
    "DuckDB": "select * from 'parquet/observations.parquet' where indicator = 'neet_16_24';",
    "Python (pandas)": 'pandas.read_csv("csv/observations.csv", dtype={"area_code": str, "period": str, "age": str})',
    "R (readr)": 'read_csv("csv/observations.csv", col_types = cols(area_code = "c", period = "c", age = "c"))',
}
VALUES = ("status", "breaks", "projects", "lists", "formulas")


def text(snapshot: Path, counts: dict[str, int]) -> str:
    """counts: table -> how many rows it has."""
    halves = [_half(words.load(language), snapshot, counts) for language in words.LANGUAGES]
    return ("\n\n" + "=" * 78 + "\n\n").join(halves) + "\n"


def _half(say: Words, snapshot: Path, counts: dict[str, int]) -> str:
    told = {table.name: table.what for table in public_file.tables(say.language)}
    parts = {
        "inside": [f"{name}: {say(f'archive.file.{key}')}" for name, key in FILES.items()],
        "verify": [say("archive.verify.text"), *_lines(VERIFY)],
        "read": [say("archive.read.text"), *_lines(READ)],
        "values": [say(f"archive.values.{name}") for name in VALUES],
        "tables": [f"{name} ({say.number(count)}): {told[name]}" for name, count in counts.items()],
        "terms": [say("archive.terms.text"), *_terms(say)],
    }
    chapters = [f"{_head(say(f'archive.{name}'), '-')}\n" + "\n".join(lines) for name, lines in parts.items()]
    return "\n\n".join([_head(say("archive.title"), "="), *_made_up(say), say("archive.lead"), _built(say, snapshot), *chapters])


def _made_up(say: Words) -> list[str]:
    """Figures from a stub leave no file unmarked."""
    names = ", ".join(in_view.sources()[name].publisher for name in queries.stand_ins())
    return [say("stand_in.notice", names=names).replace("**", "")] if names else []


def _head(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"


def _lines(told: dict[str, str]) -> list[str]:
    return [f"{name}: {line}" for name, line in told.items()]


def _built(say: Words, snapshot: Path) -> str:
    moment = f"{snapshots.moment_of(snapshot):%Y-%m-%d %H:%M}"
    fingerprint = ask("snapshot")["fingerprint"].iloc[0]
    return f"{say('archive.built', moment=moment, fingerprint=fingerprint, version=insteg.__version__)} {say('frame.processing')}"


def _terms(say: Words) -> list[str]:
    """Whose figures and facts lie here, and on what terms."""
    used = set(ask("documents")["source"])
    return [
        f"{credit(name, say.language)}: {item.terms_en if say.language == 'en' else item.terms_sv} {item.home}".strip()
        for name, item in in_view.sources().items()
        if name in used
    ]
