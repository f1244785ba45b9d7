"""What the tests of signing in share: the way in through the form, and the links out of the mails."""

import re
from datetime import timedelta

from sqlmodel import select

from course.accounts.actions import make_link
from course.accounts.models import OneTimeLink, Person, SignIn
from tests.browser import Browser, Page
from tests.platform import Platform
from tests.world import PASSWORD, email_of

CLOSED = "/berichten"
NEW_PASSWORD = "zeven paarse olifanten"


def sign_in(browser: Browser, who: str = "noor", password: str = PASSWORD, next_path: str = "") -> Page:
    """Sign in through the form and stay on what it answers."""
    fields = {"email": email_of(who), "password": password, "next": next_path}
    return browser.post("/inloggen", fields, follow=False)


def is_signed_in(browser: Browser) -> bool:
    """Say whether this browser gets a closed page."""
    return browser.client.get(CLOSED).status_code == 200


def cookie_of(browser: Browser) -> str:
    """Give what the browser's session cookie holds."""
    cookie = browser.client.get_cookie("sessie")
    return cookie.value if cookie is not None else ""


def copy_of(platform: Platform, browser: Browser) -> Browser:
    """Give another browser into which somebody copied the cookie of this one."""
    thief = platform.browser()
    thief.client.set_cookie("sessie", cookie_of(browser), domain="localhost")
    return thief


def link_for(platform: Platform, who: str, purpose: str) -> str:
    """Make a one-time link for somebody and give its secret."""
    with platform.session() as session:
        return make_link(session, session.get_one(Person, getattr(platform.cast, who)), purpose)


def links_in_mails(platform: Platform) -> list[str]:
    """Give the paths of all one-time links that were mailed so far, oldest first."""
    bodies = "\n".join(str(mail.body) for mail in platform.mails())
    return re.findall(r"http://localhost(/(?:uitnodiging|wachtwoord)/\S+)", bodies)


def let_time_pass(platform: Platform, time: timedelta) -> None:
    """Bring the end of all sessions and all links nearer."""
    with platform.session() as session:
        for row in [*session.exec(select(SignIn)), *session.exec(select(OneTimeLink))]:
            row.expires_at -= time
