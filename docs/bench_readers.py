"""How long a page takes when many look at once: `make bench`. One server, the demo region, one reader, then more of them.

Each reader is a connection as a browser holds it, without the drawing: it opens «Обзор», then all ask for it once more at the same
moment, of the same build. What counts is how the wait of the last of them grows.
"""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from docs.bench_lines import ms, say
from docs.serving import served
from pipelines import demo

READERS: Final = (1, 10, 100)
ROUNDS: Final = 5
PATIENCE: Final = 60.0
"""Seconds an answer may take to come."""


def main() -> int:
    """A line per number of readers; 1 where the wait of the last of them grows faster than their number."""
    with TemporaryDirectory() as folder:
        config = demo.make(Path(folder) / "demo", today=datetime.now(demo.TIMEZONE).date())
        with served(config, tell=str) as url:
            say(
                f"{'readers':>8}{'the first visit':>18}{'once more: median':>20}{'the last of them':>19}{'per reader':>12}"
            )
            last = [asyncio.run(_measured(url, readers)) for readers in READERS]
    return int(last[-1] > READERS[-1] * last[0])


async def _measured(url: str, readers: int) -> float:
    """Seconds until the last of so many has its answer, at the median of some rounds."""
    async with AsyncExitStack() as stack:
        sessions = [
            await stack.enter_async_context(
                connect(
                    f"{url}/_stcore/stream".replace("http", "ws", 1),
                    origin=url,  # type: ignore[arg-type]
                    subprotocols=["streamlit"],  # type: ignore[list-item]
                    max_size=None,
                )
            )
            for _ in range(readers)
        ]
        first = await asyncio.gather(*map(_asked, sessions))
        rounds = [await asyncio.gather(*map(_asked, sessions)) for _ in range(ROUNDS)]
    middle, last = median(median(took) for took in rounds), median(max(took) for took in rounds)
    say(f"{readers:>8}{ms(max(first)):>18}{ms(middle):>20}{ms(last):>19}{ms(last / readers):>12}")
    return last


async def _asked(session: ClientConnection) -> float:
    """Seconds from asking for «Обзор» to the end of its script."""
    started = time.perf_counter()
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    await session.send(asked.SerializeToString())
    async with asyncio.timeout(PATIENCE):
        while True:
            told = ForwardMsg.FromString(bytes(await session.recv(decode=False)))
            if (
                told.WhichOneof("type") == "script_finished"
                and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
