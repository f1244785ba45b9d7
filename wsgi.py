"""The entry for a WSGI server and for `flask --app wsgi`.

Authors and the demonstration need no installation: when nothing is set and a Flask command asks, there are only their
commands. A server without settings does not start.
"""

import os
import sys

from course.app import create_app, create_workbench
from course.config import ConfigurationError
from course.schema import check_before_serving

FROM_COMMAND_LINE = os.environ.get("FLASK_RUN_FROM_CLI") == "true"
NOTHING_SET = not any(name.startswith("COURSE_") for name in os.environ)

try:
    app = create_workbench() if NOTHING_SET and FROM_COMMAND_LINE else create_app()
    if not FROM_COMMAND_LINE:
        check_before_serving(app)
except ConfigurationError as error:
    sys.exit(f"The platform does not start: {error}")
