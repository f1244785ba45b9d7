"""Signing in and out, and choosing a password."""

from flask import Blueprint, Flask, Request, Response, current_app, flash, g, jsonify, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from course.accounts.actions import (
    ask_for_reset,
    begin_session,
    check_password,
    choose_password,
    end_session,
    strengthen_password,
)
from course.accounts.forms import ForgottenForm, PasswordForm, SignInForm
from course.accounts.models import Person, normal_email
from course.accounts.queries import (
    INVITATION,
    RESET,
    find_person_by_email,
    find_signed_in,
    find_usable_link,
    get_person,
    hash_of,
)
from course.errors import NotAllowed, RuleBroken
from course.web import held
from course.web.access import Viewer, find_viewer, login_manager, public, viewer
from course.web.current import database, settings
from course.web.fragments import go_to, page
from course.web.held import Held, is_local_path
from course.web.menu import menu_for
from course.web.throttle import limiter
from course.web.transaction import db

PURPOSES = {"uitnodiging": INVITATION, "wachtwoord": RESET}

blueprint = Blueprint("accounts", __name__)
demo_blueprint = Blueprint("demo", __name__)


def account_named() -> str:
    """Give the account that somebody tries to get into, so that it is guarded against many computers at once.

    An address is counted in the one spelling under which a person is known, and only its hash is kept.
    """
    return "account:" + hash_of(normal_email(request.form.get("email", ""))).hex()


@blueprint.get("/inloggen")
@public
def sign_in() -> Response:
    """Show the sign-in page."""
    if find_viewer() is not None:
        return go_to(_wanted(request.args.get("next", "")))
    return _sign_in_page(SignInForm(next=request.args.get("next", "")))


@blueprint.post("/inloggen")
@public
@limiter.limit("10 per 10 minutes", key_func=account_named)
@limiter.limit("60 per 10 minutes")
def sign_in_now() -> Response:
    """Sign somebody in, or say that address and password do not belong together."""
    form = SignInForm()
    if not form.validate():
        return _sign_in_page(form, 422)
    with database().session(writing=False) as reading:
        person = check_password(reading, form.email.data or "", form.password.data or "")
    if person is None:
        return _sign_in_page(form, 422, "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.")
    person = get_person(db(), person.id)
    strengthen_password(db(), person, form.password.data or "")
    return _welcome(person, form.next.data or "")


@blueprint.post("/uitloggen")
def sign_out() -> Response:
    """End this session, on the server and in the browser."""
    end_session(db(), viewer().token_hash)
    session.clear()
    flash("Je bent uitgelogd. Alles wat je schreef, is bewaard.", "good")
    answer = go_to(url_for("accounts.sign_in"))
    answer.delete_cookie(_cookie_name(), secure=settings().secure_cookies, httponly=True, samesite="Lax")
    return answer


@blueprint.get("/sessie")
@public
def current_session() -> ResponseReturnValue:
    """Tell a page that is open in the browser who is signed in now, with a fresh token for its forms."""
    found = find_viewer()
    person = found.person_id if found is not None else None
    return jsonify(person=person, token=generate_csrf())


@blueprint.get("/wachtwoord-vergeten")
@public
def forgotten() -> Response:
    """Show the form for a forgotten password."""
    return page("accounts/forgotten.html", form=ForgottenForm())


@blueprint.post("/wachtwoord-vergeten")
@public
@limiter.limit("5 per hour", key_func=account_named)
@limiter.limit("30 per hour")
def forgotten_now() -> Response:
    """Send a link when the address is known; the answer is the same when it is not."""
    form = ForgottenForm()
    if not form.validate():
        return page("accounts/forgotten.html", 422, form=form)
    ask_for_reset(db(), form.email.data or "")
    return page("accounts/forgotten_sent.html", email=form.email.data)


@blueprint.get("/<any(uitnodiging, wachtwoord):kind>/<secret>")
@public
def choose(kind: str, secret: str) -> Response:
    """Show the form for choosing a password with a one-time link."""
    link = find_usable_link(db(), secret, PURPOSES[kind])
    if link is None:
        return page("accounts/link_expired.html", 410, kind=kind)
    return _choose_page(PasswordForm(), 200, kind, get_person(db(), link.person_id))


