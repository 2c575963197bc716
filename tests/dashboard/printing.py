"""What comes out of a printer: the text and the pictures of a paper, by the tools of other people."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from PIL import Image, ImageChops

A4 = (595.276, 841.89)
"""Points, upright."""


def needs(tool: str) -> None:
    """Skips a test whose tool cannot be installed without root; on a build server nothing is skipped."""
    if shutil.which(tool) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{tool} is not installed: `make test` installs it as root on Debian")


@dataclass(frozen=True)
class Printed:
    """A PDF as poppler reads it."""

    path: Path

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page: lines as they stand, ordinary spaces, hyphenation joined."""
        needs("pdftotext")
        said = self._tool("pdftotext", "-layout", str(self.path), "-").decode()
        return [page.replace("\N{NO-BREAK SPACE}", " ") for page in said.split("\f")[:-1]]

    @cached_property
    def flowing(self) -> list[str]:
        """The words of each page in reading order, on one line."""
        needs("pdftotext")
        said = self._tool("pdftotext", str(self.path), "-").decode().replace("\N{SOFT HYPHEN}\n", "")
        return [" ".join(page.replace("\N{HYPHEN}\n", "").split()) for page in said.split("\f")[:-1]]

    @cached_property
    def about(self) -> dict[str, str]:
        """Title, size of the pages and so on."""
        needs("pdfinfo")
        lines = self._tool("pdfinfo", str(self.path)).decode().splitlines()
        return {key.strip(): value.strip() for key, _colon, value in (line.partition(":") for line in lines)}

    def picture(self, page: int, dots: int = 50) -> Image.Image:
        """One page as grey dots, so many to the inch."""
        needs("pdftoppm")
        number = str(page)
        drawn = self._tool("pdftoppm", "-gray", "-png", "-r", str(dots), "-f", number, "-l", number, str(self.path))
        return Image.open(io.BytesIO(drawn)).convert("L")

    def ink(self, page: int) -> tuple[float, float, float, float]:
        """How far from the left, upper, right and lower edge the ink begins, in millimetres."""
        picture = self.picture(page)
        left, top, right, bottom = ImageChops.invert(picture).point(lambda dot: 255 * (dot > 40)).getbbox() or (
            0,
            0,
            0,
            0,
        )
        dot = 25.4 / 50
        return left * dot, top * dot, (picture.width - right) * dot, (picture.height - bottom) * dot

    @staticmethod
    def _tool(*line: str) -> bytes:
        return subprocess.run(line, check=True, capture_output=True).stdout


def printed(content: bytes, folder: Path, name: str = "paper") -> Printed:
    """The paper, written into the folder."""
    path = folder / f"{name}.pdf"
    path.write_bytes(content)
    return Printed(path)


def office(folder: Path, *paths: Path) -> dict[str, Printed]:
    """Files of Word and Excel as LibreOffice prints them, by the name of the file; one start for all of them."""
    needs("soffice")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    line = ["soffice", "--headless", "--norestore", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*line, *map(str, paths)], check=True, capture_output=True, timeout=120)
    return {path.name: Printed(folder / f"{path.stem}.pdf") for path in paths}
