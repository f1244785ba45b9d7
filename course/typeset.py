"""Making a PDF out of a template of typst: tagged for screen readers, with data that is only ever data."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst


def typeset(template: Path, data: Mapping[str, object]) -> bytes:
    """Make a PDF.

    Args:
        template: a file of typst; it finds the data as JSON in `sys.inputs.data`, and can read nothing beside itself.
        data: what stands in it; texts arrive as plain text, whatever is in them.

    Raises:
        typst.TypstError: when the template is wrong.
    """
    compiler = typst.Compiler(template, root=template.parent, ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    # PDF/UA-1: the typesetter refuses what a screen reader could not read out.
    made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    return made if isinstance(made, bytes) else b"".join(made or [])
