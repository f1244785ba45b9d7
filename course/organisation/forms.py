"""The forms of a manager, and the reading of a list of people that was pasted or uploaded."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import EmailField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from course.accounts.models import normal_email
from course.organisation.models import LONGEST_NAME

MOST_ROWS = 500
LONGEST_LIST = 200_000
LONGEST_LINE = 1_000
MOST_CONTROLS = 0.2

EMAIL_HEADS = {"email", "emailadres", "emailaddress", "mail", "mailadres"}
NAME_HEADS = {"naam", "name"}
PARTS_OF_A_NAME = {"voornaam", "tussenvoegsel", "achternaam", "firstname", "lastname"}

IN_BRACKETS = re.compile(r"(.*?)<([^<>]*)>\s*[;,]?")
NEXT_IN_BRACKETS = re.compile(r"(?<=>)\s*[;,]\s*(?=[^@]{1,400}@)")
QUOTED = re.compile(r'"[^"]*"')
# A spreadsheet takes a cell that begins with one of these for a formula, so nothing that comes in begins with them.
FORMULA = "=+-@"

UNREADABLE = (
    "Dit bestand is niet te lezen als lijst. Bewaar het in Excel als “CSV UTF-8” en kies het opnieuw, "
    "of plak de adressen in het veld."
)

TOO_LONG = f"Deze lijst is te lang. Er passen {MOST_ROWS} mensen in één keer. Maak er een paar kortere lijsten van."


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a list: the line, the name, the address in its one spelling, and what is wrong, if anything."""

    line: int
    name: str
    email: str
    fault: str = ""


def without_controls(text: str | None) -> str:
    """Leave out what nobody typed: NUL and other control characters, marks of direction, halves of characters."""
    return "".join(sign for sign in text or "" if sign in "\n\r\t" or unicodedata.category(sign)[0] != "C")


