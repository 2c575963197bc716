"""`marathon.toml` and the environment: every key is read, every mistake is one sentence with file, key and cure."""

import re
import tomllib
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipelines.errors import SettingsError
from pipelines.settings import (
    DEMO,
    Foresight,
    Google,
    Settings,
    Source,
    TabHint,
    Thresholds,
    load,
    locate,
    parse_duration,
)
from pipelines.settings.shape import OF_THE_PANEL

ROOT = Path(__file__).parents[1]

LEAST = """
region = "Озёрская область"
starts = 2026-08-15
ends = 2026-11-15
"""
WORKBOOK = '[[sources]]\nname = "книга"\nworkbook = "книга.xlsx"\n'
FULL = """
title = "Диалог 2026"
region = "Озёрская область"
timezone = "Europe/Samara"
starts = 2026-08-15
ends = 2026-11-15
landing = "базы/landing.duckdb"
warehouse = "/srv/marathon.duckdb"
refresh_every = "90s"
stale_after_days = 5
grace_days = 0
give_up_after = 60
[thresholds]
on_track = 0.9
at_risk = 0.3
[forecast]
beta = -0.5
[google]
credentials = "ключ.json"
api_key = "abc"
endpoint = "https://sheets.example/"
drive_endpoint = "http://127.0.0.1:8080"
token_uri = "https://token.example/token"
requests_per_minute = 30
write_notes = true
[access]
open = true
[digest]
address = "https://marathon.example.org"
council = ["smo@example.org"]
[digest.municipalities]
"Темнов район" = ["glava@example.org"]
[smtp]
host = "smtp.example.org"
sender = "marathon@example.org"
security = "tls"
port = 465
user = "marathon"
password_file = "пароль.txt"
timeout = 10
[aliases]
"Ромашково" = "Темновский муниципальный район"
"Центр " = " 99700001 "
[[sources]]
name = "общая"
spreadsheet = "https://docs.google.com/spreadsheets/d/abc/edit"
[[sources]]
name = "папка"
folder = "0AbC"
values = "increment"
[[sources.tabs]]
title = "Наш свод"
read_as = "Свод"
indicator = "Инициативы"
on_date = 2026-10-01
due_on = "2026-10-15"
values = "cumulative"
columns = { "Через портал" = "Зарегистрировано", "Глава" = "", "Код" = "октмо" }
[[sources.tabs]]
title = "Черновик"
read_as = "nothing"
[[sources]]
name = "Темнов"
workbook = "книги/Темнов.xlsx"
municipality = "г.о. Темнов"
personal_data = "accept"
"""


@pytest.fixture(autouse=True)
def _nothing_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with nothing said by the environment."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("MARATHON_CONFIG", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(name, raising=False)


def written(text: str, path: Path | str = "marathon.toml") -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def complaint(text: str | None = None, path: Path | None = None) -> str:
    """The sentence with which these settings are refused: one line, beginning with the file, ending with a cure."""
    if text is not None:
        path = written(text, path or "marathon.toml")
    with pytest.raises(SettingsError) as caught:
        load(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}: ")
    assert "\n" not in sentence
    assert "; " in sentence
    return sentence


# --- what is read -----------------------------------------------------------------------------------------------------


