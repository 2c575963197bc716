"""The digest by e-mail, through a real server on loopback: who gets it, who never does, and what is said when it fails."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from dashboard import clock, connection
from dashboard.reports import digest, facts, mail
from tests.dashboard.conftest import Region, make
from tests.dashboard.digests import command
from tests.dashboard.mail_server import certificate, mail_server

LISTED = """
[digest]
council = ["smo@example.org"]
[digest.municipalities]
"темнов  район" = ["glava@temnov.example.org", "Koordinator@temnov.example.org"]
"99700001" = ["glava@zarechny.example.org"]
"""
TO = ["smo@example.org", "glava@temnov.example.org", "Koordinator@temnov.example.org", "glava@zarechny.example.org"]

Settle = Callable[..., None]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return make(tmp_path_factory.mktemp("mail") / "region")


@pytest.fixture
def settle(region: Region, monkeypatch: pytest.MonkeyPatch) -> Settle:
    """Settings with the addresses above and a server at that port."""
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    for name in ("MARATHON_SMTP_PASSWORD", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)

    def settled(port: int, security: str = "none", more: str = "", listed: str = LISTED, timeout: float = 5) -> None:
        server = (
            f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsender = "marathon@example.org"\nsecurity = "{security}"\n'
        )
        region.settle(
            '[[sources]]\nname = "Свод"\nworkbook = "book"\n', listed + server + f"timeout = {timeout}\n{more}\n"
        )

    return settled


def html_and_text(message: EmailMessage) -> tuple[str, str]:
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert [text.get_content_type(), html.get_content_type()] == ["text/plain", "text/html"]
    return html.get_content(), text.get_content()


# --- who gets it ------------------------------------------------------------------------------------------------------


def test_everybody_listed_gets_their_own_letter_and_nobody_else_does(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port)
        code, said, complained = command("digest", "--smtp")
    assert (code, complained) == (0, "")
    assert inbox.recipients == TO
    assert [to in said for to in TO] == [True] * 4
    assert "Отправлено писем: 4 из 4." in said
    subjects = [str(message["Subject"]) for _, message in inbox.taken]
    assert subjects[0].startswith("Область, ")
    assert subjects[1] == subjects[2] == "Темнов район: 12 инициатив из 40, до срока 7 дней"
    assert subjects[3].startswith("г. о. Заречный: ")
    for to, message in inbox.taken:
        assert str(message["To"]) == to, "no address is shown to others"
        assert str(message["From"]) == "Муниципальный диалог <marathon@example.org>"
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Content-Language"] == "ru"
        assert message["Date"].datetime.utcoffset() is not None
        html, text = html_and_text(message)
        assert html.startswith("<!DOCTYPE html>")
        assert text.count("\n") > 5


def test_a_letter_sent_again_is_known_as_the_same(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port)
        assert command("digest", "--smtp")[0] == command("digest", "--smtp")[0] == 0
        assert command("digest", "--smtp", "--lang", "en")[0] == 0
    ids = [str(message["Message-ID"]) for _, message in inbox.taken]
    assert ids[:4] == ids[4:8]
    assert len(set(ids)) == 8, "one for each recipient and language"
    assert all(re.fullmatch(r"<digest\.\d{8}\.[0-9a-f]{24}@example\.org>", found) for found in ids)


def test_a_subject_arrives_as_it_was_written(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the line is broken: Python 3.11 loses a space beside a coded word. Every letter, and each place of a break."""
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    of = facts.edition(connection.stamp())
    found = digest.letters(of, None)
    subjects = [letter.message.subject for letter in found]
    subjects += [f"{'я' * n} округ: ждём новых цифр, 5 of 7, до срока 7 дней" for n in range(1, 60)]
    subjects += ["=?utf-8?b?0Y8=?= район", "plain words", "я" * mail.LONGEST]
    for subject in subjects:
        letter = replace(found[0], message=replace(found[0].message, subject=subject))
        titled = replace(of, season=replace(of.season, title=subject))
        raw = mail.mail(letter, "smo@example.org", titled, "marathon@example.org", clock.now()).message.as_bytes()
        read = message_from_bytes(raw, policy=default)
        assert isinstance(read, EmailMessage)
        assert str(read["Subject"]).replace("= ?", "=?") == subject
        name, _space, address = str(make_header(decode_header(message_from_bytes(raw)["From"]))).rpartition(" ")
        assert (name.replace("= ?", "=?"), address) == (subject, "<marathon@example.org>")
        assert max(map(len, raw.split(b"\r\n"))) <= 78
        assert raw.isascii()
        assert b"\n" not in raw.replace(b"\r\n", b"")


