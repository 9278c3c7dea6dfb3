"""The service notice as readers see it: when the stop is, or until when it lasts, and why."""

from datetime import datetime

from insteg.reference import words
from insteg.reference.words import Words
from insteg.store import notices


def told(language: str, now: datetime | None = None) -> str:
    """One or two sentences; empty where no stop is planned."""
    found = notices.current(now)
    if found is None:
        return ""
    say, now = words.load(language), now or datetime.now(notices.HERE)
    begins, ends = found.begins.astimezone(notices.HERE), found.ends.astimezone(notices.HERE)
    if now >= begins:
        first = say("service.during", end=_moment(say, ends))
    elif begins.date() == ends.date():
        first = say("service.day", date=say.date(begins.date()), start=f"{begins:%H:%M}", end=f"{ends:%H:%M}")
    else:
        first = say("service.days", start=_moment(say, begins), end=_moment(say, ends))
    return f"{first} {found.text(language)}".strip()


def _moment(say: Words, moment: datetime) -> str:
    return say("service.moment", date=say.date(moment.date()), time=f"{moment:%H:%M}")
