"""The only smtplib import: letters as e-mail, one for each address, and what became of each.

A letter that is sent again has the same Message-ID, by its day, whose it is and to whom it goes, so that mail programs can tell
that they have it. Encryption is never given up for a server that does not offer it, and its certificate is always verified.
"""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any

from dashboard.language import spoken
from dashboard.reports.digest import Letter
from dashboard.reports.facts import Edition
from dashboard.settings import Smtp
from dashboard.wording import tidy

LONGEST = 200
"""Characters of a subject or of a server's answer that are told."""
Answer = tuple[int, bytes | str]


class Policy(EmailPolicy):
    """Headers of `_encoded` go out as they are: folding them anew, Python 3.11 loses spaces beside coded words."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """A coded header is kept as text, others become what they mean."""
        return (name, value) if str(value).startswith("=?") else super().header_store_parse(name, value)


POLICY = Policy(linesep=SMTP.linesep, refold_source="none")


class MailError(Exception):
    """Nothing at all could be sent: one Russian sentence with its cure."""


@dataclass(frozen=True)
class Mail:
    """One letter to one address; `whom` is for the person who runs the command."""

    to: str
    whom: str
    message: EmailMessage


@dataclass(frozen=True)
class Sent:
    """What became of it: `error` is why the server did not take it, as a sentence; None where it did."""

    mail: Mail
    error: str | None


def mail(letter: Letter, to: str, of: Edition, sender: str, now: datetime) -> Mail:
    """The letter as text and HTML, marked as written by a machine."""
    made = EmailMessage(policy=POLICY)
    made["From"] = f"{_encoded(of.season.title, 'From')}\r\n <{Address(addr_spec=_ascii(sender)).addr_spec}>"
    made["To"] = Address(addr_spec=_ascii(to))
    made["Subject"] = _encoded(letter.message.subject, "Subject")
    made["Date"] = format_datetime(now.astimezone(of.season.timezone))
    made["Message-ID"] = _message_id(letter, to, of, _ascii(sender))
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(letter.text, cte="base64")
    made.add_alternative(letter.html, subtype="html", cte="base64")
    made["Content-Language"] = spoken()  # of the whole: content that is set takes headers of content away
    return Mail(to, letter.whom, made)


def _encoded(text: str, name: str) -> str:
    """What people typed as lines of coded words; «=?» in it does not begin another one, which might hold line ends."""
    return Header(_header(text), "utf-8", header_name=name).encode(linesep="\r\n")


def _header(text: str) -> str:
    return tidy(text, LONGEST).replace("=?", "= ?")


def _message_id(letter: Letter, to: str, of: Edition, sender: str) -> str:
    whose = "\0".join(
        (of.season.region, of.season.title, str(of.season.starts_on), letter.key, to.casefold(), spoken())
    )
    digest = hashlib.sha256(whose.encode()).hexdigest()[:24]
    return f"<digest.{of.on:%Y%m%d}.{digest}@{sender.rpartition('@')[2]}>"


def _ascii(address: str) -> str:
    """With a Cyrillic domain as the network spells it."""
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def send(mails: Iterable[Mail], smtp: Smtp) -> list[Sent]:
    """Each of them, over one connection as long as it holds. Raises MailError if the server cannot be used at all."""
    server = _connected(smtp)
    sent: list[Sent] = []
    broken: str | None = None
    for one in mails:
        if broken is None:
            server, error, broken = _tried(server, one, smtp)
        else:
            error = broken
        sent.append(Sent(one, error))
    with suppress(smtplib.SMTPException, OSError):  # what was taken is taken
        server.quit()
    return sent


def _tried(server: smtplib.SMTP, one: Mail, smtp: Smtp) -> tuple[smtplib.SMTP, str | None, str | None]:
    """The connection to go on with, why this letter was not taken, and why no other will be. A lost connection is made once more."""
    try:
        return server, _delivered(server, one, smtp), None
    except (smtplib.SMTPException, OSError):
        server.close()
    try:
        server = _connected(smtp)
        return server, _delivered(server, one, smtp), None
    except MailError as error:
        return server, str(error), str(error)
    except (smtplib.SMTPException, OSError) as error:
        lost = _why(error, smtp)
        return server, lost, lost


def _delivered(server: smtplib.SMTP, one: Mail, smtp: Smtp) -> str | None:
    """Why the server refused this letter; None where it took it. Raises where there is no connection any more."""
    try:
        server.send_message(one.message, _ascii(smtp.sender), [_ascii(one.to)])
    except smtplib.SMTPRecipientsRefused as error:
        (answer,) = error.recipients.values()
        return _refused(answer, "адрес получателя", "проверьте адрес в [digest]")
    except smtplib.SMTPSenderRefused as error:
        return _refused((error.smtp_code, error.smtp_error), "отправителя", "проверьте sender и user в [smtp]")
    except smtplib.SMTPDataError as error:
        return _refused((error.smtp_code, error.smtp_error), "письмо", "спросите администратора почты")
    return None


def _refused(answer: Answer, what: str, cure: str) -> str:
    """«сервер не принял адрес получателя (550 No such user); проверьте адрес в [digest]»."""
    if 400 <= answer[0] < 500:
        cure = "отказ временный, повторите позже"
    return f"сервер не принял {what} ({_said(answer)}); {cure}"


def _said(answer: Answer) -> str:
    code, text = answer
    return f"{code} {tidy(text.decode('utf-8', 'replace') if isinstance(text, bytes) else text, LONGEST)}".strip()


def _connected(smtp: Smtp) -> smtplib.SMTP:
    """A connection that may send. Raises MailError."""
    server: smtplib.SMTP | None = None
    try:
        context = ssl.create_default_context()  # honours SSL_CERT_FILE
        if smtp.security == "tls":
            server = smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=smtp.timeout, context=context)
        else:
            server = smtplib.SMTP(smtp.host, smtp.port, timeout=smtp.timeout)
        server.ehlo_or_helo_if_needed()
        if smtp.security == "starttls":
            _encrypt(server, smtp, context)
        if smtp.user is not None:
            _log_in(server, smtp, smtp.user, smtp.password or "")
    except (smtplib.SMTPException, OSError, MailError) as error:
        if server is not None:
            server.close()
        if isinstance(error, MailError):
            raise
        raise MailError(_why(error, smtp)) from None
    return server


def _encrypt(server: smtplib.SMTP, smtp: Smtp, context: ssl.SSLContext) -> None:
    if not server.has_extn("starttls"):
        cure = 'спросите администратора почты; если сервер шифрует с первого байта, пишите security = "tls"'
        raise MailError(f"{_place(smtp)} не предлагает STARTTLS, без шифрования письма не отправлены; {cure}")
    server.starttls(context=context)
    server.ehlo()


def _log_in(server: smtplib.SMTP, smtp: Smtp, user: str, password: str) -> None:
    try:
        server.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        said = _said((error.smtp_code, error.smtp_error))
        raise MailError(f"{_place(smtp)} не принял вход {user} ({said}); проверьте user и пароль") from None
    except smtplib.SMTPNotSupportedError:
        raise MailError(f"{_place(smtp)} не принимает вход по паролю; уберите user из [smtp]") from None


def _place(smtp: Smtp) -> str:
    return f"почтовый сервер {smtp.host}:{smtp.port}"


def _why(error: Exception, smtp: Smtp) -> str:
    """Why the server cannot be used, with the cure."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError):
        error = error.__context__
    match error:
        case ssl.SSLCertVerificationError():
            cure = (
                "укажите имя из сертификата в host; своему центру сертификации доверяют через переменную SSL_CERT_FILE"
            )
            return f"{_place(smtp)}: сертификат не подтверждён ({tidy(error.verify_message, LONGEST)}); {cure}"
        case ssl.SSLError():
            return f"{_place(smtp)}: шифрование не началось; проверьте port и security в [smtp]"
        case TimeoutError():
            return f"{_place(smtp)} не отвечает {smtp.timeout:g} с; проверьте host, port и security в [smtp]"
        case smtplib.SMTPResponseException():
            said = _said((error.smtp_code, error.smtp_error))
            return f"{_place(smtp)} отказал ({said}); спросите администратора почты"
        case smtplib.SMTPServerDisconnected():
            return f"{_place(smtp)} прервал соединение; проверьте port и security в [smtp] и повторите"
        case OSError():
            why = tidy(error.strerror or str(error), LONGEST)
            return f"{_place(smtp)} недоступен ({why}); проверьте host и port в [smtp] и сеть"
    return f"{_place(smtp)} ответил непонятно ({tidy(str(error), LONGEST)}); проверьте port и security в [smtp]"
