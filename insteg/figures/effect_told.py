"""What the effect page says of an answer: the verdict with what it rests on, and the further sentences."""

from insteg.figures import sentences
from insteg.figures.effect import EffectChoice, persons
from insteg.figures.effect_estimate import EffectEstimate
from insteg.statistics.window import Refusal


def verdict(shown: EffectChoice, found: EffectEstimate) -> str:
    """The plain verdict first, alone and short; then what it rests on, what would have been seen, and what it cannot show."""
    say, result = shown.say, found.result
    said, why = claim(shown, found)
    accepted = sentences.accepted_break(say, result.window.accepted_breaks, len(found.uneven))
    more = _what_it_took(shown, found) if found.finding == "not_distinguishable" else _beware(shown, found)
    return "\n\n".join(part for part in (f"**{said}**", why, accepted, more, sentences.cannot_show(say)) if part)


def _what_it_took(shown: EffectChoice, found: EffectEstimate) -> str:
    return sentences.detectable_in_words(shown.say, found.minimum, persons(shown.question))


def _beware(shown: EffectChoice, found: EffectEstimate) -> str:
    """What stands beside a difference that was found: that the second method sees it, and how often chance makes one."""
    agrees = shown.say("effect.second.agrees") if found.is_confirmed else ""
    return f"{agrees} {shown.say('effect.beware')}".strip()


def claim(shown: EffectChoice, found: EffectEstimate) -> tuple[str, str]:
    """The verdict, and what it rests on."""
    result = found.result
    return sentences.finding_in_words(
        shown.say, found.finding, shown.question.area, result.window.start, result.effect, found.rank, found.is_confirmed
    )


def details(shown: EffectChoice, found: EffectEstimate) -> list[str]:
    """The further sentences: interval, fit, robustness. The second opinion stands with its own figure."""
    say, result = shown.say, found.result
    before = result.window.before.index
    years = (int(before[0]), int(before[-1]))
    return [
        sentences.interval_in_words(say, found.interval),
        sentences.fit_in_words(say, result.rmspe_before, years, len(result.window.donors), result.fit_index),
        _earlier(shown, found),
        _without_one(shown, found),
    ]


def _earlier(shown: EffectChoice, found: EffectEstimate) -> str:
    if isinstance(found.earlier, Refusal):
        return shown.say("effect.earlier.none")
    key = "large" if abs(found.earlier.effect) >= abs(found.result.effect) else "small"
    return shown.say(f"effect.earlier.{key}", year=found.earlier.window.start)


def _without_one(shown: EffectChoice, found: EffectEstimate) -> str:
    means = found.without_one[found.without_one.index >= found.result.window.start].mean()
    return shown.say("effect.one_out", low=shown.say.signed(means.min(), 1), high=shown.say.signed(means.max(), 1))
