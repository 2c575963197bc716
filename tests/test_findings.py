"""The catalogue of findings: every code once, every sentence in both languages, every use in the code known."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docs import finding_pages, generate
from pipelines import console, findings
from pipelines.catalogue import CATALOGUE, KINDS
from pipelines.catalogue.coordination import COORDINATION
from pipelines.catalogue.counts import COUNTS
from pipelines.catalogue.increments import INCREMENTS
from pipelines.catalogue.matrix import MATRIX
from pipelines.catalogue.names import NAMES
from pipelines.catalogue.personal import PERSONAL
from pipelines.catalogue.rows import ROWS
from pipelines.catalogue.tabs import TABS
from pipelines.catalogue.values import VALUES
from pipelines.findings import Kind, Language, Problem, shorten
from pipelines.personal import MARKERS
from tests.test_catalogue import PENDING

PIPELINES = Path(findings.__file__).parent
SOURCES = [path for path in sorted(PIPELINES.rglob("*.py")) if path.parent.name != "catalogue"]
CODE = re.compile(r"""["']([EWI][0-9]{3})["']""")
CHAPTERS = (TABS, MATRIX, COUNTS, VALUES, NAMES, ROWS, INCREMENTS, COORDINATION, PERSONAL)
FROM_NAMES = {"E301", "E302", "E304", "E305", "E307", "W309", "E310"}  # found by names.py, worded by rules/name.sql
FROM_ROWS = {"UnreadableError": {"value"}, "Understood": {"value", "exact"}}  # rows.py adds them to what a cell gave
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


@cache
def words_given() -> Mapping[str, list[set[str]]]:
    """For each code the words that each place of the production code gives its sentence."""
    given: dict[str, list[set[str]]] = defaultdict(list)
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for code, words in _raised(node):
                    given[code].append(words)
    for path in sorted(PIPELINES.rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        if codes := set(CODE.findall(text)):
            words = {word for call in re.findall(r"json_object\((.*?)\)::", text, re.DOTALL) for word in _keys(call)}
            for code in codes:
                given[code].append(words)
    named = (PIPELINES / "rules" / "name.sql").read_text(encoding="utf-8")
    for code in FROM_NAMES:
        given[code] = [set(_keys(named))]
    return given


def _keys(sql: str) -> list[str]:
    return re.findall(r"'([a-z_]+)',", sql)


def _raised(call: ast.Call) -> list[tuple[str, set[str]]]:
    """(code, words) of a call that makes a finding: Problem, UnreadableError, the layout's `_at`, a Match."""
    maker = call.func.id if isinstance(call.func, ast.Name) else ""
    codes = [c for arg in [*call.args, *(k.value for k in call.keywords)] for c in CODE.findall(f"'{_text(arg)}'")]
    chosen = [c for arg in call.args if isinstance(arg, ast.IfExp) for c in CODE.findall(ast.unparse(arg))]
    words = {k.arg for k in call.keywords if k.arg}
    words |= {
        str(_text(key)) for arg in call.args if isinstance(arg, ast.Dict) for key in arg.keys if key and _text(key)
    }
    words |= FROM_ROWS.get(maker, set())
    return [(code, words) for code in (*codes, *chosen)]


def _text(node: ast.AST) -> object:
    return node.value if isinstance(node, ast.Constant) else None


# --- the catalogue ----------------------------------------------------------------------------------------------------


def test_every_code_stands_once() -> None:
    codes = [kind.code for kind in KINDS]
    assert sorted(set(codes)) == sorted(codes)
    assert [CATALOGUE[code].code for code in codes] == codes


def test_codes_of_a_chapter_ascend_and_so_does_the_catalogue() -> None:
    for chapter in CHAPTERS:
        numbers = [int(kind.code[1:]) for kind in chapter]
        assert numbers == sorted(set(numbers))
    assert [int(code[1:]) for code in CATALOGUE] == sorted(int(kind.code[1:]) for kind in KINDS)


def test_every_code_in_the_code_is_known_and_every_known_code_is_used() -> None:
    used = set()
    for path in [*SOURCES, *PIPELINES.rglob("*.sql")]:
        used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    assert used <= set(CATALOGUE)
    assert set(CATALOGUE) - used <= PENDING


@each_kind
def test_the_code_gives_its_sentence_all_the_words_it_needs(kind: Kind) -> None:
    given = words_given()[kind.code]
    assert given or kind.example, "nothing makes this finding"  # an example is put into words when it is read
    for words in given:
        assert kind.params <= words


@each_kind
def test_the_severity_comes_from_the_letter(kind: Kind) -> None:
    assert kind.severity == {"E": "error", "W": "warning", "I": "info"}[kind.code[0]]


# --- sentences --------------------------------------------------------------------------------------------------------

CONTRACT_WORDS = ("городской округ", "муниципальный округ", "муниципальный район", "ОКТМО", "округ", "район")
# as a person sees them
LATIN = ("Excel", "LibreOffice", "Google", "https", "http", "grace_days", 'personal_data = "accept"')


def without(text: str, words: Iterable[str]) -> str:
    """The text without what is quoted, linked or named in braces, and without those words."""
    text = re.sub(r"«[^»]*»|\{[^}]*\}|\[[^]]*\]\([^)]*\)|\b[EWI][0-9]{3}\b", "", text)
    for word in words:
        text = text.replace(word, "")
    return text


@each_kind
def test_sentences_are_in_their_language(kind: Kind) -> None:
    for text in (kind.ru, kind.cure_ru, kind.why_ru):
        assert re.search("[а-яё]", text)
        assert not re.search("[A-Za-z]", without(text, LATIN)), text
    for text in (kind.en, kind.cure_en, kind.why_en):
        assert not re.search("[А-Яа-яЁё]", without(text, CONTRACT_WORDS)), text
        assert re.search("[a-z]", text)


@each_kind
def test_both_languages_say_the_same_words(kind: Kind) -> None:
    words = {word: f"«{word}»" for word in kind.params}
    for word in kind.params:
        for texts in ((kind.ru, kind.cure_ru), (kind.en, kind.cure_en)):
            assert f"«{word}»" in "".join(texts).format_map(words), f"{{{word}}} stands in one language only"


@each_kind
def test_sentences_do_not_shout_and_leave_the_full_stop_to_the_reader(kind: Kind) -> None:
    for text in (kind.ru, kind.en, kind.cure_ru, kind.cure_en):
        assert "!" not in text
        assert not text.endswith((".", ";", " "))
        assert "  " not in text
    for text in (kind.why_ru, kind.why_en):
        assert text.endswith(".")
        assert text[0].isupper() or text[0] == "«"
        assert "  " not in text
        assert "!" not in text


def test_our_own_words_are_translated_the_sheets_are_not() -> None:
    personal = {"what": "телефон, фамилия и имя"}
    assert "(телефон, фамилия и имя)" in CATALOGUE["E501"].message(personal)
    assert "(a telephone, a person's name)" in CATALOGUE["E501"].message(personal, "en")
    assert "“телефон”" in CATALOGUE["E201"].message({"value": "телефон"}, "en")


def test_english_has_its_own_quotes_and_cells_keep_theirs() -> None:
    school = {"value": "МБУ «Школа № 2»"}
    assert CATALOGUE["E301"].message(school).startswith("муниципалитета «МБУ «Школа № 2»» нет в реестре")
    said = CATALOGUE["E301"].message(school, "en")
    assert said.startswith("the municipality “МБУ «Школа № 2»” is not in the register")
    assert said.replace("«Школа № 2»", "").count("«") == 0


@pytest.mark.parametrize("kind", MARKERS.values())
def test_every_kind_of_personal_data_has_its_english_word(kind: str) -> None:
    assert not re.search("[А-Яа-яЁё]", CATALOGUE["E501"].message({"what": kind}, "en"))


LONG = "муниципалитет\n\t" * 700


@each_kind
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("value", [LONG, "{value}", "a{0}b", "\x00\u202e", "", "'; drop table finding; --"])
def test_a_message_is_one_short_line_whatever_stands_in_the_cell(kind: Kind, language: Language, value: str) -> None:
    message = kind.message(dict.fromkeys((*kind.params, "suggestion"), value), language)
    assert message.isprintable()
    assert len(message) < 250 + 80 * (len(kind.params) + 1)
    assert value in {LONG, "\x00\u202e"} or not kind.params or value in message


def test_a_suggestion_stands_at_the_end() -> None:
    params = {"value": "Кинел", "suggestion": "Кинель"}
    assert CATALOGUE["E301"].message(params).endswith("(возможно «Кинель»)")
    assert CATALOGUE["E301"].message(params, "en").endswith("(perhaps “Кинель”)")
    assert "возможно" not in CATALOGUE["E301"].message({"value": "Кинел"})


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("12О", "12О"),
        ("две\nстроки", "две строки"),
        ("  край\u00a0 ", "край"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 79 + "…"),
        ("a" * 10_000, "a" * 79 + "…"),
        ("\x07", ""),
    ],
    ids=["as is", "a line break", "spaces", "just fits", "one too long", "far too long", "a bell"],
)
def test_shortening(text: str, short: str) -> None:
    assert shorten(text) == short


