"""`python -m dashboard report`: one sentence in Russian where it cannot, a whole file where it can; and the same files on the pages."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from dashboard.__main__ import main
from dashboard.language import spoken
from docs.serving import ROOT
from pipelines.demo import region
from tests.dashboard.conftest import TODAY, Region
from tests.dashboard.opening import opened

Said = pytest.CaptureFixture[str]


def run(*line: str, said: Said) -> tuple[int, str, str]:
    """Exit code and what was said."""
    code = main(line)
    found = said.readouterr()
    return code, found.out, found.err


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        ("briefing", f"Справки, Область, {TODAY}.pdf"),
        ("pack", f"К встрече, Область, {TODAY}.pdf"),
        ("protocol", f"Протокол, Область, {TODAY}.docx"),
        ("table", f"Свод, Область, {TODAY}.xlsx"),
    ],
)
def test_a_paper_is_written_and_named(paper: str, name: str, full: Region, tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "new" / "folder"
    code, out, err = run("report", paper, "--out", str(folder), said=capsys)
    assert (code, out, err) == (0, f"{folder / name}\n", "")
    assert [path.name for path in folder.iterdir()] == [name], "nothing half is left"
    assert (folder / name).read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")


def test_one_municipality_by_name_or_code_and_day_and_language(full: Region, tmp_path: Path, capsys: Said) -> None:
    for who in ("темнов Район", "99600101"):
        line = ("report", "briefing", "--out", str(tmp_path), "--municipality", who, "--as-of", "2026-01-01")
        assert run(*line, said=capsys)[0] == 2, "not a day of the season"
        code, out, _err = run(*line[:-1], str(TODAY), "--lang", "en", said=capsys)
        assert code == 0
        assert out.endswith(f"{TODAY}.pdf\n")
        assert "Темнов район" in out
    assert spoken() == "ru", "English is spoken for that run alone"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("report", "не указано: ДОКУМЕНТ, --out; подсказка: python -m dashboard report --help"),
        ("report poster --out x", "ДОКУМЕНТ: «poster» здесь не бывает; есть: briefing, pack, protocol, table; подсказка: …"),
        ("report table --out", "--out: не хватает значения; подсказка: …"),
        ("report table --out x --much", "лишнее: --much; подсказка: …"),
        ("report briefing --out x --mun 99600101", "лишнее: --mun 99600101; подсказка: …"),
        ("report table --o x", "не указано: --out; подсказка: …"),
        ("digest --out x --smtp=1", "--smtp пишут без значения; уберите «1»; подсказка: …"),
        ("report table --out x --municipality y", "--municipality: документ table — обо всей области; уберите этот параметр"),
        ("report table --out x --meeting y", "--meeting: документ table — не о встрече; уберите этот параметр"),
        ("report pack --out x --meeting y", "--meeting «y»: на листе «Встречи» пока ничего нет; уберите этот параметр"),
        ("report table --out x --as-of завтра", "--as-of: «завтра» не день; пишите, например, 2026-11-23"),
        ("report table --out x --as-of 2020-01-01", "--as-of: 2020-01-01 вне марафона или ещё не наступил; пишите день с …"),
        ("report briefing --out x --municipality Темнив", "--municipality «Темнив»: такого муниципалитета в реестре нет; возможно, Темнов район"),
        ("report briefing --out x --municipality Эх", "--municipality «Эх»: такого муниципалитета в реестре нет; пишите имя или код …"),
        ("report table --out x --config нет.toml", "нет.toml: файл настроек не читается; проверьте, что он есть и записан как TOML, …"),
        ("", "не указано: КОМАНДА; подсказка: python -m dashboard --help"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(
    line: str, said: str, full: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*line.split(), said=capsys)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(said.rstrip("…").rstrip())
    assert not list(tmp_path.iterdir())


def test_the_code_of_the_readme_is_one_of_the_demo() -> None:
    shown = [
        re.findall(r"report briefing .*--municipality (\d+)", (ROOT / name).read_text(encoding="utf-8"))
        for name in ("README.md", "README.ru.md")
    ]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 1
    assert shown[0][0] in [one.oktmo for one in region.municipalities(1)]


def test_a_folder_that_cannot_be_written_is_named(full: Region, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("")
    code, _out, err = run("report", "table", "--out", str(tmp_path / "file"), said=capsys)
    assert code == 1
    assert err.startswith(f"{tmp_path / 'file'}: не записано (")


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", "of another process")  # --config takes its place, here in this one
    (tmp_path / "marathon.toml").write_text('warehouse = "none.duckdb"\n')
    code, _out, err = run(
        "report", "pack", "--out", str(tmp_path), "--config", str(tmp_path / "marathon.toml"), said=capsys
    )
    assert code == 2
    assert "данных ещё нет; соберите их командой python -m pipelines refresh" in err


def test_a_region_without_municipalities_has_no_papers(
    regions: dict[str, Region], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", str(regions["nobody"].config))
    for paper in ("briefing", "pack", "protocol", "table"):
        code, _out, err = run("report", paper, "--out", str(tmp_path), said=capsys)
        assert (code, err.split(";")[0]) == (2, "муниципалитетов пока нет")


def test_the_help_is_russian(capsys: Said) -> None:
    for line in (["--help"], ["report", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(line)
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert "запуск: python -m dashboard" in out
        assert not any(word in out for word in ("usage", "options:", "show this help", "positional"))


def test_a_process_of_its_own_is_quiet(full: Region, tmp_path: Path) -> None:
    line = [
        sys.executable,
        "-m",
        "dashboard",
        "report",
        "briefing",
        "--out",
        str(tmp_path),
        "--municipality",
        "99700001",
    ]
    done = subprocess.run(
        line,
        cwd=ROOT,
        env={**os.environ, "MARATHON_CONFIG": str(full.config)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path / f'Справка, г. о. Заречный, Область, {TODAY}.pdf'}\n"


# --- on the pages -----------------------------------------------------------------------------------------------------


def downloads(page: str | None, **query: str) -> dict[str, tuple[str, str]]:
    """The download buttons of a page by label: key and what the file is called is Streamlit's own business."""
    return {
        button.proto.label: (button.proto.id, button.proto.help)
        for button in opened(page, **query).get("download_button")
    }


def test_the_pages_offer_the_papers(full: Region) -> None:
    assert "Справка (PDF)" in downloads("municipality", m="99600101")
    assert "Свод (XLSX)" in downloads(None)


def test_what_a_page_offers_is_made_when_asked_for(full: Region) -> None:
    from dashboard import connection
    from dashboard.components.tables import _made
    from dashboard.replay import municipality, overview

    build = connection.stamp()
    assert _made("ru", municipality.briefing(build, TODAY, "99600101")).startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(_made("en", overview.consolidated(build, TODAY))))
    assert len(book.sheetnames) == 2
    from dashboard.replay import meetings

    assert _made("ru", meetings.pack(build, TODAY, "")).startswith(b"%PDF")
    assert docx.Document(io.BytesIO(_made("ru", meetings.blank(build, TODAY, "")))).tables
