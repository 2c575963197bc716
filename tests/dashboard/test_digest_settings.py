"""`[digest]` and `[smtp]`: every mistake is one sentence with file, key and cure, and both sides know the same keys."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.settings import Digest, SettingsError, Smtp
from docs.serving import ROOT
from pipelines.settings import shape

SERVER = '[smtp]\nhost = "smtp.example.org"\nsender = "marathon@example.org"\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("MARATHON_CONFIG", "MARATHON_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def written(text: str) -> None:
    Path("marathon.toml").write_text(text, encoding="utf-8")


def complaint(text: str) -> str:
    written(text)
    with pytest.raises(SettingsError) as caught:
        _read()
    sentence = str(caught.value)
    assert sentence.startswith("marathon.toml: ")
    assert "\n" not in sentence
    return sentence


def _read() -> None:
    settings.digest()
    settings.smtp()


def test_every_key_is_read() -> None:
    Path("password.txt").write_text("секрет".encode().hex() + "\n")
    written(
        '[digest]\naddress = "https://panel.example.org/marathon/"\ncouncil = ["smo@example.org", "SMO@example.org"]\n'
        '[digest.municipalities]\n"Темнов район" = ["glava@темнов.рф"]\n'
        + SERVER
        + 'security = "tls"\nport = 4650\nuser = "marathon"\npassword_file = "password.txt"\ntimeout = 2.5\n'
    )
    assert settings.digest() == Digest(
        address="https://panel.example.org/marathon",
        council=("smo@example.org",),
        municipalities={"Темнов район": ("glava@темнов.рф",)},
    )
    found = settings.smtp()
    assert found == Smtp(
        host="smtp.example.org",
        sender="marathon@example.org",
        security="tls",
        port=4650,
        user="marathon",
        password="секрет".encode().hex(),
        timeout=2.5,
    )
    assert "секрет".encode().hex() not in repr(found)


def test_what_is_not_said_has_a_default() -> None:
    written(SERVER)
    assert settings.digest() == Digest()
    assert settings.smtp() == Smtp(host="smtp.example.org", sender="marathon@example.org")
    for security, port in settings.PORTS.items():
        written(f'{SERVER}security = "{security}"\n')
        assert settings.smtp().port == port


def test_the_password_of_a_file_comes_before_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_SMTP_PASSWORD", "of the environment")
    written(f'{SERVER}user = "marathon"\n')
    assert settings.smtp().password == "of the environment"
    Path("password.txt").write_text("of the file\r\n")
    written(f'{SERVER}user = "marathon"\npassword_file = "password.txt"\n')
    assert settings.smtp().password == "of the file"
    written(SERVER)
    assert settings.smtp().password is None, "nobody logs in without a user"


@pytest.mark.parametrize(
    ("text", "key", "cure"),
    [
        ("digest = 1", "digest", "[digest]"),
        ('[digest]\ncouncl = ["smo@example.org"]', "digest.councl", "возможно, council"),
        ('[digest]\ncouncil = "smo@example.org"', "digest.council", "пишите в скобках"),
        ("[digest]\ncouncil = [1]", "digest.council", "пишите в скобках"),
        ('[digest]\ncouncil = ["smo"]', "digest.council", "glava@example.org"),
        ('[digest]\ncouncil = ["Совет <smo@example.org>"]', "digest.council", "без имени и скобок"),
        ('[digest]\ncouncil = ["smo@example.org\\nBcc: a@b.org"]', "digest.council", "glava@example.org"),
        ('[digest]\ncouncil = ["smo@example.org, a@b.org"]', "digest.council", "glava@example.org"),
        ('[digest]\ncouncil = ["a..b@example.org"]', "digest.council", "glava@example.org"),
        ('[digest]\naddress = "panel.example.org"', "digest.address", "https://"),
        ('[digest]\naddress = "javascript:alert(1)"', "digest.address", "https://"),
        ("[digest]\nmunicipalities = 1", "digest.municipalities", "[digest.municipalities]"),
        ('[digest.municipalities]\n"Темнов район" = "a@b.org"', 'digest.municipalities."Темнов район"', "в скобках"),
        ("", "smtp.host", 'host = "…"'),
        ('[smtp]\nhost = "h"', "smtp.sender", 'sender = "…"'),
        (f'{SERVER}password = "qwerty"', "smtp.password", "password_file"),
        (f'{SERVER}security = "ssl"', "smtp.security", '"starttls" или "tls" или "none"'),
        (f"{SERVER}port = 0", "smtp.port", "port = 587"),
        (f'{SERVER}port = "587"', "smtp.port", "port = 587"),
        (f"{SERVER}timeout = 0", "smtp.timeout", "timeout = 30"),
        (f'{SERVER}user = "marathon"', "smtp.user", "MARATHON_SMTP_PASSWORD"),
        (f'{SERVER}user = "marathon"\npassword_file = "none.txt"', "smtp.password_file", "проверьте путь"),
        (f'{SERVER}user = "marathon"\npassword_file = "~nobody-here/p"', "smtp.password_file", "проверьте путь"),
        (f'{SERVER}user = "marathon"\npassword_file = "marathon.toml"', "smtp.password_file", "одной строкой"),
        ("=", "файл настроек не читается", "записан как TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_cure(text: str, key: str, cure: str) -> None:
    sentence = complaint(text)
    assert sentence.startswith(f"marathon.toml: {key}")
    assert cure in sentence
    assert "qwerty" not in sentence


def test_a_password_is_not_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARATHON_SMTP_PASSWORD", "secret")
    sentence = complaint(f'{SERVER}user = "marathon"\nsecurity = "none"\n')
    assert sentence.startswith("marathon.toml: smtp.security: ")
    assert "secret" not in sentence


def test_the_pipelines_know_the_same_keys() -> None:
    for ours, theirs in ((Digest, shape.Digest), (Smtp, shape.Smtp)):
        names = {one.name for one in fields(ours)} - {"password"}
        assert names == {one.name for one in fields(theirs)} - {"password_file"}
    assert settings.PORTS["starttls"] == shape.Smtp(host="", sender="").port


def test_the_example_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "marathon.example.toml").read_text(encoding="utf-8")
    complete = re.sub(r"(?m)^# (?=\[|[a-z_]+ = |\")", "", text)
    written(complete)
    Path(tomllib.loads(complete)["smtp"]["password_file"]).write_text("secret\n")
    assert settings.digest().council
    assert settings.digest().municipalities
    assert settings.smtp().password == "secret"
    assert settings.smtp().timeout == Smtp(host="", sender="").timeout