def test_every_key_is_read() -> None:
    path = written(FULL, "сезон/marathon.toml")
    written("{}", "сезон/ключ.json")
    folder = Path("сезон")
    assert load(path) == Settings(
        path=path,
        title="Диалог 2026",
        region="Озёрская область",
        timezone=ZoneInfo("Europe/Samara"),
        starts=date(2026, 8, 15),
        ends=date(2026, 11, 15),
        landing=folder / "базы/landing.duckdb",
        warehouse=Path("/srv/marathon.duckdb"),
        refresh_every=timedelta(seconds=90),
        stale_after_days=5,
        grace_days=0,
        give_up_after=60.0,
        thresholds=Thresholds(on_track=0.9, at_risk=0.3),
        forecast=Foresight(beta=-0.5),
        google=Google(
            credentials=folder / "ключ.json",
            api_key="abc",
            endpoint="https://sheets.example",
            drive_endpoint="http://127.0.0.1:8080",
            token_uri="https://token.example/token",
            requests_per_minute=30,
            write_notes=True,
        ),
        aliases={"Ромашково": "Темновский муниципальный район", "Центр": "99700001"},
        sources=(
            Source(name="общая", spreadsheet="https://docs.google.com/spreadsheets/d/abc/edit"),
            Source(
                name="папка",
                folder="0AbC",
                values="increment",
                tabs=(
                    TabHint(
                        title="Наш свод",
                        read_as="matrix",
                        indicator="submitted_initiatives",
                        on_date=date(2026, 10, 1),
                        due_on=date(2026, 10, 15),
                        values="cumulative",
                        columns={"Через портал": "registered_users", "Глава": None, "Код": "oktmo"},
                    ),
                    TabHint(title="Черновик", read_as="nothing"),
                ),
            ),
            Source(
                name="Темнов",
                workbook=folder / "книги/Темнов.xlsx",
                municipality="г.о. Темнов",
                personal_data="accept",
            ),
        ),
    )


def test_the_full_settings_of_these_tests_name_every_key() -> None:
    assert missing_keys(tomllib.loads(FULL)) == set()


def missing_keys(table: dict[str, object]) -> set[str]:
    """Keys that settings know and a table does not name, in any of its sources."""
    wanted = {f.name for f in fields(Settings)} - {"path"}
    named = set(table)
    tables = {"google": Google, "thresholds": Thresholds, "forecast": Foresight, **OF_THE_PANEL}
    for place, shape in tables.items():
        inner = table.get(place)
        wanted |= {f"{place}.{f.name}" for f in fields(shape)}
        named |= {f"{place}.{key}" for key in inner} if isinstance(inner, dict) else set()
    sources = table.get("sources")
    wanted |= {f"sources.{f.name}" for f in fields(Source)}
    wanted |= {f"sources.tabs.{f.name}" for f in fields(TabHint)}
    for source in sources if isinstance(sources, list) else []:
        named |= {f"sources.{key}" for key in source}
        named |= {f"sources.tabs.{key}" for tab in source.get("tabs", []) for key in tab}
    return wanted - named


def test_what_is_not_said_has_a_default() -> None:
    settings = load(written(LEAST + WORKBOOK))
    assert (settings.title, settings.timezone) == ("Муниципальный диалог", ZoneInfo("Europe/Moscow"))
    assert (settings.stale_after_days, settings.grace_days, settings.give_up_after) == (7, 2, 180)
    assert (settings.landing, settings.warehouse) == (Path("data/landing.duckdb"), Path("data/marathon.duckdb"))
    assert (settings.refresh_every, settings.google) == (timedelta(minutes=5), Google())
    assert (settings.sources[0].values, settings.sources[0].personal_data) == ("cumulative", "refuse")


def test_paths_are_relative_to_the_settings_file(tmp_path: Path) -> None:
    settings = load(written(LEAST + WORKBOOK, tmp_path / "elsewhere" / "a.toml"))
    assert settings.landing == tmp_path / "elsewhere" / "data" / "landing.duckdb"
    assert settings.sources[0].workbook == tmp_path / "elsewhere" / "книга.xlsx"


def test_a_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load(written('landing = "~/l.duckdb"\n' + LEAST + WORKBOOK)).landing == tmp_path / "l.duckdb"


def test_a_byte_order_mark_is_no_key() -> None:
    assert load(written("\ufeff" + LEAST + WORKBOOK)).region == "Озёрская область"


def test_a_date_may_stand_in_quotes() -> None:
    text = LEAST.replace("2026-08-15", '"2026-08-15"')
    assert load(written(text + WORKBOOK)).starts == date(2026, 8, 15)


# --- tabs of one's own ------------------------------------------------------------------------------------------------


