"""A trainer's comments: the list to look through, adding one, changing it, sharing it and deleting it."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from course.comments import actions, policy, queries
from course.comments.forms import TypedComment, Unfinished, read_comment, read_wanted
from course.comments.models import SavedComment
from course.content.open_questions import TOPICS
from course.errors import CourseError, NotAllowed, NotFound, RuleBroken
from course.organisation.models import Organisation
from course.organisation.queries import trained_organisations
from course.web.access import viewer
from course.web.current import course
from course.web.fragments import go_to, page
from course.web.transaction import db

LIBRARY = "/nakijken/opmerkingen"
ONE = f"{LIBRARY}/<int(max=2147483647):comment_id>"

blueprint = Blueprint("comments", __name__)


@blueprint.get(LIBRARY)
def library() -> Response:
    """Show what this trainer has at hand, all of it or what they look for."""
    return _library(_places())


@blueprint.post(LIBRARY)
def keep() -> ResponseReturnValue:
    """Keep a comment; the script on the review page gets its answer as data."""
    as_data = request.accept_mimetypes.best == "application/json"
    typed = read_comment(request.form)
    try:
        places = _places()
        actions.keep_comment(db(), viewer().person_id, typed, _ids(places))
    except CourseError as refused:
        if as_data:
            return jsonify(message=str(refused)), 403 if isinstance(refused, NotAllowed) else 422
        if not isinstance(refused, RuleBroken):
            raise
        return _library(places, 422, typed, _faults(refused))
    if as_data:
        return jsonify(message="Bewaard bij je opmerkingen.")
    flash("Bewaard. Je vindt je opmerking hieronder, en bij elke reactie die je schrijft.", "good")
    return go_to(url_for("comments.library"))


@blueprint.get(ONE)
def edit(comment_id: int) -> Response:
    """Show one comment of one's own in a form."""
    places = _places()
    comment = _load(comment_id, places)
    typed = TypedComment(queries.text_of(db(), comment), comment.topic, comment.organisation_id)
    return _edit_page(comment, places, 200, typed)


@blueprint.post(ONE)
def change(comment_id: int) -> Response:
    """Change a comment of one's own."""
    places = _places()
    comment, typed = _load(comment_id, places), read_comment(request.form)
    try:
        actions.change_comment(db(), comment, typed, _ids(places))
    except RuleBroken as broken:
        return _edit_page(comment, places, 422, typed, _faults(broken))
    flash("Je opmerking is aangepast.", "good")
    return go_to(url_for("comments.library"))


@blueprint.post(f"{ONE}/weg")
def drop(comment_id: int) -> Response:
    """Delete a comment of one's own."""
    actions.drop_comment(db(), _load(comment_id, _places()))
    flash("Je opmerking is verwijderd.", "good")
    return go_to(url_for("comments.library"))


def _places() -> list[Organisation]:
    """The organisations of which the viewer is a trainer; whoever is none nowhere has no business here."""
    if "trainer" not in viewer().roles:
        raise NotAllowed("Deze vragen en opmerkingen zijn voor trainers. Je bent zelf geen trainer.")
    return trained_organisations(db(), viewer().person_id)


def _ids(places: Sequence[Organisation]) -> set[int]:
    return {place.id for place in places}


def _load(comment_id: int, places: Sequence[Organisation]) -> SavedComment:
    comment, me = queries.find_comment(db(), comment_id), viewer().person_id
    if comment is None or not policy.may_use(me, comment.owner_id, comment.organisation_id, _ids(places)):
        raise NotFound("Deze opmerking bestaat niet (meer).")
    if not policy.may_change(me, comment.owner_id):
        raise NotAllowed(
            "Deze opmerking is van een andere trainer. Je mag de opmerking gebruiken, maar niet veranderen."
        )
    return comment


def _faults(broken: RuleBroken) -> list[tuple[str, str]]:
    return broken.faults if isinstance(broken, Unfinished) else [("", str(broken))]


def _library(
    places: Sequence[Organisation],
    status: int = 200,
    typed: TypedComment | None = None,
    faults: Sequence[tuple[str, str]] = (),
) -> Response:
    at_hand = queries.comments_at_hand(db(), viewer().person_id, sorted(_ids(places)), course())
    wanted = read_wanted(request.args)
    found = queries.filtered(at_hand, wanted.topic, wanted.words)
    return page(
        "comments/library.html",
        status,
        number=len(found),
        groups=queries.by_topic(found),
        wanted=wanted,
        topics=TOPICS,
        places=places,
        typed=typed or TypedComment(topic=wanted.topic),
        faults=faults,
        owns=any(each.source == queries.OWN for each in at_hand),
    )


def _edit_page(
    comment: SavedComment,
    places: Sequence[Organisation],
    status: int,
    typed: TypedComment,
    faults: Sequence[tuple[str, str]] = (),
) -> Response:
    return page("comments/edit.html", status, comment=comment, places=places, typed=typed, faults=faults, topics=TOPICS)
