"""A body map stays with who drew it: it is kept, it can be changed at any time, and it never goes along."""

from course.confidential.queries import open_sealed
from course.reflection.queries import find_last_round, find_reflection, given_answers, round_place
from tests.platform import Platform
from tests.reflection.choosing import BODY, BODY_ANSWERS, hand_in_chosen, one_line
from tests.reflection.writing import step

MAP: dict[str, object] = {"lijfkaart:gezicht": "gespannen", "lijfkaart:buik": "leeg"}
DRAWN = "gezicht en kaak: gespannen"


def test_noor_draws_what_she_felt_and_finds_it_back(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("lijfkaart", BODY))
    assert "Alleen jij ziet dit." in page.text

    noor.submit(page, "Nalezen", MAP)

    form = noor.get(step("lijfkaart", BODY)).form("Nalezen").fields
    assert {name: form[name] for name in MAP} == MAP
    assert one_line(noor.get(step("lijfkaart", BODY))).count('class="place felt"') == 2


def test_a_body_map_is_not_handed_in(platform: Platform) -> None:
    confirm = hand_in_chosen(platform.browser("noor"), BODY, BODY_ANSWERS | MAP)

    assert "Je opdracht ligt bij Anja Verbeek" in confirm.text
    with platform.session() as session:
        reflection = find_reflection(session, platform.cast.noor, BODY)
        assert reflection is not None
        last = find_last_round(session, reflection)
        assert last is not None
        given = given_answers(session, last, platform.cast.noor)
        sealed = open_sealed(session, platform.cast.noor, last.sealed, round_place(reflection.id, last.number))
    assert [f"{answer.prompt_id}:text" for answer in given] == list(BODY_ANSWERS)
    assert "gespannen" not in sealed
    assert "lijfkaart" not in sealed


def test_before_handing_in_it_says_that_the_map_stays_at_home(platform: Platform) -> None:
    noor = platform.browser("noor")
    noor.submit(noor.get(step("lijfkaart", BODY)), "Nalezen", MAP)

    page = noor.get(f"/opdracht/{BODY}/inleveren")

    assert "“Lijfkaart, voor jezelf” blijft bij jou. Dat stuk gaat niet mee." in page.text
    assert DRAWN not in page.text


def test_after_handing_in_it_is_still_hers_to_read_and_change(platform: Platform) -> None:
    noor = platform.browser("noor")
    overview = hand_in_chosen(noor, BODY, BODY_ANSWERS | MAP)
    assert DRAWN in overview.text

    changed = noor.submit(
        noor.get(step("lijfkaart", BODY)), "Bewaar", {"lijfkaart:gezicht": "", "lijfkaart:buik": "warm"}
    )

    assert DRAWN not in changed.text
    assert "buik: warm" in changed.text


def test_two_tabs_never_overwrite_a_map_in_silence(platform: Platform) -> None:
    noor = platform.browser("noor")
    first, second = noor.get(step("lijfkaart", BODY)), noor.get(step("lijfkaart", BODY))
    noor.submit(first, "Nalezen", MAP)

    page = noor.submit(second, "Nalezen", {"lijfkaart:gezicht": "warm"})

    assert page.status == 409
    assert DRAWN in page.text.replace("(alleen hier:) ", "")
    assert page.form("Bewaar wat hier staat").fields["lijfkaart:gezicht"] == "warm"


def test_only_feelings_that_stand_in_the_list_are_kept(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.post(
        step("lijfkaart", BODY), {"lijfkaart:gezicht": "mijn buurman", "lijfkaart:buik": "leeg", "to": "next"}
    )

    assert page.status == 422
    assert "Kies bij “Lijfkaart, voor jezelf” iets wat er staat." in page.text
    assert page.form("Nalezen").fields["lijfkaart:buik"] == "leeg"
