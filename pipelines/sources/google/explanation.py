"""Troubles with Google as one Russian sentence: what, why, what to do."""

from __future__ import annotations

from typing import Final

from pipelines.sources.google.trouble import Refused, Trouble

_NO_API: Final = (
    "в проекте Google не включён нужный API",
    "включите Google Sheets API и Google Drive API в консоли Google Cloud",
)
_BAD_KEY: Final = ("ключ API не принят", "проверьте google.api_key и ограничения этого ключа в консоли Google Cloud")
_NO_SHEET: Final = ("это не таблица Google", "откройте файл на Диске и выберите «Сохранить как таблицу Google»")
_NO_MORE_TODAY: Final = ("исчерпан суточный предел запросов проекта Google", "повторите завтра или увеличьте предел")
_BY_REASON: Final = {
    "dailyLimitExceeded": _NO_MORE_TODAY,
    "SERVICE_DISABLED": _NO_API,
    "accessNotConfigured": _NO_API,
    "API_KEY_INVALID": _BAD_KEY,
    "keyInvalid": _BAD_KEY,
    "API_KEY_SERVICE_BLOCKED": _BAD_KEY,
    "API_KEY_IP_ADDRESS_BLOCKED": _BAD_KEY,
    "API_KEY_HTTP_REFERRER_BLOCKED": _BAD_KEY,
    "FAILED_PRECONDITION": _NO_SHEET,
}


def explained(trouble: Trouble, place: str, email: str | None, right: str = "просмотр") -> str:
    """«таблица «Свод»: нет доступа; откройте её для …». `email` is the service account's, None for an API key.

    `right` is what the account needs, as Google's sharing dialogue calls it.
    """
    why, cure = _refusal(trouble, email, right) if isinstance(trouble, Refused) else (trouble.why, trouble.cure)
    return f"{place}: {why}; {cure}"


def _refusal(refused: Refused, email: str | None, right: str) -> tuple[str, str]:
    """The reason that Google names says more than the status, so it comes first."""
    for reason, sentence in _BY_REASON.items():
        if reason in refused.reasons:
            return sentence
    share = f"откройте её для {email}" if email else "откройте её всем, у кого есть ссылка"
    share += f" ({right})"
    match refused.status:
        case 401:
            return "Google не принял учётные данные", "проверьте google.credentials или google.api_key"
        case 403:
            return "нет доступа", share
        case 404 if refused.reasons:
            return "не найдена", f"проверьте ссылку и {share}"
        case 404:
            return (
                "по этому адресу отвечает не Google (404)",
                "проверьте google.endpoint, google.drive_endpoint и прокси",
            )
    return refused.why, refused.cure
