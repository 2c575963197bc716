"""Files that are whole from the moment they are there."""

from __future__ import annotations

import os
from pathlib import Path


def whole(path: Path, content: bytes) -> None:
    """Writes the file, or leaves what was there as it was. Raises OSError."""
    half = path.with_name(f".{os.getpid()}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def why(error: OSError) -> str:
    """«не записано (No space left on device); проверьте …»: what is said behind the name of a file."""
    return f"не записано ({error.strerror or error}); проверьте путь, права и место на диске"
