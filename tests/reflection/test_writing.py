"""Noor writes, step by step, on one page, and through the script in the page."""

from tests.platform import Platform
from tests.reflection.writing import ASSIGNMENT, step, write

SCALE = "/opdracht/mentaliseren-opdracht"


def test_noor_begins_an_assignment_and_goes_through_its_steps(platform: Platform) -> None:
    noor = platform.browser("noor")
    overview = noor.get(f"/opdracht/{ASSIGNMENT}")
    first = noor.get(next(link for link in overview.links() if "/stap/" in link))

    second = noor.submit(first, "Volgende stap", {"moment:text": "Ik stond in de gang en hoorde de radio."})

    assert "Stap 2" in second.text
    assert "Ik stond in de gang" in noor.get(step("moment")).html


def test_the_last_step_leads_to_reading_again_and_back_leads_back(platform: Platform) -> None:
    noor = platform.browser("noor")

    last = noor.post(step("voor-jezelf"), {"voor-jezelf:text": "iets", "to": "next"})
    back = noor.post(step("lijf"), {"lijf:text": "iets", "to": "previous"})
    out = noor.post(step("moment"), {"moment:text": "iets", "to": "overview"})

    assert last.url.endswith("/inleveren")
    assert back.url == step("moment")
    assert out.url == f"/opdracht/{ASSIGNMENT}"


def test_the_page_says_who_reads_what_is_written(platform: Platform) -> None:
    noor = platform.browser("noor")

    shared, private = noor.get(step("moment")), noor.get(step("voor-jezelf"))

    assert "Alleen jij en je trainer Anja Verbeek lezen dit" in shared.text
    assert "Alleen jij ziet dit" in private.text
    assert shared.response.headers["Cache-Control"] == "no-store"


def test_all_steps_can_be_written_on_one_page(platform: Platform) -> None:
    noor = platform.browser("noor")

    write(noor)

    assert "Minder snel regelen." in noor.get(f"/opdracht/{ASSIGNMENT}/alles").html


def test_the_page_with_all_steps_says_once_what_the_trainer_reads(platform: Platform) -> None:
    page = platform.browser("noor").get(f"/opdracht/{ASSIGNMENT}/alles")

    assert page.text.count("Alleen jij en je trainer Anja Verbeek lezen dit") == 1
    assert "Bij een stap die alleen voor jou is, staat dat erbij." in page.text
    assert page.text.index("Alleen jij en je trainer") < page.text.index("Stap 1 van 5")
    assert page.text.count("Alleen jij ziet dit.") == 1
    assert page.text.index("Alleen jij ziet dit.") > page.text.index("Stap 5 van 5")


def test_markup_in_a_text_stays_text(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("moment"))

    noor.submit(page, "Volgende stap", {"moment:text": "<img src=x onerror=alert(1)> **vet**"})

    again = noor.get(f"/opdracht/{ASSIGNMENT}/inleveren").html
    assert "&lt;img src=x" in again
    assert "<img" not in again


def test_a_scale_can_be_left_empty_and_takes_only_its_own_numbers(platform: Platform) -> None:
    noor = platform.browser("noor")

    good = noor.post(f"{SCALE}/stap/spanning", {"spanning:value": "7", "spanning:based_on": "0"})
    off = noor.post(f"{SCALE}/stap/spanning", {"spanning:value": "11", "spanning:based_on": "1"})

    assert good.status == 200
    assert off.status == 422
    assert "een getal van 0 tot en met 10" in off.text
    assert 'value="7" checked' in " ".join(noor.get(f"{SCALE}/stap/spanning").html.split())


def test_outside_and_inside_are_three_boxes_of_one_answer(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(f"{SCALE}/stap/zeker-moment")
    boxes = {"outside": "Een tram.", "inside_me": "Kaak.", "inside_other": "Misschien moe."}

    noor.submit(page, "Volgende stap", {f"zeker-moment:{name}": words for name, words in boxes.items()})

    asked = noor.get(f"{SCALE}/stap/zeker-moment").text
    again = noor.get(f"{SCALE}/inleveren").text
    assert (
        "Buiten Wat was er te zien en te horen? Een tram. Binnen Bij mij Kaak. Bij de ander, een gok Misschien" in again
    )
    assert all(label in asked for label in ("Wat was er te zien en te horen?", "Bij mij", "Bij de ander, een gok"))


def test_a_form_without_the_answer_says_so(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.post(step("moment"), {"to": "next"})

    assert page.status == 422
    assert "Er kwam geen antwoord mee" in page.text


def test_a_text_that_is_too_long_stays_in_the_field(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.post(step("moment"), {"moment:text": "a" * 50_001, "moment:based_on": "0"})

    assert page.status == 422
    assert "te lang" in page.text
    assert "a" * 50_001 in page.html


def test_a_megabyte_is_refused_with_a_page_that_says_how_to_go_on(platform: Platform) -> None:
    noor = platform.browser("noor")

    page = noor.post(step("moment"), {"moment:text": "a" * 1_100_000})

    assert page.status == 413


def test_the_script_in_the_page_saves_and_gets_revision_and_time(platform: Platform) -> None:
    noor = platform.browser("noor")
    url = f"/opdracht/{ASSIGNMENT}/bewaren"
    fields = {"part": "moment", "text": "Van het script.", "based_on": "0", "save_id": "een"}

    first = noor.post(url, fields, Accept="application/json")
    again = noor.post(url, fields, Accept="application/json")

    assert first.data["revision"] == 1
    assert again.data == first.data
    assert "Van het script." in noor.get(step("moment")).html


def test_the_script_hears_what_is_wrong(platform: Platform) -> None:
    noor = platform.browser("noor")
    url = f"/opdracht/{ASSIGNMENT}/bewaren"

    too_long = noor.post(url, {"part": "moment", "text": "a" * 50_001, "based_on": "0", "save_id": "een"})
    nowhere = noor.post(url, {"part": "bestaat-niet", "text": "a"})

    assert too_long.status == 422
    assert "te lang" in too_long.data["message"]
    assert nowhere.status == 404


def test_characters_that_databases_quarrel_about_are_kept_or_dropped_alike(platform: Platform) -> None:
    noor = platform.browser("noor")
    page = noor.get(step("moment"))

    noor.submit(page, "Volgende stap", {"moment:text": "nul\x00teken \u202eachterstevoren\u202c 👩‍👧 é"})

    assert "nulteken \u202eachterstevoren\u202c 👩‍👧 é" in noor.get(step("moment")).html
