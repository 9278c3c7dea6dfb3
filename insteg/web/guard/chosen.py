"""The settings as one request has them: looked up once, however many layers ask."""

from starlette.types import Scope

from insteg.store import settings
from insteg.store.settings import Settings

KEY = "insteg.settings"


def known(scope: Scope) -> Scope:
    return {**scope, KEY: settings.read()}


def of(scope: Scope) -> Settings:
    found: Settings | None = scope.get(KEY)
    return found or settings.read()
