"""The catalogue of findings: every code once, every sentence in both languages, every use in the code known."""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from pipelines import findings
from pipelines.catalogue import _KINDS, CATALOGUE
from pipelines.findings import Kind, Language, Problem, shorten

PIPELINES = Path(findings.__file__).parent
CODE = re.compile(r"""["']([EWI][0-9]{3})["']""")
FROM_NAMES = {"E301", "E302", "E304", "E305"}  # found by names.py, worded by rules/name.sql
READ_BY_ROWS = {"value"}  # rows.py gives it to every code that values.py raises
each_kind = pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: kind.code)


def words_needed(kind: Kind) -> set[str]:
    texts = (kind.ru, kind.en, kind.cure_ru, kind.cure_en)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def words_given() -> Mapping[str, list[set[str]]]:
    """For each code the words that each place of the production code gives its sentence."""
    given: dict[str, list[set[str]]] = defaultdict(list)
    for path in sorted(PIPELINES.rglob("*.py")):
        if path.name != "catalogue.py":
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
    if maker == "UnreadableError":
        words |= READ_BY_ROWS
    return [(code, words) for code in (*codes, *chosen)]


def _text(node: ast.AST) -> object:
    return node.value if isinstance(node, ast.Constant) else None


# --- the catalogue ----------------------------------------------------------------------------------------------------


def test_every_code_stands_once() -> None:
    codes = [kind.code for kind in _KINDS]
    assert sorted(set(codes)) == sorted(codes)
    assert [CATALOGUE[code].code for code in codes] == codes


def test_codes_of_a_group_ascend() -> None:
    numbers = [int(kind.code[1:]) for kind in _KINDS]
    assert numbers == sorted(set(numbers))


def test_every_code_in_the_code_is_known_and_every_known_code_is_used() -> None:
    used = set()
    for path in [*PIPELINES.rglob("*.py"), *PIPELINES.rglob("*.sql")]:
        if path.name != "catalogue.py":
            used |= set(CODE.findall(path.read_text(encoding="utf-8")))
    assert used == set(CATALOGUE)


@each_kind
def test_the_code_gives_its_sentence_all_the_words_it_needs(kind: Kind) -> None:
    given = words_given()[kind.code]
    assert given, "nothing makes this finding"
    for words in given:
        assert words_needed(kind) <= words


@each_kind
def test_the_severity_comes_from_the_letter(kind: Kind) -> None:
    assert kind.severity == {"E": "error", "W": "warning", "I": "info"}[kind.code[0]]


# --- sentences --------------------------------------------------------------------------------------------------------

CONTRACT_WORDS = ("городской округ", "муниципальный округ", "муниципальный район", "ОКТМО", "округ", "район")


def without_quoted(text: str) -> str:
    text = re.sub(r"«[^»]*»", "", text)
    for word in CONTRACT_WORDS:
        text = text.replace(word, "")
    return text


@each_kind
def test_sentences_are_in_their_language(kind: Kind) -> None:
    for text in (kind.ru, kind.cure_ru):
        assert re.search("[а-яё]", text)
    for text in (kind.en, kind.cure_en):
        assert not re.search("[А-Яа-яЁё]", without_quoted(text)), text
        assert re.search("[a-z]", text)


@each_kind
def test_both_languages_say_the_same_words(kind: Kind) -> None:
    def words(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert words(kind.ru + kind.cure_ru) == words(kind.en + kind.cure_en)


@each_kind
def test_sentences_do_not_shout_and_leave_the_full_stop_to_the_reader(kind: Kind) -> None:
    for text in (kind.ru, kind.en, kind.cure_ru, kind.cure_en):
        assert "!" not in text
        assert not text.endswith((".", ";", " "))
        assert "  " not in text


LONG = "муниципалитет\n\t" * 700


@each_kind
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("value", [LONG, "{value}", "a{0}b", "\x00\u202e", "", "'; drop table finding; --"])
def test_a_message_is_one_short_line_whatever_stands_in_the_cell(kind: Kind, language: Language, value: str) -> None:
    message = kind.message(dict.fromkeys((*words_needed(kind), "suggestion"), value), language)
    assert message.isprintable()
    assert len(message) < 500
    assert value in {LONG, "\x00\u202e"} or not words_needed(kind) or value in message


def test_a_suggestion_stands_at_the_end() -> None:
    params = {"value": "Кинел", "suggestion": "Кинель"}
    assert CATALOGUE["E301"].message(params).endswith("(возможно «Кинель»)")
    assert CATALOGUE["E301"].message(params, "en").endswith("(perhaps «Кинель»)")
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
