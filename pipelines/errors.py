"""What can stop a run, one sentence each, grouped by who handles it.

    PipelineError
    ├── SettingsError   the command line says it and leaves with exit code 2
    ├── SourceError     the refresh marks the source `failed` and goes on with the others
    ├── LandingError         the landing cannot be opened or written; `watch` tries again
    │   └── LandingBusyError     another refresh is running; `watch` waits for the next turn
    └── BuildError      the warehouse that was built is not fit to publish; the old one stays

A problem *in* a sheet is not an exception: it is a `findings.Finding`.
"""


class PipelineError(Exception):
    """A run, or a part of it, cannot go on. `str()` is one Russian sentence for the person who runs it."""


class SettingsError(PipelineError):
    """The settings are wrong: names the file, the key and the cure."""


class SourceError(PipelineError):
    """A source, or one book of it, could not be read. It is never taken for «no rows».

    `requests`: how many HTTP requests were made in vain.
    """

    def __init__(self, sentence: str, *, requests: int = 0) -> None:
        super().__init__(sentence)
        self.requests = requests


class LandingError(PipelineError):
    """The landing database cannot be opened or written: a full disk, missing rights, a broken file."""


class LandingBusyError(LandingError):
    """Another process holds the landing database."""


class BuildError(PipelineError):
    """The new warehouse failed its checks and was not published."""