def test_a_problem_can_cover_its_row() -> None:
    problem = Problem("E201", 4, {"value": "12О"})
    assert problem.covering_row() == Problem("E201", 4, {"value": "12О"}, whole_row=True)
    assert not problem.whole_row


# --- pages ------------------------------------------------------------------------------------------------------------

PAGES = finding_pages.pages(generate.MADE)


@each_kind
def test_every_kind_has_its_page_and_the_index_leads_to_it(kind: Kind) -> None:
    name = f"findings/{kind.code}.md"
    page = (generate.HERE / name).read_text(encoding="utf-8")
    assert page == PAGES[name], "make docs"
    assert kind.why_ru in page
    assert kind.why_en in page
    assert ("## Пример" in page) == (kind.example is not None)
    assert f"[{kind.code}]({name})" in PAGES["findings.md"]


def test_a_page_shows_the_sheet_before_and_after_and_marks_the_cell() -> None:
    page = PAGES["findings/E201.md"]
    assert "| *2* | 01.10.2026 | Темнов | **12О** | 3 |" in page
    assert "| *2* | 01.10.2026 | Темнов | 12 | 3 |" in page
    assert "**33 (хранится 33,4)**" in PAGES["findings/E209.md"]
    assert "**12.10.2026**" in PAGES["findings/E203.md"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "sheet", lambda: "")
    monkeypatch.setattr(generate, "dictionary", lambda: "")
    generate.main([])
    return tmp_path


