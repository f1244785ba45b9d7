"""The key for unsent text that a browser keeps on its own device, and the versions that a writer did not choose."""

import re
from base64 import b64encode

from flask import Blueprint, Response, flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from course.confidential.actions import drop_aside
from course.confidential.keys import device_key
from course.errors import NotFound
from course.web.access import viewer
from course.web.fragments import go_to
from course.web.held import is_local_path
from course.web.transaction import db

# A number that the browser made up for itself; it is no secret, and says nothing about who uses it.
DEVICE = re.compile(r"[0-9a-f]{32}")

blueprint = Blueprint("confidential", __name__)


@blueprint.get("/sessie/sleutel/<device>")
def give_device_key(device: str) -> ResponseReturnValue:
    """Give whoever is signed in the key of their own copies on this device; a page keeps it in memory only."""
    if not DEVICE.fullmatch(device):
        raise NotFound("Dit apparaat noemde geen geldig nummer.")
    person_id = viewer().person_id
    return jsonify(person=person_id, key=b64encode(device_key(db(), person_id, device)).decode())


@blueprint.post("/versies/<int(max=2147483647):aside_id>/verwijderen")
def drop_version(aside_id: int) -> Response:
    """Delete a version that the writer did not choose when there were two; nobody else can, and nothing else does."""
    drop_aside(db(), viewer().person_id, aside_id)
    flash("Die versie is verwijderd. Je tekst zelf is niet veranderd.", "good")
    back = request.form.get("back", "")
    return go_to(back if is_local_path(back) else url_for("pages.front"))