def read_file(data: bytes) -> str:
    """Give the text of an uploaded list, which is UTF-8 or Windows-1252.

    Raises:
        ValueError: when it is no text in one of these.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    clean = without_controls(text)
    if len(text) - len(clean) > MOST_CONTROLS * len(text):
        raise ValueError("This is not a text.")
    return clean


def read_list(text: str) -> list[Entry]:
    """Read people from lines like `naam <adres>`, `adres`, `naam;adres` or the rows of a CSV file, with its header.

    Nothing is left out silently: a line in which no address is found becomes an entry with a fault.
    """
    entries: list[Entry] = []
    heads: list[str] = []
    for number, line in enumerate(without_controls(text).splitlines(), 1):
        for part in NEXT_IN_BRACKETS.split(line):
            cells = _cells(part[:LONGEST_LINE])
            if len(part) > LONGEST_LINE:
                entries.append(Entry(number, "", part[:60] + "…", "Deze regel is te lang. Zet één adres op een regel."))
            elif _is_header(cells):
                heads = [_head(cell) for cell in cells]
            elif any(cells):
                entries += _entries(number, part, cells, heads)
    return entries


def as_list(entries: list[Entry]) -> str:
    """Give entries as text that `read_list` reads back."""
    return "\n".join(f"{entry.name} <{entry.email}>" for entry in entries)


def _cells(line: str) -> list[str]:
    plain = QUOTED.sub("", line)
    delimiter = next((sign for sign in ";\t," if sign in plain), ",")
    rows = csv.reader([line], delimiter=delimiter, skipinitialspace=True)
    return [cell.strip() for row in rows for cell in row]


def _head(cell: str) -> str:
    return re.sub(r"[\W_]", "", cell.casefold())


def _is_header(cells: list[str]) -> bool:
    heads = {_head(cell) for cell in cells}
    return bool(heads & EMAIL_HEADS) and not any("@" in cell for cell in cells)


def _entries(number: int, line: str, cells: list[str], heads: list[str]) -> list[Entry]:
    bracketed = IN_BRACKETS.fullmatch(line.strip())
    if bracketed:
        return [_entry(number, bracketed[1], bracketed[2])]
    if heads:
        return [_entry(number, *_by_heads(cells, heads))]
    addresses = [cell for cell in cells if "@" in cell]
    if len(addresses) > 1:
        return [_entry(number, "", address) for address in addresses]
    names = [cell for cell in cells if cell and "@" not in cell]
    return [_entry(number, names[0] if names else "", addresses[0] if addresses else "")]


def _by_heads(cells: list[str], heads: list[str]) -> tuple[str, str]:
    pairs = list(zip(heads, cells, strict=False))
    wanted = NAME_HEADS if NAME_HEADS & set(heads) else PARTS_OF_A_NAME
    name = " ".join(cell for head, cell in pairs if head in wanted)
    return name, next((cell for head, cell in pairs if head in EMAIL_HEADS), "")


def _entry(number: int, name: str, address: str) -> Entry:
    name = " ".join(re.sub(r'[<>";]', " ", name).split()).lstrip(FORMULA + " ")
    address = address.strip()
    if not address:
        return Entry(number, name, "", "Hier staat geen e-mailadres.")
    try:
        email = good_address(address)
    except ValueError as error:
        return Entry(number, name, address, str(error))
    if len(name) > LONGEST_NAME:
        return Entry(number, name[:60] + "…", email, f"De naam is langer dan {LONGEST_NAME} tekens.")
    return Entry(number, name or email.partition("@")[0], email)


def good_address(text: str) -> str:
    """Give an address in its one spelling.

    Raises:
        ValueError: with a sentence, when mail cannot be sent to it.
    """
    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise ValueError("Dit is geen geldig e-mailadres.") from error
    if found.normalized[0] in FORMULA:
        raise ValueError(f"Een adres dat met {found.normalized[0]} begint, kan hier niet.")
    return normal_email(found.normalized)


class TeamForm(FlaskForm):
    """The name of a new team."""

    name = StringField(
        "Naam van het team",
        [DataRequired("Geef het team een naam."), Length(max=LONGEST_NAME, message="Deze naam is te lang.")],
        filters=[lambda text: without_controls(text).strip()],
    )


class TrainerForm(FlaskForm):
    """The choice of a trainer; the choices are set when the form is made."""

    trainer = RadioField("Wie wordt de trainer?", [DataRequired("Kies een trainer.")], coerce=str)


class NewTrainerForm(FlaskForm):
    """Name and address of somebody who becomes a trainer of the organisation."""

    name = StringField(
        "Naam",
        [DataRequired("Vul de naam in."), Length(max=LONGEST_NAME, message="Deze naam is te lang.")],
        filters=[lambda text: " ".join(without_controls(text).split()).lstrip(FORMULA)],
    )
    email = EmailField("E-mailadres", [DataRequired("Vul het e-mailadres in.")], filters=[without_controls])

    def validate_email(self, field: EmailField) -> None:
        """Refuse an address to which no mail can go."""
        try:
            good_address(field.data or "")
        except ValueError as error:
            raise ValidationError(f"{error} Kijk het na en probeer het opnieuw.") from error


class InviteForm(FlaskForm):
    """A list of people, pasted or as a file. After `validate()` its `entries` are the people on both."""

    addresses = TextAreaField(
        "E-mailadressen", [Length(max=LONGEST_LIST, message=TOO_LONG)], filters=[without_controls]
    )
    file = FileField("Of kies een CSV-bestand")
    entries: tuple[Entry, ...] = ()
    text = ""

    def validate(self, extra_validators: Any = None) -> bool:
        """Read both fields; a fault stands at the field that it is in."""
        if not super().validate(extra_validators):
            return False
        pasted, uploaded = self.addresses.data or "", self._uploaded()
        if uploaded is None:
            self.file.errors = [UNREADABLE]
            return False
        self.text = "\n".join(part for part in (pasted.strip(), uploaded.strip()) if part)
        self.entries = tuple(read_list(self.text)) if len(self.text) <= LONGEST_LIST else ()
        fault = _list_fault(len(self.text), len(self.entries))
        if fault:
            (self.addresses if pasted.strip() or not uploaded else self.file).errors = [fault]
        return not fault

    def _uploaded(self) -> str | None:
        try:
            return read_file(self.file.data.read()) if self.file.data else ""
        except ValueError:
            return None


def _list_fault(length: int, rows: int) -> str:
    if length > LONGEST_LIST:
        return TOO_LONG
    if rows > MOST_ROWS:
        return (
            f"Je lijst heeft {rows} mensen. Er passen er {MOST_ROWS} in één keer. Maak er een paar kortere lijsten van."
        )
    if not rows:
        return "Plak een of meer adressen, of kies een CSV-bestand."
    return ""