def hint(text: str) -> TabHint:
    """The hint that these lines under `[[sources.tabs]]` give."""
    [found] = load(written(f'{LEAST}{WORKBOOK}[[sources.tabs]]\ntitle = "Лист"\n{text}')).sources[0].tabs
    return found


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Муниципалитеты", "municipality"),
        ("Цели", "target"),
        ("факт", "actual"),
        (" Свод ", "matrix"),
        ("Ничего", "nothing"),
        ("Municipalities", "municipality"),
        ("Targets", "target"),
        ("Actuals", "actual"),
        ("Matrix", "matrix"),
        ("nothing", "nothing"),
    ],
)
def test_a_tab_is_read_as_what_its_owner_says(typed: str, read_as: str) -> None:
    assert hint(f'read_as = "{typed}"').read_as == read_as


def test_of_a_tab_only_its_title_need_be_said() -> None:
    assert hint("") == TabHint(title="Лист")
    assert load(written(LEAST + WORKBOOK)).sources[0].tabs == ()


@pytest.mark.parametrize("typed", ["Инициативы", "submitted_initiatives", "подано инициатив"])
def test_an_indicator_has_its_title_and_its_name(typed: str) -> None:
    assert hint(f'indicator = "{typed}"').indicator == "submitted_initiatives"


@pytest.mark.parametrize(
    ("read_as", "typed", "name"),
    [
        pytest.param("Факт", "Дата", "on_date", id="the day of a fact"),
        pytest.param("Цели", "Дата", "due_on", id="the same word for a target"),
        pytest.param("Цели", "срок", "due_on", id="a title"),
        pytest.param("Свод", "due_on", "due_on", id="a name, in a matrix"),
        pytest.param("Свод", "Организация", "organisation", id="an attribute in a matrix"),
        pytest.param("Муниципалитеты", "Население", "population", id="the register"),
        pytest.param("Факт", " ", None, id="not needed"),
        pytest.param("ничего", "", None, id="not needed where nothing is"),
    ],
)
def test_a_column_is_named_by_any_word_of_the_contract(read_as: str, typed: str, name: str | None) -> None:
    assert hint(f'read_as = "{read_as}"\ncolumns = {{ " Графа 3" = "{typed}" }}').columns == {"Графа 3": name}


def test_a_column_of_a_tab_that_says_itself_what_it_is_may_be_any_the_tab_can_have() -> None:
    assert hint('columns = { "а" = "Дата", "б" = "Срок", "в" = "Население" }').columns == {
        "а": "on_date",
        "б": "due_on",
        "в": "population",
    }
    own = f'{LEAST}{WORKBOOK}[[sources.tabs]]\ntitle = "Цели "\ncolumns = {{ "а" = "Дата" }}'
    assert load(written(own)).sources[0].tabs[0].columns == {"а": "due_on"}


# --- which file -------------------------------------------------------------------------------------------------------


def test_the_first_of_four_places_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert locate() == DEMO
    written("", "marathon.toml")
    assert locate() == Path("marathon.toml")
    monkeypatch.setenv("MARATHON_CONFIG", "другие.toml")
    assert locate() == Path("другие.toml")
    assert locate(Path("названные.toml")) == Path("названные.toml")


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_CONFIG", "")
    assert locate() == DEMO


def test_without_any_settings_the_cure_is_the_demo() -> None:
    with pytest.raises(
        SettingsError, match="файла настроек нет; создайте демо-регион: python -m pipelines demo"
    ) as caught:
        load()
    assert str(caught.value).startswith(f"{DEMO}: ")


def test_a_named_file_that_is_missing_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    written(LEAST + WORKBOOK)
    assert "--config или MARATHON_CONFIG" in complaint(path=Path("нет.toml"))
    monkeypatch.setenv("MARATHON_CONFIG", "нет.toml")
    with pytest.raises(SettingsError, match=r"^нет\.toml: "):
        load()


# --- credentials ------------------------------------------------------------------------------------------------------

SECRETS = '[gcp_service_account]\ntype = "service_account"\nclient_email = "a@b"\n'


