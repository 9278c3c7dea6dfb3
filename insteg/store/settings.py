"""What whoever runs Insteg may set, all of it: environment variables that begin with INSTEG_. docs/settings.md explains them."""

import ipaddress
import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

PREFIX = "INSTEG_"
LIMIT = r"^(none|[1-9]\d{0,8} ?(/|per) ?([1-9]\d{0,5} ?)?(second|minute|hour|day|month|year)s?)$"
# Signs that turn the direction of what follows.
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
REMARKS = r"^(mailto:[^\s@?]+@[^\s@?]+|https?://\S+)?$"


# One name in a path, and what a host may be called; *.name is every name below it.
STEP = re.compile(r"[\w.~-]{1,60}", re.ASCII)
HOST_NAME = re.compile(r"(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.ASCII)
EMBEDDER = re.compile(r"https?://(\*\.)?[\w.-]+(:\d{1,5})?", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
LOG = "^(text|json)$"
CONTACT = r"^(mailto:[^\s@?]+@[^\s@?]+|https://\S+)?$"

# What to write instead where a value has not the form asked for.
FORMS = {
    LIMIT: "Write it as 600/minute or 10/second, or none to lift the limit",
    REMARKS: "Write mailto:namn@kommun.se, or the web address of a form",
    CONTACT: "Write mailto:namn@kommun.se, or an address that begins with https://",
    LOG: "Write text or json",
}

# Generous: a whole school may sit behind one address.
API_LIMIT = "1200/minute"
# Each of these is a process.
SQL_LIMIT = "60/minute"


class BadSetting(ValueError):
    """An environment variable holds what can't be used; the message names it and the fix."""


def listed(text: str) -> list[str]:
    """What a setting with commas holds."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _is_address(text: str) -> bool:
    try:
        return bool(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        return False


class Settings(BaseSettings):
    """One field a variable: `api_limit` is INSTEG_API_LIMIT. An empty variable is one that is not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Path | None = Field(default=None, description="the data folder: what is built, fetched and brought")
    cache: Path | None = Field(default=None, description="the folder of files that can be made again at any time")
    api_limit: str = Field(default=API_LIMIT, pattern=LIMIT, description="questions a client may ask the API; `none` lifts the limit")
    sql_limit: str = Field(
        default=SQL_LIMIT, pattern=LIMIT, description="own questions in SQL a client may ask the API; `none` lifts the limit"
    )
    rooms_database: str = Field(default="", description="SQLAlchemy address of the database that keeps the rooms' questions and answers")
    remarks: str = Field(default="", pattern=REMARKS, description="where readers send remarks: `mailto:…` or a web address")
    owner_name: str = Field(default="", max_length=80, description="the organisation whose name stands on what is printed and taken along")
    owner_address: str = Field(default="", max_length=160, description="its address, in one line")
    owner_logo: Path | None = Field(default=None, description="its logo: an SVG or PNG file")
    owner_template: Path | None = Field(default=None, description="its PowerPoint template: masters, fonts and colours of the shows")
    base_path: str = Field(default="", description="the path that Insteg lies under at its public address: `/insteg/`")
    proxies: str = Field(default="", description="addresses or networks, divided by commas, whose X-Forwarded-For and -Proto are believed")
    hosts: str = Field(default="", description="the names, divided by commas, that Insteg is reached by; another Host is refused")
    embedders: str = Field(default="", description="sites, divided by commas, that may show one figure of ours in a frame")
    security_contact: str = Field(default="", pattern=CONTACT, description="where weaknesses are told: `mailto:…` or an https address")
    log: str = Field(default="text", pattern=LOG, description="how the log is written: `text`, or one JSON object a line")
    metrics_port: int = Field(default=0, ge=0, le=65519, description="the port of Prometheus' measures; none until set")
    metrics_address: str = Field(default="127.0.0.1", description="the address that the measures are told at")
    connections: int = Field(default=2000, ge=20, description="connections that one address may hold at once")
    base: dict[str, str] = Field(default={}, description="INSTEG_BASE_<SOURCE>: another address of that publisher (a stub, a mirror)")

    @field_validator("data", "cache", "owner_logo", "owner_template")
    @classmethod
    def _a_place(cls, path: Path | None) -> Path | None:
        """A place, with ~ as what it stands for: a shell does not look into every file of settings."""
        if path is not None and not str(path).strip():
            raise ValueError("it is blank. Write a path, or leave it out")
        return path.expanduser() if path is not None else None

    @field_validator("base_path")
    @classmethod
    def _a_path(cls, text: str) -> str:
        """/insteg, or nothing for the root itself."""
        steps = [step for step in text.split("/") if step]
        if not all(STEP.fullmatch(step) and step.strip(".") for step in steps):
            raise ValueError("it is no path. Write it as /insteg/")
        return "".join(f"/{step}" for step in steps)

    @field_validator("proxies")
    @classmethod
    def _networks(cls, text: str) -> str:
        for part in listed(text):
            try:
                ipaddress.ip_network(part)
            except ValueError as error:
                raise ValueError(f"{part} is neither an address nor a network. Write them as 10.0.0.5,10.1.0.0/16") from error
        return text

    @field_validator("hosts")
    @classmethod
    def _names(cls, text: str) -> str:
        if wrong := [part for part in listed(text.lower()) if not (HOST_NAME.fullmatch(part) or _is_address(part))]:
            raise ValueError(f"{wrong[0]} is no name of a host. Write names without https:// and port: insteg.kommun.se,*.kommun.se")
        return text.lower()

    @field_validator("embedders")
    @classmethod
    def _sites(cls, text: str) -> str:
        if wrong := [part for part in listed(text) if not EMBEDDER.fullmatch(part)]:
            raise ValueError(f"{wrong[0]} is no site. Write it as https://www.kommun.se, without a path")
        return text

    @property
    def shares_rooms(self) -> bool:
        """Whether other servers may show the same seminars: then this one is one of several."""
        return self.rooms_database.startswith("postgres")

    @field_validator("base")
    @classmethod
    def _web_addresses(cls, found: dict[str, str]) -> dict[str, str]:
        # INSTEG_BASE_PATH is a setting of its own.
        of_publishers = {name: address for name, address in found.items() if name != "path"}
        if wrong := [name for name, address in of_publishers.items() if not WEB_ADDRESS.fullmatch(address)]:
            raise ValueError(f"{PREFIX}BASE_{wrong[0].upper()} must be a whole address, beginning with http:// or https://")
        return of_publishers

    @field_validator("owner_name", "owner_address")
    @classmethod
    def _in_one_line(cls, text: str) -> str:
        """Signs that are not seen would break a file, or turn what a reader reads."""
        if any(unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in TURNING for sign in text):
            raise ValueError("it holds a line break or a sign that is not seen. Write it in one line of plain text")
        return text


def read() -> Settings:
    """The settings as the environment has them now. Raises BadSetting."""
    # By name first: to look up every variable's value is most of what a page would wait for here.
    return _checked(tuple((name, os.environ[name]) for name in os.environ if name.startswith(PREFIX)))


# Folders are asked for many times a page, and a check takes as long as a question to the snapshot.
@lru_cache(maxsize=8)
def _checked(variables: tuple[tuple[str, str], ...]) -> Settings:
    try:
        return Settings()
    except SettingsError as error:
        raise BadSetting(f"{PREFIX}BASE names no publisher. Set {PREFIX}BASE_KOLADA, {PREFIX}BASE_SCB and so on.") from error
    except ValidationError as error:
        wrong = error.errors()[0]
        name = PREFIX + "_".join(map(str, wrong["loc"])).upper()
        why = FORMS.get(wrong.get("ctx", {}).get("pattern", "")) or wrong["msg"].removeprefix("Value error, ")
        raise BadSetting(f"{name} is {wrong['input']!r}: {why}. docs/settings.md says what it may hold.") from error