def test_letters_of_different_days_are_different_letters(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also before the marathon, when all of them show its first day."""
    monkeypatch.setenv("MARATHON_CONFIG", str(region.config))
    of = facts.edition(connection.stamp())
    (letter,) = digest.letters(of, None, "99600101")
    days = [replace(of, as_of=of.today + timedelta(20), today=of.today + timedelta(n)) for n in range(3)]
    made = [mail.mail(letter, "smo@example.org", one, "m@example.org", clock.now()) for one in days]
    assert len({one.message["Message-ID"] for one in made}) == 3


def test_one_municipality_or_one_address(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port)
        assert command("digest", "--smtp", "--municipality", "Темнов район")[0] == 0
        assert inbox.recipients == TO[1:3]
        assert command("digest", "--smtp", "--to", "SMO@example.org")[0] == 0
        assert inbox.recipients[2:] == TO[:1]


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["--to", "stranger@example.org"], "впишите его туда"),
        (["--municipality", "Лугов район"], "впишите адреса"),
        (["--municipality", "Темов район"], "возможно, Темнов район"),
        (["--as-of", "вчера"], "2026-11-23"),
        (["--as-of", "2001-01-01"], "пишите день с"),
    ],
)
def test_nothing_is_sent_where_the_command_is_wrong(settle: Settle, arguments: list[str], cure: str) -> None:
    with mail_server() as inbox:
        settle(inbox.port)
        code, said, complained = command("digest", "--smtp", *arguments)
    assert (code, said, inbox.taken) == (2, "", [])
    assert cure in complained
    assert complained.count("\n") == 1


def test_a_name_that_leads_to_nobody_stops_before_anything_is_sent_or_written(settle: Settle, tmp_path: Path) -> None:
    with mail_server() as inbox:
        settle(
            inbox.port,
            listed='[digest]\ncouncil = ["smo@example.org"]\n[digest.municipalities]\n"Темнв район" = ["a@b.org"]\n',
        )
        code, _said, complained = command("digest", "--smtp", "--out", str(tmp_path / "out"))
    assert (code, inbox.taken) == (2, [])
    assert (
        'marathon.toml: digest.municipalities."Темнв район": такого муниципалитета в реестре нет; возможно, Темнов район'
        in complained
    )
    assert not (tmp_path / "out").exists()


def test_without_addresses_there_is_nobody_to_write_to(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port, listed="")
        code, _said, complained = command("digest", "--smtp")
    assert code == 2
    assert "писать некому; впишите адреса" in complained


def test_what_people_typed_is_no_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coded = "=?utf-8?q?x=0D=0ABcc:_evil?= район"
    register = f"Муниципалитет | Код ОКТМО | Тип\n{coded} | 99600101 | муниципальный район\n"
    hostile = make(
        tmp_path / "hostile",
        "Дата | Муниципалитет | Зарегистрировано",
        register,
        "Муниципалитет | Срок | Зарегистрировано",
    )
    monkeypatch.setenv("MARATHON_CONFIG", str(hostile.config))
    with mail_server() as inbox:
        listed = '[digest.municipalities]\n"99600101" = ["glava@example.org"]\n[smtp]\nsender = "m@example.org"\nsecurity = "none"\n'
        title = 'title = "=?utf-8?q?y=0D=0ABcc:_evil?="\n'
        more = f'{title}{listed}host = "127.0.0.1"\nport = {inbox.port}\n'
        hostile.settle('[[sources]]\nname = "Свод"\nworkbook = "book"\n', more)
        hostile.publish()
        assert command("digest", "--smtp")[0] == 0
    ((to, message),) = inbox.taken
    assert to == "glava@example.org"
    assert message["Bcc"] is None
    assert str(message["Subject"]) == "= ?utf-8?q?x=0D=0ABcc:_evil?= район: ждём первых цифр"
    assert message["From"].addresses[0].display_name == "= ?utf-8?q?y=0D=0ABcc:_evil?="


# --- encryption and login ---------------------------------------------------------------------------------------------


def test_starttls_with_a_certificate_that_is_trusted(
    settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(starttls=context) as inbox:
        settle(inbox.port, "starttls")
        assert command("digest", "--smtp")[0] == 0
    assert inbox.recipients == TO
    assert inbox.was_encrypted == [True] * 4


def test_encryption_from_the_first_byte(settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(tls=context) as inbox:
        settle(inbox.port, "tls")
        assert command("digest", "--smtp")[0] == 0
    assert inbox.recipients == TO


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_nobody_trusts_gets_nothing(settle: Settle, tmp_path: Path, security: str) -> None:
    context, _trusted = certificate(tmp_path)
    with mail_server(starttls=context) if security == "starttls" else mail_server(tls=context) as inbox:
        settle(inbox.port, security)
        code, said, complained = command("digest", "--smtp")
    assert (code, said, inbox.taken) == (1, "", [])
    assert "Не отправлено ни одного письма из 4" in complained
    assert "сертификат не подтверждён" in complained
    assert "SSL_CERT_FILE" in complained


def test_a_certificate_of_another_server_gets_nothing(
    settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path, "mail.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(starttls=context) as inbox:
        settle(inbox.port, "starttls")
        code, _said, complained = command("digest", "--smtp")
    assert (code, inbox.taken) == (1, [])
    assert "сертификат не подтверждён" in complained


def test_encryption_is_not_given_up(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port, "starttls")
        code, _said, complained = command("digest", "--smtp")
    assert (code, inbox.taken) == (1, [])
    assert "не предлагает STARTTLS" in complained


@pytest.mark.parametrize("place", ["file", "environment"])
def test_the_right_password(
    settle: Settle, region: Region, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    more = 'user = "marathon"'
    if place == "file":
        (region.folder / "password.txt").write_text("right one\n")
        more += '\npassword_file = "password.txt"'
    else:
        monkeypatch.setenv("MARATHON_SMTP_PASSWORD", "right one")
    with mail_server(starttls=context, login=True) as inbox:
        settle(inbox.port, "starttls", more)
        assert command("digest", "--smtp")[0] == 0
    assert inbox.recipients == TO


def test_a_wrong_password(settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    monkeypatch.setenv("MARATHON_SMTP_PASSWORD", "wrong one")
    with mail_server(starttls=context, login=True) as inbox:
        settle(inbox.port, "starttls", 'user = "marathon"')
        code, said, complained = command("digest", "--smtp")
    assert (code, said, inbox.taken) == (1, "", [])
    assert "не принял вход marathon (535 " in complained
    assert "wrong one" not in complained
    assert b"marathon" in inbox.users


def test_a_server_that_wants_a_login_nobody_gave(
    settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(starttls=context, login=True) as inbox:
        settle(inbox.port, "starttls")
        code, _said, complained = command("digest", "--smtp")
    assert (code, inbox.taken) == (1, [])
    assert complained.count("проверьте sender и user в [smtp]") == 4


# --- refusals and breaks ----------------------------------------------------------------------------------------------


def test_a_refused_address_is_named_and_the_others_get_theirs(settle: Settle) -> None:
    with mail_server() as inbox:
        inbox.refuses = {TO[1]: "550 5.1.1 No such user", TO[3]: "451 4.7.1 Greylisted"}
        settle(inbox.port)
        code, said, complained = command("digest", "--smtp")
    assert code == 1
    assert inbox.recipients == [TO[0], TO[2]]
    assert "Отправлено писем: 2 из 4." in said
    assert (
        f"Не отправлено: {TO[1]} (Темнов район): сервер не принял адрес получателя (550 5.1.1 No such user); проверьте"
        in complained
    )
    assert (
        f"Не отправлено: {TO[3]} (г. о. Заречный): сервер не принял адрес получателя (451 4.7.1 Greylisted); отказ временный"
        in complained
    )
    assert f"--to {TO[1]} --to {TO[3]}" in complained


@pytest.mark.parametrize("position", range(4))
def test_a_lost_connection_is_made_again(settle: Settle, position: int) -> None:
    with mail_server() as inbox:
        inbox.drops = {TO[position]}
        settle(inbox.port)
        code, _said, complained = command("digest", "--smtp")
    assert (code, complained) == (0, "")
    assert inbox.recipients == TO


def test_a_server_that_hangs_up_for_good(settle: Settle) -> None:
    with mail_server() as inbox:
        inbox.refuses = {TO[1]: "421 Shutting down"}
        settle(inbox.port)
        code, _said, complained = command("digest", "--smtp")
    assert code == 1
    assert inbox.recipients == [TO[0], TO[2], TO[3]]
    assert "421 Shutting down" in complained


def test_no_server_is_there(settle: Settle) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settle(free.getsockname()[1])
        code, said, complained = command("digest", "--smtp")
    assert (code, said) == (1, "")
    assert "недоступен" in complained
    assert complained.count("\n") == 1


def test_a_server_that_says_nothing(settle: Settle) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        settle(mute.getsockname()[1], timeout=0.3)
        code, _said, complained = command("digest", "--smtp")
    assert code == 1
    assert "не отвечает 0.3 с" in complained


def test_files_are_written_even_where_nothing_can_be_sent(settle: Settle, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settle(free.getsockname()[1])
        code, said, _complained = command("digest", "--smtp", "--out", str(tmp_path))
    assert code == 1
    assert "Записано файлов: 12 из 12" in said
    assert len(list(tmp_path.glob("Письмо *.html"))) == 6


def test_a_cyrillic_domain_goes_as_the_network_spells_it(settle: Settle) -> None:
    with mail_server() as inbox:
        settle(inbox.port, listed='[digest]\ncouncil = ["smo@совет.рф"]\n')
        assert command("digest", "--smtp")[0] == 0
    (to,) = inbox.recipients
    assert to.isascii()
    assert to.partition("@")[2].encode().decode("idna") == "совет.рф"