def test_credentials_come_from_settings_then_the_environment_then_streamlit(monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(LEAST + WORKBOOK)
    assert load(path).google.credentials is None
    written(SECRETS, ".streamlit/secrets.toml")
    assert load(path).google.credentials == {"type": "service_account", "client_email": "a@b"}
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/etc/key.json")
    assert load(path).google.credentials == Path("/etc/key.json")
    written("{}", "key.json")
    written(LEAST + '[google]\ncredentials = "key.json"\n' + WORKBOOK)
    assert load(path).google.credentials == Path("key.json")


def test_secrets_of_other_things_are_no_credentials() -> None:
    written('password = "x"', ".streamlit/secrets.toml")
    assert load(written(LEAST + WORKBOOK)).google.credentials is None


def test_secrets_that_cannot_be_read_are_named() -> None:
    written("[gcp", ".streamlit/secrets.toml")
    written(LEAST + WORKBOOK)
    with pytest.raises(SettingsError, match=r"^\.streamlit/secrets\.toml: не читается .*; исправьте"):
        load()


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "cure"),
    [
        pytest.param('tilte = "x"\n' + LEAST + WORKBOOK, "tilte", "возможно, title", id="a slip in a key"),
        pytest.param("qwerty = 1\n" + LEAST + WORKBOOK, "qwerty", "есть: access, ", id="an unknown key"),
        pytest.param('path = "x"\n' + LEAST + WORKBOOK, "path", "", id="not a key"),
        pytest.param(
            LEAST + "[google]\napikey = 1\n" + WORKBOOK, "google.apikey", "возможно, api_key", id="in a table"
        ),
        pytest.param(LEAST + "[thresholds]\nbad = 1\n" + WORKBOOK, "thresholds.bad", "", id="in thresholds"),
        pytest.param(LEAST + WORKBOOK + "wrkbook = 1", "sources[1].wrkbook", "возможно, workbook", id="in a source"),
        pytest.param(
            "starts = 2026-08-15\nends = 2026-11-15\n" + WORKBOOK, "region", 'добавьте region = "…"', id="no region"
        ),
        pytest.param('region = "О"\nends = 2026-11-15\n' + WORKBOOK, "starts", "добавьте starts = ", id="no start"),
        pytest.param('region = "О"\nstarts = 2026-08-15\n' + WORKBOOK, "ends", "добавьте ends = ", id="no end"),
        pytest.param(LEAST, "sources", "добавьте [[sources]]", id="no sources"),
        pytest.param("sources = []\n" + LEAST, "sources", "добавьте [[sources]]", id="an empty list of sources"),
        pytest.param('sources = "x"\n' + LEAST, "sources", "[[sources]]", id="sources as text"),
        pytest.param("sources = [1]\n" + LEAST, "sources", "[[sources]]", id="sources as numbers"),
        pytest.param(LEAST + '[sources]\nname = "x"', "sources", "[[sources]]", id="sources as one table"),
        pytest.param(LEAST + WORKBOOK + WORKBOOK, "sources", "назовите источники по-разному", id="a name twice"),
        pytest.param(
            LEAST + WORKBOOK + 'folder = "x"', "sources[1].workbook", "оставьте одно из", id="a folder and a workbook"
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "a"\nfolder = "b"',
            "sources[1].folder",
            "оставьте одно из",
            id="a spreadsheet and a folder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"', "sources[1].spreadsheet", "оставьте одно из", id="from nowhere"
        ),
        pytest.param(
            LEAST + '[[sources]]\nfolder = "x"', "sources[1].name", "добавьте name", id="a source without name"
        ),
        pytest.param(
            LEAST + WORKBOOK + 'values = "sum"', "sources[1].values", '"cumulative" или "increment"', id="values"
        ),
        pytest.param(
            LEAST + WORKBOOK + "personal_data = true",
            "sources[1].personal_data",
            '"refuse" или "accept"',
            id="personal data",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "a"\npersonal_data = "accept"',
            "sources[1].personal_data",
            "локальную книгу",
            id="personal data in a spreadsheet",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nfolder = "a"\npersonal_data = "accept"',
            "sources[1].personal_data",
            "локальную книгу",
            id="personal data in a folder",
        ),
        pytest.param(
            LEAST.replace("2026-08-15", '"1 сентября"') + WORKBOOK, "starts", "2026-09-01", id="a date in words"
        ),
        pytest.param(
            LEAST.replace("2026-08-15", "2026-08-15T10:00:00") + WORKBOOK, "starts", "2026-09-01", id="a moment"
        ),
        pytest.param(
            LEAST.replace("2026-08-15", "20260815") + WORKBOOK, "starts", "2026-09-01", id="a number for a date"
        ),
        pytest.param(
            LEAST.replace("2026-11-15", '"2026-02-30"') + WORKBOOK, "ends", "2026-09-01", id="a day that is none"
        ),
        pytest.param(
            LEAST.replace("2026-11", "2026-07") + WORKBOOK, "ends", "исправьте starts или ends", id="ends first"
        ),
        pytest.param(LEAST.replace("2026-11-15", "2026-08-15") + WORKBOOK, "ends", "исправьте", id="ends as it starts"),
        pytest.param('timezone = "Europe/Temnov"\n' + LEAST + WORKBOOK, "timezone", "Europe/Samara", id="no such zone"),
        pytest.param(
            'timezone = "../../etc"\n' + LEAST + WORKBOOK, "timezone", "Europe/Samara", id="a path for a zone"
        ),
        pytest.param('timezone = "Europe"\n' + LEAST + WORKBOOK, "timezone", "Europe/Samara", id="half a zone"),
        pytest.param("timezone = 3\n" + LEAST + WORKBOOK, "timezone", "пишите", id="a number for a zone"),
        pytest.param("title = 1\n" + LEAST + WORKBOOK, "title", "пишите", id="a number for a title"),
        pytest.param('title = " "\n' + LEAST + WORKBOOK, "title", "пишите", id="a blank title"),
        pytest.param("grace_days = -1\n" + LEAST + WORKBOOK, "grace_days", "grace_days = 2", id="less than no grace"),
        pytest.param("grace_days = true\n" + LEAST + WORKBOOK, "grace_days", "grace_days = 2", id="yes for a number"),
        pytest.param("stale_after_days = 0\n" + LEAST + WORKBOOK, "stale_after_days", "= 7", id="stale at once"),
        pytest.param(
            'stale_after_days = "7"\n' + LEAST + WORKBOOK, "stale_after_days", "= 7", id="a text for a number"
        ),
        pytest.param("give_up_after = 0\n" + LEAST + WORKBOOK, "give_up_after", "= 180", id="giving up at once"),
        pytest.param("give_up_after = inf\n" + LEAST + WORKBOOK, "give_up_after", "= 180", id="never giving up"),
        pytest.param("give_up_after = nan\n" + LEAST + WORKBOOK, "give_up_after", "= 180", id="giving up some day"),
        pytest.param(
            'refresh_every = "5 раз"\n' + LEAST + WORKBOOK, "refresh_every", '= "5m"', id="a strange duration"
        ),
        pytest.param("refresh_every = 0\n" + LEAST + WORKBOOK, "refresh_every", '= "5m"', id="all the time"),
        pytest.param(f"refresh_every = {10**30}\n" + LEAST + WORKBOOK, "refresh_every", '= "5m"', id="never"),
        pytest.param(
            'landing = "a.duckdb"\nwarehouse = "./a.duckdb"\n' + LEAST + WORKBOOK,
            "warehouse",
            "другой путь",
            id="one file for both",
        ),
        pytest.param(
            'landing = "../here/a.duckdb"\nwarehouse = "a.duckdb"\n' + LEAST + WORKBOOK,
            "warehouse",
            "другой путь",
            id="one file by way of its folder's parent",
        ),
        pytest.param(
            "stale_after_days = 99999999999999\n" + LEAST + WORKBOOK, "stale_after_days", "= 7", id="never stale"
        ),
        pytest.param("grace_days = 3651\n" + LEAST + WORKBOOK, "grace_days", "= 2", id="endless grace"),
        pytest.param(
            LEAST + "[google]\nrequests_per_minute = 60001\n" + WORKBOOK,
            "google.requests_per_minute",
            "= 50",
            id="too many requests",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://docs.google.com/spreadsheets/d/КЛЮЧ_ТАБЛИЦЫ/edit"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="the example's placeholder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://docs.google.com/spreadsheets/d/…/edit"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="the manual's placeholder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "КЛЮЧ_ТАБЛИЦЫ"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="a bare placeholder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nfolder = "https://drive.google.com/drive/folders/КЛЮЧ_ПАПКИ"',
            "sources[1].folder",
            "скопируйте адрес папки",
            id="a folder's placeholder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://drive.google.com/drive/folders/0AbC"',
            "sources[1].spreadsheet",
            "пишите folder = …",
            id="a folder for a spreadsheet",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nfolder = "https://docs.google.com/spreadsheets/d/abc/edit"',
            "sources[1].folder",
            "пишите spreadsheet = …",
            id="a spreadsheet for a folder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://docs.google.com/document/d/abc/edit"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="a document",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://docs.google.com/forms/d/abc/edit?key=abc"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="a form",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nfolder = "https://docs.google.com/forms/d/abc/edit?id=abc"',
            "sources[1].folder",
            "скопируйте адрес папки",
            id="a form for a folder",
        ),
        pytest.param(
            LEAST + '[[sources]]\nname = "x"\nspreadsheet = "https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml"',
            "sources[1].spreadsheet",
            "скопируйте адрес таблицы",
            id="a publication",
        ),
        pytest.param("landing = 1\n" + LEAST + WORKBOOK, "landing", "пишите", id="a number for a path"),
        pytest.param('landing = "~nobody-here/l"\n' + LEAST + WORKBOOK, "landing", "путь целиком", id="nobody's home"),
        pytest.param("google = 1\n" + LEAST + WORKBOOK, "google", "[google]", id="a number for a table"),
        pytest.param("thresholds = 1\n" + LEAST + WORKBOOK, "thresholds", "[thresholds]", id="a number for thresholds"),
        pytest.param(
            LEAST + "[thresholds]\nat_risk = 2\n" + WORKBOOK, "thresholds.at_risk", "меньшее", id="thresholds crossed"
        ),
        pytest.param(
            LEAST + "[thresholds]\non_track = 0\n" + WORKBOOK, "thresholds.on_track", "= 0.8", id="no threshold"
        ),
        pytest.param(
            LEAST + "[thresholds]\non_track = 1.5\n" + WORKBOOK,
            "thresholds.on_track",
            "вероятность",
            id="above certainty",
        ),
        pytest.param(LEAST + "[forecast]\nbeta = 5\n" + WORKBOOK, "forecast.beta", "уберите", id="no such season"),
        pytest.param(
            LEAST + '[forecast]\nbeta = "0"\n' + WORKBOOK, "forecast.beta", "уберите", id="a text for a shape"
        ),
        pytest.param(
            LEAST + '[google]\nendpoint = "sheets"\n' + WORKBOOK, "google.endpoint", "https://sheets", id="no URL"
        ),
        pytest.param(
            LEAST + '[google]\ndrive_endpoint = "ftp://x"\n' + WORKBOOK,
            "google.drive_endpoint",
            "https://www",
            id="ftp",
        ),
        pytest.param(
            LEAST + "[google]\nrequests_per_minute = 0\n" + WORKBOOK,
            "google.requests_per_minute",
            "= 50",
            id="no requests",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\nread_as = "Свод"',
            "sources[1].tabs[1].title",
            "добавьте title",
            id="a tab without title",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\nraed_as = "Свод"',
            "sources[1].tabs[1].raed_as",
            "возможно, read_as",
            id="a slip in a tab's key",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\nread_as = "Отчёт"',
            "sources[1].tabs[1].read_as",
            '"Контакты" или "Свод" или "ничего"',
            id="read as what is not",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\nindicator = "Население"',
            "sources[1].tabs[1].indicator",
            '"Зарегистрировано" или "Инициативы"',
            id="no indicator",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\non_date = "1 октября"',
            "sources[1].tabs[1].on_date",
            "on_date = 2026",
            id="a tab's day in words",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\ndue_on = 20261001',
            "sources[1].tabs[1].due_on",
            "due_on = 2026",
            id="a tab's due day as a number",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\nvalues = "sum"',
            "sources[1].tabs[1].values",
            '"cumulative" или "increment"',
            id="a tab's values",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\ncolumns = 1',
            "sources[1].tabs[1].columns",
            "[columns]",
            id="a number for columns",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\ncolumns = { "а" = 1 }',
            'sources[1].tabs[1].columns."а"',
            'пишите ""',
            id="a number for a column",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\ncolumns = { "" = "Дата" }',
            'sources[1].tabs[1].columns.""',
            "Заголовок в таблице",
            id="no header",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\ncolumns = { "а" = "Иницативы" }',
            'sources[1].tabs[1].columns."а"',
            'пишите "Инициативы"',
            id="a column misspelt",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\nread_as = "Цели"\ncolumns = { "а" = "Организация" }',
            'sources[1].tabs[1].columns."а"',
            '"Срок"',
            id="a column of another tab",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[[sources.tabs]]\ntitle = "Л"\n[[sources.tabs]]\ntitle = " л"',
            "sources[1].tabs",
            "оставьте одно описание",
            id="a tab twice",
        ),
        pytest.param(
            LEAST + WORKBOOK + "tabs = 1",
            "sources[1].tabs",
            "[[sources.tabs]]",
            id="a number for tabs",
        ),
        pytest.param(
            LEAST + WORKBOOK + '[sources.tabs]\ntitle = "Л"',
            "sources[1].tabs",
            "[[sources.tabs]]",
            id="tabs as one table",
        ),
        pytest.param(
            LEAST + '[aliases]\n"" = "Темнов"\n' + WORKBOOK,
            'aliases.""',
            "как набирают",
            id="an alias of nothing",
        ),
        pytest.param(
            LEAST + '[aliases]\n"Ромашково" = " "\n' + WORKBOOK,
            'aliases."Ромашково"',
            'пишите "Ромашково" = "…"',
            id="an alias for nobody",
        ),
        pytest.param(
            LEAST + '[aliases]\n"Ромашково" = 1\n' + WORKBOOK,
            'aliases."Ромашково"',
            'пишите "Ромашково" = "…"',
            id="an alias for a number",
        ),
        pytest.param(
            LEAST + '[aliases]\n"А" = "Темнов"\n" а" = "Заречный"\n' + WORKBOOK,
            'aliases."А"',
            "оставьте одну",
            id="an alias twice",
        ),
        pytest.param(
            "aliases = 1\n" + LEAST + WORKBOOK,
            "aliases",
            "[aliases]",
            id="a number for aliases",
        ),
        pytest.param(LEAST + '[google]\napi_key = ""\n' + WORKBOOK, "google.api_key", "пишите", id="an empty key"),
        pytest.param(
            LEAST + '[google]\ncredentials = "нет.json"\n' + WORKBOOK,
            "google.credentials",
            "положите ключ туда",
            id="no key file",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_cure(text: str, key: str, cure: str) -> None:
    sentence = complaint(text)
    assert sentence.startswith(f"marathon.toml: {key}: ")
    assert cure in sentence.split("; ", 1)[1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\nregion = Озёрская", "строка 3"),
        ("[[sources]", "строка 1"),
        ("a = [", "последняя строка"),
        ("a = 1\na = 2\n", "строка 2"),
    ],
    ids=["no quotes", "a bracket", "an open list", "twice"],
)
def test_bad_toml_is_named_with_its_line(text: str, line: str) -> None:
    assert complaint(text) == (
        f"marathon.toml: ошибка записи TOML, {line}; исправьте эту строку по образцу marathon.example.toml"
    )


@pytest.mark.parametrize("key", ["grace_days", "give_up_after", "title", "starts", "refresh_every"])
def test_true_and_false_are_quoted_as_they_are_written(key: str) -> None:
    table = {"region": '"О"', "starts": "2026-08-15", "ends": "2026-11-15"} | {key: "true"}
    sentence = complaint("\n".join(f"{name} = {value}" for name, value in table.items()) + "\n" + WORKBOOK)
    assert "true" in sentence
    assert "True" not in sentence


def test_one_file_by_way_of_a_link_is_one_file() -> None:
    Path("там").mkdir()
    Path("тут").symlink_to("там")
    both = 'landing = "там/a.duckdb"\nwarehouse = "тут/a.duckdb"\n'
    assert "warehouse: тот же файл" in complaint(both + LEAST + WORKBOOK)


def test_an_address_of_the_other_kind_is_recognised() -> None:
    folder = '[[sources]]\nname = "x"\nspreadsheet = "https://drive.google.com/drive/u/0/folders/0AbC"'
    assert "это адрес папки; пишите folder = …" in complaint(LEAST + folder)


@pytest.mark.parametrize(
    "source",
    [
        'spreadsheet = "1AbC_d-9"',
        'spreadsheet = "https://docs.google.com/spreadsheets/u/1/d/1AbC/edit?usp=sharing"',
        'spreadsheet = "https://docs.google.com/spreadsheets/ccc?key=1AbC#gid=1"',
        'folder = "https://drive.google.com/open?id=0AbC"',
        'folder = "https://drive.google.com/drive/u/0/folders/0AbC?usp=sharing"',
    ],
)
def test_any_address_that_leads_somewhere_is_kept_as_it_is(source: str) -> None:
    [found] = load(written(f'{LEAST}[[sources]]\nname = "x"\n{source}')).sources
    assert (found.spreadsheet or found.folder or "") in source


def test_a_file_in_another_encoding_is_named() -> None:
    path = Path("marathon.toml")
    path.write_bytes('\nregion = "Озёрская"'.encode("cp1251"))
    assert complaint(path=path) == "marathon.toml: файл не в UTF-8, строка 2; сохраните его в UTF-8"


def test_a_folder_is_no_settings_file() -> None:
    Path("marathon.toml").mkdir()
    assert "не читается: это папка; проверьте путь" in complaint(path=Path("marathon.toml"))


# --- durations --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "seconds"), [("90s", 90), ("5m", 300), ("2h", 7200), ("1d", 86400), (" 5 m ", 300), (30, 30)]
)
def test_a_duration(typed: object, seconds: int) -> None:
    assert parse_duration(typed) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "typed", ["", "5", "m", "0m", "-5m", "1.5h", "5 минут", 0, -1, True, 1.5, None, "9" * 30 + "d"]
)
def test_not_a_duration(typed: object) -> None:
    with pytest.raises(ValueError, match="не длительность"):
        parse_duration(typed)