def test_stale_missing_and_surplus_pages_are_named_and_mended(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0
    (folder / "findings" / "E201.md").write_text("изменено", encoding="utf-8")
    (folder / "findings" / "E202.md").unlink()
    (folder / "findings" / "E999.md").write_text("код, которого нет", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "findings/E201.md, findings/E202.md отстали от кода" in said
    assert "findings/E999.md лишние" in said
    assert (folder / "findings" / "E999.md").exists(), "--check only looks"
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert not (folder / "findings" / "E999.md").exists()


# --- on the command line ----------------------------------------------------------------------------------------------

URL = "https://docs.google.com/spreadsheets/d/key/edit?gid=0#gid=0&range=C3"


def found(**more: Any) -> dict[str, Any]:
    words = CATALOGUE["E201"].message({"value": "3О"}), CATALOGUE["E201"].message({"value": "3О"}, "en")
    usual = {"code": "E201", "severity": "error", "source": "Свод", "book": "Марафон", "tab": "Факт", "cell": "C3"}
    return {**usual, "url": URL, "message_ru": words[0], "message_en": words[1], **more}


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("piped")
def test_in_a_file_the_address_ends_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    console.say_findings([found(), found(url=None)])
    linked, plain = capsys.readouterr().out.splitlines()
    assert linked == f"Факт!C3  E201  {CATALOGUE['E201'].message({'value': '3О'})}  <{URL}>"
    assert plain == linked.removesuffix(f"  <{URL}>")


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_the_place_opens_its_cell(capsys: pytest.CaptureFixture[str]) -> None:
    console.say_findings([found(), found(url=None)], "en", several=True)
    linked, plain = capsys.readouterr().out.splitlines()
    assert re.search(rf"Свод · Марафон: \x1b]8;[^;]*;{re.escape(URL)}\x1b\\Факт!C3\x1b]8;;\x1b\\", linked)
    assert "<" not in linked
    assert "is not a whole number" in linked
    assert "\x1b]8;" not in plain


@pytest.mark.usefixtures("terminal")
def test_a_terminal_without_links_shows_the_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    console.say_findings([found()])
    assert capsys.readouterr().out.endswith(f"<{URL}>\n")


@pytest.mark.usefixtures("piped")
def test_findings_of_one_code_are_not_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    console.say_findings([found(cell=f"C{row}") for row in range(2, 502)])
    assert len(capsys.readouterr().out.splitlines()) == 500


@pytest.mark.usefixtures("piped")
def test_totals_lead_to_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    console.say_totals([found(), found(severity="info")])
    assert capsys.readouterr().out.splitlines() == [
        "Ошибок: 1, замечаний: 0, к сведению: 1.",
        "У каждого кода есть страница с примером: docs/findings/E201.md",
    ]
    console.say_totals([found()], "en")
    assert capsys.readouterr().out.endswith("Each code has a page with an example: docs/findings/E201.md\n")
    console.say_totals([])
    assert capsys.readouterr().out == "Ошибок: 0, замечаний: 0, к сведению: 0.\n"
