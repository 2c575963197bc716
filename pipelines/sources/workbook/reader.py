"""Workbooks on this computer: an `.xlsx`, a folder of `.csv` named by tab, a folder of `.xlsx`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pipelines.cells import Book, Fetched
from pipelines.errors import SourceError
from pipelines.sources.names import readable, shown
from pipelines.sources.workbook import delimited, xlsx

EDITION: Final = 1  # part of every stamp: counted up when the same bytes give other cells, so that they are read again
EXCEL: Final = frozenset({".xlsx", ".xlsm"})
CSV: Final = frozenset({".csv"})
UNREADABLE: Final = frozenset({".xls", ".xlsb", ".ods", ".numbers"})  # spreadsheets that nothing here opens
SAVE_AS: Final = "сохраните как «Книга Excel (.xlsx)»"


@dataclass(frozen=True)
class WorkbookReader:
    """Reads `path`.

    * an `.xlsx` or `.xlsm` file is one book; its key is the file's name;
    * a folder of `.csv` is one book, keyed by the folder's name: a tab per file, named by it. It is read as a whole or not at all;
    * a folder of `.xlsx` has a book per file, keyed by the file's name. One that cannot be read is named in `failures`, and
      so is a spreadsheet in another format (.xls, .ods): left out in silence, a municipality would be missing unseen.

    A folder of both is refused: whether the `.csv` are tabs of their own or copies of the workbooks beside them only its
    owner knows. Hidden files, Excel's `~$` locks, subfolders and files of other kinds (notes, scans) are passed over.
    """

    path: Path

    def fetch(self, known: Mapping[str, str]) -> Fetched:
        """The books whose stamp differs from `known[key]`; the others are only named and not opened.

        Raises SourceError, one Russian sentence (where, what, cure), when the source as a whole cannot be read.
        """
        try:
            files = sorted(self.path.iterdir()) if self.path.is_dir() else [self.path]
            files = [file for file in files if file == self.path or _is_sheet(file)]
            if self.path.is_dir():
                return self._folder(files, known)
            return _gathered([_Workbook(self._spreadsheet())], known, alone=True)
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def _folder(self, files: list[Path], known: Mapping[str, str]) -> Fetched:
        tables = [file for file in files if _suffix(file) in CSV]
        if not files:
            raise SourceError(
                f"{shown(self.path)}: в папке нет ни .xlsx, ни .csv; положите их туда или исправьте workbook"
            )
        if tables and len(tables) < len(files):
            other = next(file for file in files if _suffix(file) not in CSV)
            raise SourceError(
                f"{shown(self.path)}: в папке лежат и .csv, и книги (например, «{readable(other.name)}»); оставьте одно или другое"
            )
        if tables:
            return _gathered([_Tables(_name(self.path), tables)], known, alone=True)
        return _gathered([_Workbook(file) for file in files], known)

    def _spreadsheet(self) -> Path:
        if not self.path.exists():
            raise SourceError(f"{shown(self.path)}: такого файла или папки нет; исправьте workbook в настройках")
        if _suffix(self.path) in CSV:
            raise SourceError(
                f"{shown(self.path)}: один файл .csv не говорит, что это за лист; укажите в workbook папку, где он лежит"
            )
        return self.path


@dataclass(frozen=True)
class _Workbook:
    """One `.xlsx` file."""

    path: Path

    @property
    def key(self) -> str:
        return _name(self.path)

    def stamp(self) -> str:
        return _stamp([self.path])

    def book(self, stamp: str) -> Book:
        if _suffix(self.path) not in EXCEL:
            raise SourceError(f"{shown(self.path)}: формат «{readable(self.path.suffix)}» не читается; {SAVE_AS}")
        tabs = xlsx.read(self.path.read_bytes(), shown(self.path))
        return Book(key=self.key, title=readable(self.path.stem), tabs=tabs, stamp=stamp)


@dataclass(frozen=True)
class _Tables:
    """A folder of `.csv`."""

    key: str
    files: list[Path]

    @property
    def path(self) -> Path:
        return self.files[0].parent

    def stamp(self) -> str:
        return _stamp(self.files)

    def book(self, stamp: str) -> Book:
        tabs = tuple(delimited.read(file.read_bytes(), readable(file.stem), shown(file)) for file in self.files)
        return Book(key=self.key, title=self.key, tabs=tabs, stamp=stamp)


def _gathered(parts: Sequence[_Workbook | _Tables], known: Mapping[str, str], *, alone: bool = False) -> Fetched:
    """Each part read, unless its stamp is the known one. The failure of a part that stands alone is the source's."""
    keys = Counter(part.key for part in parts)
    books: list[Book] = []
    unchanged: set[str] = set()
    failures: dict[str, str] = {}
    for part in parts:
        if keys[part.key] > 1:  # once in utf-8 and once in cp1251, say: an archive that was unpacked twice
            failures[part.key] = f"«{part.key}»: файлов с таким именем несколько; оставьте один или переименуйте"
            continue
        try:
            stamp = part.stamp()  # before reading: a change meanwhile is then seen next time
            if known.get(part.key) == stamp:
                unchanged.add(part.key)
            else:
                books.append(part.book(stamp))
        except (SourceError, OSError) as error:
            failure = error if isinstance(error, SourceError) else _unreadable(part.path, error)
            if alone:
                raise failure from error
            failures[part.key] = f"«{part.key}»: {str(failure).removeprefix(f'{shown(part.path)}: ')}"
    return Fetched(books=tuple(books), unchanged=frozenset(unchanged), failures=failures)


def _stamp(files: Iterable[Path]) -> str:
    """Changes whenever a name, a size or a moment of change does."""
    stats = [(file.name, file.stat()) for file in files]
    seen = "\n".join(f"{name}\t{stat.st_mtime_ns}\t{stat.st_size}" for name, stat in stats)
    return f"{EDITION}-{sha256(os.fsencode(seen)).hexdigest()[:32]}"


def _unreadable(path: Path, error: OSError) -> SourceError:
    why = {
        PermissionError: "нет прав на чтение; дайте их пользователю, под которым идёт обновление, или закройте файл в Excel",
        FileNotFoundError: "файл исчез во время чтения; повторите обновление",
    }.get(type(error), f"не читается ({error.strerror or error}); проверьте диск или сетевую папку и повторите")
    return SourceError(f"{shown(error.filename or path)}: {why}")


def _is_sheet(file: Path) -> bool:
    return not file.name.startswith((".", "~$")) and _suffix(file) in EXCEL | CSV | UNREADABLE and not file.is_dir()


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _name(path: Path) -> str:
    """The last part of the path."""
    return readable(path.name if path.name not in ("", "..") else path.resolve().name)
