"""What stands before every address, whoever answers it: who may ask, how much and how often, and the headers that every answer carries."""

from starlette.types import ASGIApp

from insteg.web.guard.bodies import Bodies
from insteg.web.guard.closed import Closed, HasUploader
from insteg.web.guard.headers import Headers
from insteg.web.guard.hosts import Hosts
from insteg.web.guard.messages import IsHeeded, Messages
from insteg.web.guard.places import Places
from insteg.web.guard.rates import Rates

__all__ = ["guarded"]


def guarded(app: ASGIApp, has_uploader: HasUploader = lambda session: 0, is_heeded: IsHeeded = lambda message: True) -> ASGIApp:
    """The application behind all of it. has_uploader: how many bytes a page's open session may send as a file; 0 for none.
    is_heeded: whether a message to a live page is passed on.

    The headers stand outermost, so that refusals carry them too; the place under a base path is found before anybody looks at an address.
    """
    return Headers(Places(Hosts(Rates(Messages(Closed(Bodies(app, has_uploader), has_uploader), is_heeded)))))
