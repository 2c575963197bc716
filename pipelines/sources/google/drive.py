"""What Google Drive knows about spreadsheets: which stand in a folder, when each was changed, what is binned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from pipelines.errors import SourceError
from pipelines.settings import address as keys
from pipelines.sources.google.trouble import Refused, Trouble
from pipelines.sources.names import whole

PAGE_SIZE: Final = 1000  # the most that Drive gives
SHEET: Final = "application/vnd.google-apps.spreadsheet"
FOLDER: Final = "application/vnd.google-apps.folder"
FILE_FIELDS: Final = "id,name,mimeType,modifiedTime,version,trashed,webViewLink"

T = TypeVar("T")
Json = dict[str, Any]


class Ask(Protocol):
    """Puts a question to Drive until it has an answer that `read` can read. Raises Trouble."""

    def __call__(self, path: str, params: dict[str, str], read: Callable[[Json], T]) -> T:
        """`path` is what follows «/drive/v3/files»."""


@dataclass(frozen=True)
class File:
    """A spreadsheet as Drive lists it. Another `stamp`, another content; None when Drive does not say."""

    key: str
    title: str
    stamp: str | None


def spreadsheet_file(ask: Ask, key: str) -> File:
    """One spreadsheet. Raises Trouble: Refused when Drive keeps silent about it, else because it is not to be read."""
    params = {"fields": FILE_FIELDS, "supportsAllDrives": "true"}
    file, answer = ask(f"/{key}", params, lambda answer: (_file(answer), answer))
    if answer.get("trashed"):
        raise Unreadable("таблица в корзине", "восстановите её или уберите источник из настроек")
    if answer.get("mimeType", SHEET) != SHEET:
        raise Unreadable("это не таблица Google", "откройте файл на Диске и выберите «Сохранить как таблицу Google»")
    return file


def folder_files(ask: Ask, folder: str) -> list[File]:
    """Every spreadsheet of the folder that is not binned, in Drive's order. Raises Trouble, also for a folder without any."""
    params = {
        "q": f"'{folder}' in parents and mimeType='{SHEET}' and trashed=false",
        "pageSize": str(PAGE_SIZE),
        "fields": f"nextPageToken,incompleteSearch,files({FILE_FIELDS})",
        "supportsAllDrives": "true",
        "includeItemsFromAllDrives": "true",
    }
    files: dict[str, File] = {}
    try:
        while True:
            found, token = ask("", params, _page)
            files |= {file.key: file for file in found}  # a file may move to the next page while we turn it
            if not token:
                break
            params["pageToken"] = token
    except Refused as refused:
        if refused.status != 404:
            raise
    if not files:
        raise _why_none(ask, folder)
    return list(files.values())


class Unreadable(Trouble):
    """Drive knows the file and it is not one to read."""


def _why_none(ask: Ask, folder: str) -> Trouble:
    """Drive lists a folder that it hides from us like an empty one; the folder itself tells the difference."""
    try:
        answer = ask(f"/{folder}", {"fields": "id,mimeType,trashed", "supportsAllDrives": "true"}, dict)
    except Refused as refused:
        return refused
    if answer.get("trashed"):
        return Unreadable("папка в корзине", "восстановите её или уберите источник из настроек")
    if answer.get("mimeType") != FOLDER:
        return Unreadable(
            "это не папка Google Диска", "укажите ссылку на папку; для одной таблицы есть ключ spreadsheet"
        )
    return Unreadable(
        "в папке нет ни одной таблицы Google", "положите их туда; файлы Excel, ярлыки и вложенные папки не читаются"
    )


def _page(answer: Json) -> tuple[list[File], str | None]:
    if answer.get("incompleteSearch"):
        raise ValueError("incompleteSearch")
    return [_file(file) for file in answer["files"] if not file.get("trashed")], answer.get("nextPageToken")


def _file(answer: Json) -> File:
    changed, version = answer.get("modifiedTime"), answer.get("version")
    return File(str(answer["id"]), whole(str(answer["name"])), f"{changed}/{version}" if changed and version else None)


def spreadsheet_key(address: str) -> str:
    """The key in a spreadsheet's address, or the bare key itself. Raises SourceError."""
    try:
        return keys.spreadsheet_key(address)
    except keys.AddressError as error:
        raise SourceError(f"spreadsheet: {error}") from None


def folder_key(address: str) -> str:
    """The id in a Drive folder's address, or the bare id itself. Raises SourceError."""
    try:
        return keys.folder_key(address)
    except keys.AddressError as error:
        raise SourceError(f"folder: {error}") from None
