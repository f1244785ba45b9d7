"""Who may do what in an organisation."""

from collections.abc import Set

from course.organisation.models import MANAGER

NEW = "nieuw"
KNOWN = "bestaat"
DOUBLE = "dubbel"
INVALID = "ongeldig"


def may_know(roles: Set[str]) -> bool:
    """Whoever has a role in an organisation may know which teams it has; for others they do not exist."""
    return bool(roles)


def may_manage(roles: Set[str]) -> bool:
    """Managers make teams, invite people, choose trainers and see how far everyone is; nobody else does."""
    return MANAGER in roles


def may_be_invited(verdict: str, *, takes_part: bool) -> bool:
    """A list invites who is new, and who is known and takes the course nowhere yet."""
    return verdict == NEW or (verdict == KNOWN and not takes_part)


def verdict_on(
    *, fault: str, is_double: bool, is_known: bool, team_id: int | None, wanted_id: int, is_trainer: bool
) -> tuple[str, str]:
    """Say what inviting somebody would do, with the reason; the reason never names another organisation.

    Args:
        fault: what is wrong with the address or the name, or an empty text.
        is_double: the address stands higher up in the list too.
        is_known: there is a person with this address.
        team_id: the team in which that person takes the course, if any.
        wanted_id: the team for which the invitation is.
        is_trainer: that person is the trainer of that team.
    """
    if fault:
        return INVALID, fault
    if is_double:
        return DOUBLE, "Dit adres staat al eerder in je lijst."
    if not is_known:
        return NEW, "Krijgt een mail met een uitnodiging."
    if team_id == wanted_id:
        return KNOWN, "Doet al mee in dit team."
    if team_id is not None:
        return INVALID, "Volgt de cursus al in een ander team."
    if is_trainer:
        return INVALID, "Is de trainer van dit team, en kan er niet ook cursist zijn."
    return KNOWN, "Heeft al een account en doet straks mee."


def trainer_fault(*, is_trainer: bool, is_manager: bool, is_member: bool) -> str:
    """Say why somebody cannot be the trainer of a team, or give an empty text.

    Whoever manages somebody, or works beside them, may never read what they write about their work.
    """
    if not is_trainer:
        return "Deze persoon is geen trainer van deze organisatie."
    if is_manager:
        return (
            "Een leidinggevende kan geen trainer zijn: "
            "cursisten schrijven alleen vrijuit als hun leidinggevende niet meeleest."
        )
    if is_member:
        return "Een teamgenoot kan geen trainer van het team zijn: collega’s lezen elkaars reflecties niet."
    return ""
