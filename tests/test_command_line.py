"""The command line, as a person or cron runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.google.emulator import Emulator
from tests.world import FACTS, REGISTER, World

# everybody of it has targets
WITHOUT_STRANGERS = "\n".join(line for line in REGISTER.splitlines() if "Ольховский" not in line)

ROOT = Path(__file__).parent.parent


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines", *map(str, arguments)]
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=cwd, env=around, capture_output=True, text=True, timeout=120, check=False)


def run_json(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
    done = run(*arguments, "--json")
    return done.returncode, json.loads(done.stdout)


def test_refresh_reports_in_json_with_the_keys_that_were_promised(world: World) -> None:
    world.tell("Муниципалитеты", WITHOUT_STRANGERS)
    code, report = run_json("refresh", "--config", world.config, "--now", "2026-10-02T09:00")
    assert code == 0
    assert report.keys() == {"refresh_id", "started_at", "finished_at", "published", "sources"}
    (source,) = report["sources"]
    assert source == {
        "name": "Свод",
        "status": "ok",
        "error": None,
        "requests": 0,
        "rows": {"seen": 9, "loaded": 9, "blank": 0, "ignored": 0, "rejected": 0},
        "findings": {"error": 0, "warning": 0, "info": 0},
    }
    assert (report["published"], report["started_at"]) == (True, "2026-10-02T09:00:00+04:00")


def test_refresh_exits_1_when_a_source_failed_and_says_which(world: World) -> None:
    world.settle(
        '[[sources]]\nname = "Свод"\nworkbook = "book"\n[[sources]]\nname = "Нет такой"\nworkbook = "nowhere"\n'
    )
    done = run("refresh", "--config", world.config)
    assert done.returncode == 1
    assert "Нет такой" in done.stdout
    assert "Нет такой: " in done.stderr
    assert "nowhere" in done.stderr
    assert "Опубликовано." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("refresh", "--config", "none.toml"), "none.toml: файла настроек нет"),
        (("refresh", "--now", "вчера"), "--now"),
        (("check", "Чужой"), "источника «Чужой» нет"),
        (("watch", "--every", "скоро"), "«скоро» не длительность"),
        (("fly",), "invalid choice"),
    ],
)
def test_bad_settings_and_usage_exit_2_with_one_sentence(world: World, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments, cwd=world.folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_check_prints_findings_as_lint_lines_and_writes_nothing(world: World) -> None:
    world.tell("Факт", FACTS.replace("| 31 ", "| 3О "))
    done = run("check", "--config", world.config)
    assert done.returncode == 1
    assert (
        done.stdout.splitlines()[0]
        == "Факт!C3  E201  «3О» не целое число, не загружено; впишите число цифрами, например 12"
    )
    assert not (world.folder / "data").exists()
    assert run("check", "--config", world.config, "--lang", "en").stdout.startswith(
        "Факт!C3  E201  “3О” is not a whole number"
    )


def test_check_exit_codes_and_json(world: World) -> None:
    world.tell("Муниципалитеты", WITHOUT_STRANGERS)
    code, clean = run_json("check", "--config", world.config)
    assert (code, clean["findings"], clean["rows"]["loaded"]) == (0, [], 9)
    world.tell("Факт", FACTS.replace("| 31 ", "| 3О "))
    code, dirty = run_json("check", "Свод", "--config", world.config)
    (finding,) = dirty["findings"]
    assert code == 1
    promised = ("code", "severity", "source", "tab", "cell", "value", "suggestion", "url")
    assert [finding[name] for name in promised] == ["E201", "error", "Свод", "Факт", "C3", "3О", None, None]
    world.settle('[[sources]]\nname = "Свод"\nworkbook = "nowhere"\n')
    done = run("check", "--config", world.config)
    assert done.returncode == 2
    assert "Свод: " in done.stderr


def test_status_says_what_is_published(world: World) -> None:
    before = run("status", "--config", world.config)
    assert before.returncode == 1
    assert "хранилища ещё нет" in before.stderr
    run("refresh", "--config", world.config, "--now", "2026-10-02T09:00")
    after = run("status", "--config", world.config)
    assert after.returncode == 0
    assert "02.10.2026 09:00" in after.stdout
    code, status = run_json("status", "--config", world.config)
    assert (code, status["region"], status["sources"][0]["loaded"]) == (0, "Область", 10)


def test_rebuild_publishes_without_asking_a_source(world: World) -> None:
    run("refresh", "--config", world.config)
    for path in (world.folder / "book").iterdir():
        path.unlink()
    (world.folder / "data" / "marathon.duckdb").unlink()
    code, report = run_json("rebuild", "--config", world.config)
    assert (code, report["sources"][0]["rows"]["loaded"]) == (0, 10)
    assert len(world.actual("Темнов")) == 2


def test_marathon_config_names_the_settings(world: World) -> None:
    done = run("refresh", "--json", MARATHON_CONFIG=str(world.config))
    assert (done.returncode, json.loads(done.stdout)["sources"][0]["name"]) == (0, "Свод")


def test_watch_refreshes_again_and_ends_with_its_parent(world: World, tmp_path: Path) -> None:
    parent = tmp_path / "parent.py"
    parent.write_text(
        "import subprocess, sys, time\n"
        f"command = [sys.executable, '-m', 'pipelines', 'watch', '--config', {str(world.config)!r}, '--every', '1s', '--until-parent-exits']\n"
        "child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)\n"
        "print(child.pid)\n"
        "lines = [child.stdout.readline() for _ in range(2)]\n"
        "assert all('опубликовано' in line for line in lines), lines\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, parent], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    watcher = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(watcher, 0)
        except ProcessLookupError:
            return
        subprocess.run([sys.executable, "-c", "import time; time.sleep(0.2)"], check=True)
    pytest.fail("watch outlives its parent")


def test_a_refresh_that_is_told_to_stop_stops_at_once_and_does_not_call_it_success(world: World) -> None:
    with Emulator() as google:
        sheet = google.spreadsheet("Свод")
        google.fault("hang", times=None)
        world.settle(f'[[sources]]\nname = "Свод"\nspreadsheet = "{sheet.url}"\n', f"{google.toml(world.folder)}\n")
        command = [sys.executable, "-m", "pipelines", "refresh", "--config", str(world.config)]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
            while not google.asked():
                assert running.poll() is None
                time.sleep(0.05)
            running.terminate()
            assert running.wait(timeout=30) == 143  # long before the 180 s after which it gives up
            assert "Traceback" not in (running.stderr.read() if running.stderr else "")


def test_watch_outlives_settings_that_somebody_is_editing(world: World) -> None:
    command = [sys.executable, "-m", "pipelines", "watch", "--config", str(world.config), "--every", "1s"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watch:
        assert watch.stdout is not None
        assert watch.stderr is not None
        assert "опубликовано" in watch.stdout.readline()
        whole = world.config.read_text(encoding="utf-8")
        world.config.write_text(whole + "\n[[sour", encoding="utf-8")
        assert "ошибка записи TOML" in watch.stderr.readline()
        world.config.write_text(whole, encoding="utf-8")
        while "опубликовано" not in watch.stdout.readline():
            pass
        watch.terminate()
        assert watch.wait(timeout=30) == 0


def test_check_blames_the_source_that_could_not_be_read(world: World) -> None:
    world.settle('[[sources]]\nname = "Реестр"\nworkbook = "nowhere"\n[[sources]]\nname = "Факты"\nworkbook = "book"\n')
    done = run("check", "Факты", "--config", world.config)
    assert done.returncode == 2
    assert "Реестр: " in done.stderr


def test_a_refresh_that_cannot_publish_says_so_in_json(world: World) -> None:
    (world.folder / "data").mkdir()
    (world.folder / "data" / "landing.duckdb").write_text("not a database", encoding="utf-8")
    code, report = run_json("refresh", "--config", world.config)
    assert (code, report["published"], report["sources"]) == (1, False, [])
    assert "история листов не открывается" in report["error"]
