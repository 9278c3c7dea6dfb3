"""What is said above a table: what it leaves out, and why."""

from insteg.figures.exploration import cross_cells, cross_table
from insteg.figures.exploration.cross_choice import AGAINST, CrossChoice
from insteg.reference import in_view, words


def told(choice: CrossChoice) -> list[str]:
    """Sentences and lists, as Markdown."""
    say, table = words.load(choice.language), cross_table.made(choice.as_held)
    lines = [say("explore.choose_base")] if set(choice.cells) & set(AGAINST) and not choice.base else []
    if len(table.across) > cross_table.MOST_COLUMNS:
        lines.append(say("explore.columns", shown=say.number(cross_table.MOST_COLUMNS), all=say.number(len(table.across))))
    if refusals := [_refusal(choice, reason, count) for reason, count in cross_cells.refused(table.figures)]:
        lines.append("\n".join([say("explore.refused"), "", *(f"- {line}" for line in refusals)]))
    notes = [say("explore.not_judged")] if set(choice.cells) & set(AGAINST) and choice.base else []
    notes += [say("explore.mark.text")] if "provisional" in set(table.figures["status"]) else []
    return lines + ([" ".join(notes)] if notes else [])


def _refusal(choice: CrossChoice, reason: str, count: int) -> str:
    say = words.load(choice.language)
    if reason != "break":
        return say(f"explore.refused.{reason}", count=say.number(count))
    asked = set(cross_table.made(choice.as_held).figures["indicator"])
    why = " ".join(dict.fromkeys(item.why(choice.language) for item in in_view.breaks() if item.indicator in asked))
    return say("explore.refused.break", count=say.number(count), why=why)