# --- the example ------------------------------------------------------------------------------------------------------


def test_the_example_loads_with_a_key_of_one_s_own_and_with_all_its_keys_and_explains_every_key() -> None:
    text = (ROOT / "marathon.example.toml").read_text(encoding="utf-8")
    written("{}", tomllib.loads(text)["google"]["credentials"])
    assert "КЛЮЧ_ТАБЛИЦЫ" in complaint(text)
    text = text.replace("КЛЮЧ_ТАБЛИЦЫ", "1AbC").replace("КЛЮЧ_ПАПКИ", "0AbC")
    complete = re.sub(r"(?m)^# (?=\[|[a-z_]+ = |\")", "", text)
    assert missing_keys(tomllib.loads(complete)) == set()
    for toml in (text, complete):
        written("{}", tomllib.loads(toml)["google"]["credentials"])
        assert load(written(toml)).sources


def test_the_example_shows_the_defaults() -> None:
    text = (ROOT / "marathon.example.toml").read_text(encoding="utf-8").split("# Источники")[0]  # a source has none
    lines = re.findall(r"(?m)^# ([a-z_]+) = (.+?)(?:\s+#.*)?$", text)
    shown = {key: tomllib.loads(f"x = {value}")["x"] for key, value in lines}
    usual = load(written(LEAST + WORKBOOK))
    for key in ("title", "stale_after_days", "grace_days", "give_up_after"):
        assert shown[key] == getattr(usual, key)
    for key in ("landing", "warehouse", "timezone"):
        assert shown[key] == str(getattr(usual, key))
    for key in ("requests_per_minute", "write_notes", "endpoint", "drive_endpoint"):
        assert shown[key] == getattr(usual.google, key)
    assert parse_duration(shown["refresh_every"]) == usual.refresh_every
    assert Thresholds(on_track=shown["on_track"], at_risk=shown["at_risk"]) == usual.thresholds
