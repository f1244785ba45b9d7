"""The access list: every page and every button of the platform, and who may come there.

This list is written by hand and read by people; it is not derived from the code. A page that does not stand in it, or
that answers one of the cast differently than it says, fails a test. Whoever adds a page adds a line, and thereby says
who may see it.

The addresses lead to Noor's things as `story.py` left them: `{held}` is the round that Anja is reading, `noord` is
Noor's team, `{comment}` what Anja shares. In what is sent, `{who}` is whoever sends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.guard import audiences as to
from tests.guard.audiences import Audience
from tests.world import PASSWORD


@dataclass(frozen=True, slots=True)
class Line:
    """One page or button: its endpoint, where it is for Noor, and what who is let in sends and gets."""

    method: str
    endpoint: str
    path: str
    answer: int
    sends: Mapping[str, str] = field(default_factory=dict)
    stranger: int | None = None

    def __str__(self) -> str:
        """The name of the line in the list of tests."""
        return f"{self.method} {self.endpoint}"


def page(endpoint: str, path: str, answer: int = 200, stranger: int | None = None) -> Line:
    """A page that is looked at; `stranger` is what somebody who is not signed in gets, when that differs."""
    return Line("GET", endpoint, path, answer, stranger=stranger)


def button(endpoint: str, path: str, answer: int = 303, sends: Mapping[str, str] | None = None) -> Line:
    """A button that is pressed, with the fields that go along."""
    return Line("POST", endpoint, path, answer, sends or {})


DRAFT, RETURNED = "/opdracht/mentaliseren-opdracht", "/opdracht/buitenkant-opdracht/ronde/1"
TALK = f"{DRAFT}/praten/zeker-moment"
EXERCISE = "/les/beginnen-abc/oefening/beginnen-abc-plan"
SAVED = {"part": "wat-gebeurde-er", "text": "Nu.", "based_on": "0"}
RIA = {"name": "Ria", "email": "ria@voorbeeld.nl"}
CHOSEN = {"email": "{who}@voorbeeld.nl"}
AWAY = "/nakijken/afwezig/{absence}"
HELD, GIVEN_BACK, TEAM = "/nakijken/{held}", "/nakijken/{returned}", "/organisatie/team/{noord}"

ACCESS: Mapping[Audience, tuple[Line, ...]] = {
    to.EVERYBODY: (
        page("pages.front", "/", 303, stranger=200),  # who is signed in goes on to their own first page
        page("pages.about", "/over-de-cursus"),
        page("pages.help", "/hulp"),
        page("pages.help_learner", "/hulp/cursist"),
        page("pages.help_trainer", "/hulp/trainer"),
        page("pages.help_organisation", "/hulp/organisatie"),
        page("pages.privacy", "/privacy"),
        page("pages.accessibility", "/toegankelijkheid"),
        page("pages.health", "/gezond"),
        page("learning.glossary", "/woordenlijst"),
        page("assets.media", "{stylesheet}"),
        page("accounts.current_session", "/sessie"),
        page("accounts.sign_in", "/inloggen", 303, stranger=200),  # who is signed in has no use for it
        button("accounts.sign_in_now", "/inloggen", sends={"email": "{who}@voorbeeld.nl", "password": PASSWORD}),
        page("accounts.forgotten", "/wachtwoord-vergeten"),
        button("accounts.forgotten_now", "/wachtwoord-vergeten", 200, sends={"email": "{who}@voorbeeld.nl"}),
        page("accounts.choose", "/wachtwoord/{link}"),
        button("accounts.choose_now", "/wachtwoord/{link}", 422, sends={"password": "kort"}),  # the link alone decides
    ),
    to.SIGNED_IN: (
        button("accounts.sign_out", "/uitloggen"),
        page("confidential.give_device_key", f"/sessie/sleutel/{32 * 'a'}"),  # each gets a key of their own
        button("confidential.drop_version", "/versies/2147483647/verwijderen"),  # of others nothing is deleted
        page("notification.inbox", "/berichten"),
        button("notification.seen", "/berichten/gezien"),
        page("notification.settings", "/berichten/instellingen"),  # with the kinds that one's roles can get
        button("notification.choose", "/berichten/instellingen", sends={"returned": "daily", "submitted": "off"}),
        page("learning.my_course", "/mijn-cursus"),  # whoever takes no course reads whom to ask
        page("learning.module", "/module/welkom"),
        page("learning.lesson", "/les/welkom-waar-sta-je"),
        page("search.results", "/zoeken"),
        page("printing.lesson", "/les/welkom-waar-sta-je/afdrukken"),
        page("printing.module", "/module/welkom/afdrukken"),
    ),
    to.LEARNER: (
        button("learning.mark_read", "/les/welkom-waarom/gelezen", sends={"read": "yes"}),
        button("practice.save", EXERCISE, sends={"signaal": "Mijn kaak."}),
        button("practice.autosave", f"{EXERCISE}/bewaren", 200, sends={"signaal": "Nu.", "based_on": "0"}),
        page("knowledge.recall", "/ophalen/buitenkant"),
        button("knowledge.look_back", "/ophalen/welkom", 409, sends={"day": "2"}),  # nothing waits, and that is said
        button("knowledge.skip", "/ophalen/welkom/overslaan", 409, sends={"day": "2"}),
        button("knowledge.choose_mail", "/ophalen-per-mail", sends={"wanted": "yes"}),
        page("knowledge.end_test", "/toets"),
        button("knowledge.begin_test", "/toets/nieuw"),
        page("knowledge.questions", "/toets/vragen"),
        button("knowledge.save_test", "/toets/vragen", 409, sends={"part": "geraden"}),  # it is another test
        button("knowledge.autosave_test", "/toets/vragen/bewaren", 422, sends={"part": "geraden"}),
        page("knowledge.result", "/toets/uitslag"),
        button("knowledge.drop_test", "/toets/verwijderen"),
        page("growth.story", "/groeiverhaal"),
        page("growth.pdf", "/groeiverhaal/pdf"),
        page("reflection.overview", DRAFT),
        page("reflection.step", f"{DRAFT}/stap/mijn-stand"),
        button("reflection.save_step", f"{DRAFT}/stap/wat-gebeurde-er", sends={"wat-gebeurde-er:text": "Het regende."}),
        page("reflection.whole", f"{DRAFT}/alles"),
        button("reflection.save_whole", f"{DRAFT}/alles", 422),  # nothing is sent, and that is said
        button(
            "reflection.autosave",
            f"{DRAFT}/bewaren",
            200,
            sends={"part": "wat-gebeurde-er", "text": "Nu.", "based_on": "0"},
        ),
        page("care.talk", TALK),
        button("care.ask_to_talk", TALK),
        button("care.save_and_ask", f"{TALK}/bewaren"),
        button("care.take_wish_back", f"{TALK}/terugnemen"),
        page("reflection.confirm", f"{DRAFT}/inleveren"),
        button("reflection.hand_in", f"{DRAFT}/inleveren", 422),  # no tick was set, and that is said
        button("reflection.take_back", f"{DRAFT}/intrekken", 409),  # nothing was handed in, and that is said
    ),
    to.NOOR_HERSELF: (
        page("dialogue.round", RETURNED),
        button("handover.agree", f"{RETURNED}/akkoord", 409),  # it lies where it lay, and that is said
        button(
            "dialogue.reply", f"{RETURNED}/antwoord", 409, sends={"text-reply": "Nog iets."}
        ),  # she answered already
        button(
            "dialogue.close", f"{RETURNED}/afsluiten", 409, sends={"text-takeaway": "Anders."}
        ),  # she closed already
        button("dialogue.save", f"{RETURNED}/bewaren", 422, sends={"part": "reply", "text": "Nu."}),  # the same
    ),
    to.TRAINER: (
        page("queue.queue", "/nakijken"),
        page("queue.next_one", "/nakijken/volgende", 303),
        page("comments.library", "/nakijken/opmerkingen"),
        button("comments.keep", "/nakijken/opmerkingen", sends={"text": "Dank je.", "topic": "lef"}),
        page("placement.absences", "/nakijken/afwezig"),
        button("placement.add", "/nakijken/afwezig", 422),  # no day was filled in, and that is said
    ),
    to.COMMENT_OWNER: (
        page("comments.edit", "/nakijken/opmerkingen/{comment}"),
        button("comments.change", "/nakijken/opmerkingen/{comment}", sends={"text": "Anders.", "topic": "stap"}),
        button("comments.drop", "/nakijken/opmerkingen/{comment}/weg"),
    ),
    to.ANJA_HERSELF: (
        page("placement.absence", AWAY),
        button("placement.change", AWAY, 422),
        button("placement.drop", f"{AWAY}/verwijderen"),
    ),
    to.HER_TRAINER: (
        page("review.review", HELD),
        page("review.preview", f"{HELD}/voorbeeld"),
        page("dialogue.conversation", "/nakijken/{returned}/gesprek"),
        button(
            "dialogue.save_answer", "/nakijken/{returned}/gesprek/bewaren", 422, sends={"part": "answer"}
        ),  # it is said
        button("dialogue.answer", "/nakijken/{returned}/gesprek", 409, sends={"text-answer": "Dag."}),  # the same
        page("correction.change", f"{GIVEN_BACK}/wijzigen"),
        button("correction.change_now", f"{GIVEN_BACK}/wijzigen", sends={"text-overall": "Anders.", "number": "1"}),
        button("correction.save_change", f"{GIVEN_BACK}/wijzigen/bewaren", 422, sends={"part": "overall"}),  # too late
        button("dialogue.reread", "/nakijken/{returned}/teruglezen"),
        page("desk.choose", f"{HELD}/invoegen"),
        button("desk.put_in", f"{HELD}/invoegen", sends={"bij": "moment", "comment": "course-buiten-camera"}),
        button("desk.save_note", f"{HELD}/notitie", sends={"text-note": "Nu.", "revision-note": "1"}),
        button("care.close_wish", "/nakijken/praten/{wish}/gesproken"),
        page("care.protocol", f"{HELD}/zorgsignaal"),
        button("care.raise_signal", f"{HELD}/zorgsignaal", sends={"route": "onveilig"}),
        button("care.close_signal", "/nakijken/zorgsignaal/{signal}/afgerond"),
        page("care.anonymise", f"{HELD}/anonimiseren"),
        button("care.ask_to_anonymise", f"{HELD}/anonimiseren", sends={"details": "naam", "explanation": "Dank je."}),
        button("review.claim", f"{HELD}/oppakken"),
        button("review.let_go", f"{HELD}/loslaten"),
        button("review.save", f"{HELD}/bewaren"),
        button(
            "review.give_back",
            f"{HELD}/teruggeven",
            sends={"text-overall": "Dank je wel.", "revision-overall": "1", "outcome": "afgerond"},
        ),
    ),
    to.HER_TRAINER_OR_COORDINATOR: (
        page("handover.choose", f"{HELD}/overdragen"),
        button("handover.hand_over", f"{HELD}/overdragen", sends={"to": "{bram}"}),
    ),
    to.COORDINATOR: (page("handover.waiting_times", "/nakijken/wachttijden"),),
    to.HER_COORDINATOR: (button("handover.release", f"{HELD}/vrijgeven"),),
    to.MANAGER: (page("organisation.overview", "/organisatie"),),
    to.HER_MANAGER: (
        button(
            "organisation.add_team_now",
            "/organisatie/{vlierboom}/teams",
            sends={"organisatie-{vlierboom}-name": "Team Oost"},
        ),
        page("organisation.team", TEAM),
        button("organisation.choose_trainer", f"{TEAM}/trainer", sends={"trainer": "{bram}"}),
        button(
            "organisation.invite_trainer_now",
            f"{TEAM}/trainer/uitnodigen",
            sends={"name": "Ria", "email": "ria@voorbeeld.nl"},
        ),
        page("organisation.invite_people", f"{TEAM}/uitnodigen"),
        button("organisation.preview", f"{TEAM}/uitnodigen", 200, sends={"addresses": "wim@voorbeeld.nl"}),
        button("organisation.confirm", f"{TEAM}/uitnodigen/bevestigen", sends={"people": "wim@voorbeeld.nl"}),
        button("organisation.invite_again", f"{TEAM}/uitnodiging/{{noor}}", 409),  # she chose a password already
        page("reporting.progress", f"{TEAM}/voortgang"),
        page("placement.coordinator", "/organisatie/{vlierboom}/coordinator"),
        button("placement.appoint", "/organisatie/{vlierboom}/coordinator", sends={"coordinator": "{anja}"}),
    ),
    to.VISITOR_OF_DEMONSTRATION: (button("demo.demo_sign_in", "/demo/inloggen", sends=CHOSEN),),
}

LINES = tuple((audience, line) for audience, lines in ACCESS.items() for line in lines)
REAL_LINES = tuple(pair for pair in LINES if not pair[0].only_in_demonstration)
