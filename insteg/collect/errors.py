"""What can go wrong between us and a publisher. Every one of these is a SourceError whose message is a sentence."""


class SourceError(ValueError):
    """What a publisher sent is not what was expected; the message names the place and what to do."""


class SourceDamaged(SourceError):
    """A file that we kept is no longer the one that was taken from its publisher."""


class SourceUnreachable(SourceError):
    """The publisher did not answer in time, or answered that it is down, also after several tries."""


class SourceRefused(SourceError):
    """The publisher understood the question and said no (a 4xx answer). Asking again would not help."""

    def __init__(self, message: str, status: int):
        super().__init__(message)
        self.status = status


class SourceWaiting(SourceError):
    """The publisher is in the middle of publishing; what we have stays until everything is there."""
