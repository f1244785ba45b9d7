"""Settings from COURSE_… variables, frozen at start; a half-configured platform does not start."""

import base64
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"
KEY_BYTES = 32


class ConfigurationError(Exception):
    """The settings do not allow a safe start; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between one installation and another.

    Attributes:
        database_url: SQLAlchemy address of a SQLite file or a PostgreSQL database.
        secret_key: signs the cookie that holds the CSRF token and one-time messages.
        master_key: 32 bytes that wrap the data key of every writer; kept outside the database.
        base_url: the address under which people reach the platform, without a slash at the end; mails use it.
        mail_backend: `smtp`, `file`, `console` or `locmem`.
        mail_server: `host:port` of the SMTP server.
        mail_from: the sender of every mail.
        mail_folder: where the `file` backend puts mails.
        demo: the demonstration: people may be chosen on the sign-in page, and jobs run in the server.
        trusted_proxies: how many reverse proxies stand in front and may set X-Forwarded-… headers.
    """

    database_url: str
    secret_key: str
    master_key: bytes
    base_url: str = "http://127.0.0.1:8000"
    mail_backend: str = "smtp"
    mail_server: str = "localhost:25"
    mail_from: str = "Van buiten naar binnen <cursus@localhost>"
    mail_folder: Path = INSTANCE / "mail"
    demo: bool = False
    trusted_proxies: int = 0

    @property
    def secure_cookies(self) -> bool:
        """Whether the platform is reached over https, so that cookies may carry the `__Host-` prefix."""
        return self.base_url.startswith("https://")

    @property
    def sqlite(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.database_url.startswith("sqlite")


def settings_from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of a real installation.

    Raises:
        ConfigurationError: when a variable is missing, malformed or unknown.
    """
    _refuse_unknown(environment)
    return Settings(
        database_url=_database_url(_required(environment, "COURSE_DATABASE_URL")),
        secret_key=_secret(_required(environment, "COURSE_SECRET_KEY")),
        master_key=decode_master_key(_required(environment, "COURSE_MASTER_KEY")),
        base_url=_base_url(_required(environment, "COURSE_BASE_URL")),
        mail_backend=_one_of(environment, "COURSE_MAIL_BACKEND", ("smtp", "file", "console"), "smtp"),
        mail_server=_mail_server(environment.get("COURSE_MAIL_SERVER", "localhost:25")),
        mail_from=environment.get("COURSE_MAIL_FROM", "Van buiten naar binnen <cursus@localhost>"),
        mail_folder=Path(environment.get("COURSE_MAIL_FOLDER", str(INSTANCE / "mail"))),
        trusted_proxies=_whole_number(environment, "COURSE_TRUSTED_PROXIES", 0),
    )


def demo_settings(folder: Path = INSTANCE) -> Settings:
    """Settings of the demonstration; its two keys are made once and kept beside its database.

    The demonstration refuses to run on a database of a real installation, because it lets visitors choose who they are.

    Raises:
        ConfigurationError: when COURSE_DATABASE_URL is set, or a key file is damaged.
    """
    if "COURSE_DATABASE_URL" in os.environ:
        raise ConfigurationError(
            "The demonstration has its own database: unset COURSE_DATABASE_URL before `make demo`."
        )
    folder.mkdir(parents=True, exist_ok=True)
    return Settings(
        database_url=f"sqlite:///{folder / 'demo.db'}",
        secret_key=_kept_key(folder / "demo-secret.key"),
        master_key=decode_master_key(_kept_key(folder / "demo-master.key")),
        mail_backend="file",
        mail_folder=folder / "demo-mail",
        demo=True,
    )


def decode_master_key(text: str) -> bytes:
    """Turn the base64 text of a master key into its 32 bytes.

    Raises:
        ConfigurationError: when the text is not base64 of exactly 32 bytes.
    """
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ConfigurationError(
            "COURSE_MASTER_KEY must be 32 random bytes in base64: make one with `openssl rand -base64 32`."
        )
    return key


def new_key() -> str:
    """Give 32 fresh random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


KNOWN = {
    "COURSE_DATABASE_URL",
    "COURSE_SECRET_KEY",
    "COURSE_MASTER_KEY",
    "COURSE_BASE_URL",
    "COURSE_MAIL_BACKEND",
    "COURSE_MAIL_SERVER",
    "COURSE_MAIL_FROM",
    "COURSE_MAIL_FOLDER",
    "COURSE_TRUSTED_PROXIES",
}


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    unknown = sorted(name for name in environment if name.startswith("COURSE_") and name not in KNOWN)
    if unknown:
        raise ConfigurationError(f"Unknown setting {unknown[0]}: known are {', '.join(sorted(KNOWN))}.")


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise ConfigurationError(f"{name} is not set; README.md, under `For real`, says what belongs there.")
    return value


def _secret(value: str) -> str:
    if len(value) < KEY_BYTES:
        raise ConfigurationError(
            "COURSE_SECRET_KEY must have at least 32 characters: make one with `openssl rand -base64 32`."
        )
    return value


def _database_url(value: str) -> str:
    if not re.match(r"(sqlite:///|postgresql\+psycopg://).", value):
        raise ConfigurationError(
            "COURSE_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg:// and name a database."
        )
    return value


def _mail_server(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.\-]+(:\d{1,5})?", value):
        raise ConfigurationError("COURSE_MAIL_SERVER must look like mail.example.nl:25.")
    return value


def _base_url(value: str) -> str:
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-]+(:\d+)?", value):
        raise ConfigurationError(
            "COURSE_BASE_URL must look like https://cursus.example.nl, without a path or slash at the end."
        )
    return value


def _one_of(environment: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = environment.get(name, default)
    if value not in allowed:
        raise ConfigurationError(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def _whole_number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, str(default))
    if not value.isdecimal():
        raise ConfigurationError(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def _kept_key(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(new_key())
    return path.read_text().strip()
