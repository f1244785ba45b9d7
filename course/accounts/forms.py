"""The forms for signing in and for passwords."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, Length


class SignInForm(FlaskForm):
    """Address and password. What is wrong with them is never said here: that would help somebody who guesses."""

    email = EmailField(
        "E-mailadres", [DataRequired("Vul je e-mailadres in."), Length(max=320, message="Dit adres is te lang.")]
    )
    password = PasswordField(
        "Wachtwoord", [DataRequired("Vul je wachtwoord in."), Length(max=500, message="Dit wachtwoord is te lang.")]
    )
    next = StringField("next")


class ForgottenForm(FlaskForm):
    """The address to which a link for a new password goes."""

    email = EmailField(
        "E-mailadres", [DataRequired("Vul je e-mailadres in."), Length(max=320, message="Dit adres is te lang.")]
    )


class PasswordForm(FlaskForm):
    """A new password, once: who mistypes it asks for a new link, and may look at it while typing."""

    password = PasswordField(
        "Kies een wachtwoord",
        [DataRequired("Kies een wachtwoord."), Length(max=500, message="Dit wachtwoord is te lang.")],
    )
