"""What `spreadsheet` and `folder` may say: an address from the browser, or the bare key that stands in it."""

from __future__ import annotations

import re
from typing import Final

KEY: Final = r"([A-Za-z0-9_-]+)(?![\w-])"
SPREADSHEET: Final = re.compile(rf"/spreadsheets/(?:u/\d+/)?d/{KEY}|[?&]key={KEY}")
FOLDER: Final = re.compile(rf"/folders/{KEY}|[?&]id={KEY}")
OTHER: Final = re.compile(r"docs\.google\.com/(?:a/[^/]+/)?(document|presentation|forms|drawings)/")
NAMES: Final = {"document": "документа", "presentation": "презентации", "forms": "формы", "drawings": "рисунка"}
CURE_SPREADSHEET: Final = "скопируйте адрес таблицы из строки браузера (https://docs.google.com/spreadsheets/d/…)"
CURE_FOLDER: Final = "скопируйте адрес папки из строки браузера (https://drive.google.com/drive/folders/…)"


class AddressError(ValueError):
    """The text cannot lead to a spreadsheet or folder: why, and the cure."""

    def __init__(self, why: str, cure: str) -> None:
        super().__init__(f"{why}; {cure}")
        self.why = why
        self.cure = cure


def spreadsheet_key(address: str) -> str:
    """The key in a spreadsheet's address, or the bare key itself. Raises AddressError."""
    if "/spreadsheets/d/e/" in address:
        raise AddressError(f"«{address}» — ссылка публикации в интернете, в ней нет ключа таблицы", CURE_SPREADSHEET)
    if "/folders/" in address:
        raise AddressError(f"«{address}» — это адрес папки", "пишите folder = …")
    return _key(address, SPREADSHEET, "таблицы", CURE_SPREADSHEET)


def folder_key(address: str) -> str:
    """The id in a Drive folder's address, or the bare id itself. Raises AddressError."""
    if "/spreadsheets/" in address:
        raise AddressError(f"«{address}» — это адрес таблицы", "пишите spreadsheet = …")
    return _key(address, FOLDER, "папки", CURE_FOLDER)


def _key(address: str, pattern: re.Pattern[str], what: str, cure: str) -> str:
    if other := OTHER.search(address):
        raise AddressError(f"«{address}» — это адрес {NAMES[other[1]]}, а не {what}", cure)
    if re.fullmatch(r"[A-Za-z0-9_-]+", address):
        return address
    if "КЛЮЧ_" in address:
        raise AddressError(f"«{address}» — образец, а не адрес {what}", cure)
    found = pattern.search(address)
    if not found:
        raise AddressError(f"«{address}» не адрес и не ключ {what}", cure)
    return next(group for group in found.groups() if group)
