"""What README.md says about folders, commands and settings is true."""

import re

from tests.architecture.source_tree import COURSE, ROOT, packages_in_course
from tests.architecture.test_folders import TOP_LEVEL_FOLDERS


def mapped_folders(readme: str) -> tuple[set[str], set[str]]:
    """The top-level folders and the packages of course/ that the code block under `## Map` names."""
    block = re.search(r"^## Map$.*?^```[a-z]*$(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    lines = block[1].splitlines() if block else []
    top_level = {match[1] for line in lines if (match := re.match(r"(\w+)/", line))}
    below_course: set[str] = set()
    parent = ""
    for line in lines:
        if match := re.match(r"( {2})?(\w+)/", line):
            parent = parent if match[1] else match[2]
            below_course |= {match[2]} if match[1] and parent == "course" else set()
    return top_level, below_course


def test_the_map_names_every_top_level_folder_and_every_package_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert mapped_folders(readme) == (TOP_LEVEL_FOLDERS, packages_in_course())


def test_the_commands_in_the_readme_exist() -> None:
    commands = re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(commands) - set(targets) == set()


def test_the_settings_in_the_readme_are_the_settings_that_are_read() -> None:
    setting = re.compile(r"\bCOURSE_[A-Z_]+[A-Z]\b")
    readme = setting.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(readme) == set(setting.findall((COURSE / "config.py").read_text(encoding="utf-8")))


def test_folders_are_read_from_the_map() -> None:
    readme = "# A\n\n## Map\n\n```text\ncourse/   code\n  web/    pages\nmedia/    css\n  site/   css\n```\n"
    assert mapped_folders(readme) == ({"course", "media"}, {"web"})
