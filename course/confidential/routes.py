"""The key for unsent text that a browser keeps on its own device."""

import re
from base64 import b64encode

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from course.confidential.keys import device_key
from course.errors import RuleBroken
from course.web.access import viewer
from course.web.transaction import db

# A number that the browser made up for itself; it is no secret, and says nothing about who uses it.
DEVICE = re.compile(r"[0-9a-f]{32}")

blueprint = Blueprint("confidential", __name__)


@blueprint.get("/sessie/sleutel")
def give_device_key() -> ResponseReturnValue:
    """Give whoever is signed in the key of their own copies on this device; a page keeps it in memory only."""
    device = request.args.get("apparaat", "")
    if not DEVICE.fullmatch(device):
        raise RuleBroken("Dit apparaat noemde geen geldig nummer.")
    person_id = viewer().person_id
    return jsonify(person=person_id, key=b64encode(device_key(db(), person_id, device)).decode())
