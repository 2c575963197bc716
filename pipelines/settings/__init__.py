"""The only reader of `marathon.toml` and of the environment.

Order: `--config`, `MARATHON_CONFIG`, `marathon.toml` in the current folder, else the demo region's own settings.
Paths are relative to the folder of the settings file. A wrong key stops with one sentence: file, key, cure.
"""

from pipelines.settings.file import DEMO, load, locate
from pipelines.settings.keys import parse_duration
from pipelines.settings.shape import Foresight, Google, Settings, Source, TabHint, Thresholds

__all__ = [
    "DEMO",
    "Foresight",
    "Google",
    "Settings",
    "Source",
    "TabHint",
    "Thresholds",
    "load",
    "locate",
    "parse_duration",
]