@blueprint.post("/<any(uitnodiging, wachtwoord):kind>/<secret>")
@public
@limiter.limit("30 per hour")
def choose_now(kind: str, secret: str) -> Response:
    """Keep the chosen password, and sign the person in."""
    link = find_usable_link(db(), secret, PURPOSES[kind])
    if link is None:
        return page("accounts/link_expired.html", 410, kind=kind)
    form, person = PasswordForm(), get_person(db(), link.person_id)
    if not form.validate():
        return _choose_page(form, 422, kind, person)
    try:
        choose_password(db(), secret, PURPOSES[kind], form.password.data or "")
    except RuleBroken as error:
        form.password.errors = [str(error)]
        return _choose_page(form, 422, kind, person)
    flash("Je wachtwoord is bewaard en je bent ingelogd.", "good")
    return _welcome(person, "")


@demo_blueprint.post("/demo/inloggen")
@public
def demo_sign_in() -> Response:
    """Sign in as one of the demonstration's people; a real installation does not have this page."""
    person = find_person_by_email(db(), request.form.get("email", ""))
    if person is None or person.email not in demo_people():
        raise NotAllowed("Kies een van de mensen van de demonstratie.")
    return _welcome(person, "")


def register(app: Flask, people: dict[str, str]) -> None:
    """Tell Flask-Login how to recognise somebody, and add the pages.

    Args:
        app: the application.
        people: in the demonstration, whom a visitor may be: a sentence for each address. Empty in a real installation.
    """
    login_manager.request_loader(_recognise)
    app.register_blueprint(blueprint)
    if people:
        app.extensions["course.demo_people"] = people
        app.register_blueprint(demo_blueprint)


def demo_people() -> dict[str, str]:
    """Give whom a visitor of the demonstration may be: a sentence for each address."""
    found: dict[str, str] = current_app.extensions.get("course.demo_people", {})
    return found


def _recognise(asked: Request) -> Viewer | None:
    secret = asked.cookies.get(_cookie_name())
    if not secret:
        return None
    token_hash = hash_of(secret)
    found = find_signed_in(db(), token_hash)
    if found is None:
        return None
    person_id, name, email, roles = found
    return Viewer(person_id, name, email, _roles(roles), token_hash)


def _roles(text: str) -> frozenset[str]:
    return frozenset(text.split(",")) - {""}


def _welcome(person: Person, wanted: str) -> Response:
    before = find_viewer()
    if before is not None:
        end_session(db(), before.token_hash)
    session.clear()
    g.pop("csrf_token", None)  # what Flask-WTF made for this page belongs to the session that was cleared
    secret = begin_session(db(), person)
    answer = _resume(_as_viewer(person, secret)) or go_to(_wanted(wanted))
    answer.set_cookie(
        _cookie_name(),
        secret,
        secure=settings().secure_cookies,
        httponly=True,
        samesite="Lax",
        max_age=14 * 24 * 3600,
    )
    return answer


def _wanted(path: str) -> str:
    return path if is_local_path(path) else url_for("pages.front")


def _as_viewer(person: Person, secret: str) -> Viewer:
    return Viewer(person.id, person.name, person.email, _roles(person.roles), hash_of(secret))


def _resume(seen: Viewer) -> Response | None:
    """Give the page on which what was typed before the session ended can be sent again, or None."""
    form = held.carried()
    if form is None:
        return None
    # This request began without a viewer, so the page is told here who is looking now.
    return page(
        "errors/held.html",
        held=form,
        signed_in=True,
        reason="resumed",
        viewer=seen,
        menu=menu_for(seen),
        private=True,
    )


def _sign_in_page(form: SignInForm, status: int = 200, fault: str = "") -> Response:
    kept = held.carried() or Held("", [])
    return page("accounts/sign_in.html", status, form=form, fault=fault, held=kept, people=demo_people())


def _choose_page(form: PasswordForm, status: int, kind: str, person: Person) -> Response:
    answer = page("accounts/choose.html", status, form=form, kind=kind, person=person)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cookie_name() -> str:
    return "__Host-sessie" if settings().secure_cookies else "sessie"
