"""`python -m dashboard digest`: writes the day's letters to files, sends them, or both.

Exit codes: 0 all written and sent; 1 something was not; 2 bad settings or usage, nothing was written or sent.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from dashboard import clock, settings
from dashboard.arguments import Parser
from dashboard.connection import stamp
from dashboard.frames import register
from dashboard.language import LANGUAGES, speak
from dashboard.reports import choice, digest, files, mail
from dashboard.reports.digest import Letter
from dashboard.reports.facts import Edition
from dashboard.reports.mail import Mail, MailError
from dashboard.settings import SettingsError
from dashboard.wording import capital

Told = Callable[[str], None]


def add(commands: argparse._SubParsersAction[Parser], parents: list[Parser]) -> None:
    """The subcommand; `parents` have --config."""
    about = "письма дня: что изменилось, какие сроки близко, что исправить"
    one = commands.add_parser("digest", parents=parents, help=about, description=f"{capital(about)}.")
    one.add_argument("--out", type=Path, metavar="DIR", help="папка, в которую записать письма текстом и HTML")
    one.add_argument("--smtp", action="store_true", help="отправить письма тем, кто назван в [digest] настроек")
    one.add_argument(
        "--to", action="append", metavar="E-MAIL", help="отправить только этому адресу из настроек; можно повторять"
    )
    one.add_argument("--municipality", metavar="NAME", help="только письмо этого муниципалитета: имя или код ОКТМО")
    one.add_argument("--as-of", metavar="DAY", help="на какой день, например 2026-11-23; без этого — на сегодня")
    one.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="язык писем")
    one.set_defaults(run=run)


def run(options: argparse.Namespace, say: Told, complain: Told) -> int:
    """Writes and sends. Raises SettingsError before anything is written or sent, connection.UnreadableError without a warehouse."""
    if options.out is None and not options.smtp:
        raise SettingsError("digest: укажите, куда: --out DIR, чтобы записать письма, или --smtp, чтобы отправить")
    if options.to and not options.smtp:
        raise SettingsError("--to: некому отправлять без --smtp; добавьте --smtp")
    listed = settings.digest()
    server = settings.smtp() if options.smtp else None
    build = stamp()
    of = choice.edition(build, options.as_of)
    known = register.register(build)
    whose = digest.recipients(known, listed)
    chosen = None
    if options.municipality is not None:
        chosen = choice.municipality(known, options.municipality, f"--municipality «{options.municipality}»")
    speak(options.lang)
    found = digest.letters(of, listed.address, chosen)
    code = 0
    mails: list[Mail] = []
    if server is not None:
        wanted = _wanted(whose, found, options.to)
        now = clock.now()
        mails = [mail.mail(letter, to, of, server.sender, now) for letter, to in wanted]
    if options.out is not None:
        code = _write(found, of, options.out, say, complain)
    if server is not None:
        code = max(code, _send(mails, server, say, complain))
    return code


def _wanted(whose: dict[str, tuple[str, ...]], found: list[Letter], only: list[str] | None) -> list[tuple[Letter, str]]:
    """Each letter with each address that the settings list for it."""
    wanted = [(letter, to) for letter in found for to in whose.get(letter.key, ())]
    for address in only or []:
        if address.casefold() not in {to.casefold() for _letter, to in wanted}:
            raise SettingsError(f"--to: адреса {address} нет в [digest] настроек {settings.locate()}; впишите его туда")
    if only:
        chosen = {address.casefold() for address in only}
        wanted = [(letter, to) for letter, to in wanted if to.casefold() in chosen]
    if not wanted:
        raise SettingsError(
            f"{settings.locate()}: digest: писать некому; впишите адреса в council или в [digest.municipalities]"
        )
    return wanted


def _write(found: list[Letter], of: Edition, folder: Path, say: Told, complain: Told) -> int:
    try:
        done = digest.write(found, of, folder)
    except OSError as error:
        complain(f"{folder}: {files.why(error)}")
        return 1
    failed = [(one.path, one.error) for one in done if one.error is not None]
    for path, why in failed:
        complain(f"{path}: {files.why(why)}")
    say(f"Записано файлов: {len(done) - len(failed)} из {len(done)}, в {folder}")
    return 1 if failed else 0


def _send(mails: list[Mail], server: settings.Smtp, say: Told, complain: Told) -> int:
    """Sends and says who got a letter and who did not."""
    try:
        sent = mail.send(mails, server)
    except MailError as error:
        complain(f"Не отправлено ни одного письма из {len(mails)}: {error}")
        return 1
    for one in sent:
        if one.error is None:
            say(f"Отправлено: {one.mail.to} ({one.mail.whom})")
        else:
            complain(f"Не отправлено: {one.mail.to} ({one.mail.whom}): {one.error}")
    failed = [one.mail.to for one in sent if one.error is not None]
    say(f"Отправлено писем: {len(sent) - len(failed)} из {len(sent)}.")
    if failed:
        again = " ".join(f"--to {to}" for to in dict.fromkeys(failed))
        complain(f"Чтобы отправить ещё раз только им, повторите команду с {again}")
    return 1 if failed else 0
