"""What a password has to be like."""

SHORTEST = 12
LONGEST = 200
FEWEST_DIFFERENT = 5
WELL_KNOWN = frozenset(
    {
        "wachtwoord123",
        "wachtwoord1234",
        "welkomwelkom",
        "welkom123456",
        "welkom2026welkom",
        "geheimgeheim",
        "password1234",
        "passwordpassword",
        "qwertyuiop12",
        "qwertyuiopas",
        "123456789012",
        "1234567890123",
        "iloveyou1234",
        "vanbuitennaarbinnen",
        "van buiten naar binnen",
    }
)


def password_fault(password: str, *, email: str, name: str) -> str:
    """Say what is wrong with a password, or give an empty text.

    A long password that nobody guesses is enough: there are no rules about capitals or digits (OWASP ASVS 5.0, 6.2).
    """
    plain = password.casefold()
    if len(password) < SHORTEST:
        return f"Kies een wachtwoord van minstens {SHORTEST} tekens. Een korte zin werkt goed."
    if len(password) > LONGEST:
        return f"Kies een wachtwoord van hoogstens {LONGEST} tekens."
    if plain in WELL_KNOWN or len(set(plain)) < FEWEST_DIFFERENT:
        return "Dit wachtwoord is makkelijk te raden. Kies een zin die alleen jij bedenkt."
    if _is_about_owner(plain, email, name):
        return "Je naam of e-mailadres zit in dit wachtwoord. Kies iets wat een ander niet van je weet."
    return ""


def _is_about_owner(plain: str, email: str, name: str) -> bool:
    parts = [email.partition("@")[0], name]
    return any(len(part) > 3 and part.casefold() in plain for part in parts)
