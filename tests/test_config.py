"""Settings: complete and well-formed, or the platform does not start and says in one sentence why."""

import base64
from pathlib import Path

import pytest

from course.config import (
    ConfigurationError,
    Settings,
    decode_master_key,
    demo_settings,
    new_key,
    settings_from_environment,
)

KEY = base64.b64encode(b"k" * 32).decode()
COMPLETE = {
    "COURSE_DATABASE_URL": "sqlite:////srv/course.db",
    "COURSE_SECRET_KEY": "s" * 32,
    "COURSE_MASTER_KEY": KEY,
    "COURSE_BASE_URL": "https://cursus.example.nl",
}


def test_four_variables_are_enough() -> None:
    settings = settings_from_environment(COMPLETE | {"PATH": "/bin"})

    assert settings.master_key == b"k" * 32
    assert settings.sqlite
    assert settings.secure_cookies
    assert (settings.mail_backend, settings.mail_server, settings.trusted_proxies) == ("smtp", "localhost:25", 0)
    assert not settings.demo


def test_every_other_variable_is_read_too() -> None:
    others = {
        "COURSE_DATABASE_URL": "postgresql+psycopg://course@/course",
        "COURSE_BASE_URL": "http://10.0.0.1:8000",
        "COURSE_MAIL_BACKEND": "file",
        "COURSE_MAIL_SERVER": "mail.example.nl:587",
        "COURSE_MAIL_FROM": "Cursus <cursus@example.nl>",
        "COURSE_MAIL_FOLDER": "/srv/mail",
        "COURSE_TRUSTED_PROXIES": "2",
    }

    settings = settings_from_environment(COMPLETE | others)

    assert not settings.sqlite
    assert not settings.secure_cookies
    assert settings.mail_folder == Path("/srv/mail")
    assert settings.trusted_proxies == 2


@pytest.mark.parametrize("name", sorted(COMPLETE))
@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_variable_that_is_missing_or_empty_is_named(name: str, value: str | None) -> None:
    environment = {key: kept for key, kept in COMPLETE.items() if key != name}
    if value is not None:
        environment[name] = value

    with pytest.raises(ConfigurationError, match=f"^{name} is not set; README.md"):
        settings_from_environment(environment)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COURSE_DATABASE_URL", "mysql://x", "must begin with sqlite:/// or postgresql"),
        ("COURSE_DATABASE_URL", "sqlite:///", "and name a database"),
        ("COURSE_DATABASE_URL", "course.db", "must begin with"),
        ("COURSE_SECRET_KEY", "short", "at least 32 characters"),
        ("COURSE_MASTER_KEY", "not base64 at all", "32 random bytes in base64"),
        ("COURSE_MASTER_KEY", "één sleutel", "32 random bytes in base64"),
        ("COURSE_MASTER_KEY", base64.b64encode(b"k" * 31).decode(), "32 random bytes in base64"),
        ("COURSE_BASE_URL", "https://cursus.example.nl/", "without a path or slash"),
        ("COURSE_BASE_URL", "cursus.example.nl", "must look like https://"),
        ("COURSE_BASE_URL", "https://a.nl\nb", "must look like"),
        ("COURSE_MAIL_BACKEND", "pigeon", "must be one of smtp, file, console, not 'pigeon'"),
        ("COURSE_MAIL_SERVER", "mail.example.nl:smtp", "must look like mail.example.nl:25"),
        ("COURSE_TRUSTED_PROXIES", "two", "must be a whole number, not 'two'"),
        ("COURSE_TRUSTED_PROXIES", "-1", "must be a whole number"),
        ("COURSE_MASTERKEY", KEY, "Unknown setting COURSE_MASTERKEY: known are COURSE_BASE_URL"),
    ],
)
def test_a_variable_that_is_wrong_is_named_with_what_belongs_there(name: str, value: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        settings_from_environment(COMPLETE | {name: value})

    assert name in str(refused.value)
    assert words in str(refused.value)


def test_a_refused_key_is_not_shown() -> None:
    with pytest.raises(ConfigurationError) as refused:
        decode_master_key("a secret that was pasted wrongly")

    assert "pasted" not in str(refused.value)


def test_a_new_key_is_a_good_one_and_another_each_time() -> None:
    assert len(decode_master_key(new_key())) == 32
    assert new_key() != new_key()


def test_the_demonstration_makes_its_keys_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_DATABASE_URL", raising=False)

    first, second = demo_settings(tmp_path / "demo"), demo_settings(tmp_path / "demo")

    assert first == second
    assert first.demo
    assert first.mail_backend == "file"
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "demo").glob("*.key")} == {0o600}


def test_the_demonstration_refuses_the_database_of_an_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_DATABASE_URL", "sqlite:////srv/real.db")

    with pytest.raises(ConfigurationError, match="unset COURSE_DATABASE_URL"):
        demo_settings(tmp_path)


def test_settings_cannot_be_changed_later() -> None:
    settings = Settings("sqlite:///x", "s", b"k")

    with pytest.raises(AttributeError):
        settings.__setattr__("demo", True)
