"""Streamlit's scripts travel compressed, and are the same scripts."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from docs.serving import ROOT, served
from tests.dashboard.conftest import Region


@pytest.fixture(scope="module")
def url(regions: dict[str, Region]) -> Iterator[str]:
    with served(regions["one"].config) as address:
        yield address


def asked(url: str, **headers: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_a_script_is_sent_compressed_to_whoever_knows_that(url: str) -> None:
    _, page = asked(url, accept="text/html")
    script = re.search(rb'src="\./(static/js/[^"]+\.js)"', page)
    assert script
    address = f"{url}/{script[1].decode()}"
    plain_headers, plain = asked(address)
    assert "content-encoding" not in plain_headers
    for _ in range(2):  # the second time from what is kept
        headers, body = asked(address, accept_encoding="gzip, br")
        assert headers["content-encoding"] == "gzip"
        assert headers["content-type"] == plain_headers["content-type"]
        assert gzip.decompress(body) == plain
        assert len(body) < len(plain) / 2
        assert "immutable" in headers["cache-control"]
    part_headers, part = asked(address, accept_encoding="gzip", range="bytes=0-9")
    assert "content-encoding" not in part_headers
    assert plain.startswith(part)


@pytest.mark.parametrize("below", ["foo", "foo/bar", "foo?m=1&m=2"])
def test_an_address_below_a_page_leads_to_the_page(url: str, below: str) -> None:
    request = urllib.request.Request(f"{url}/municipality/{below}", headers={"accept": "text/html"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.url == f"{url}/municipality{below[3:] if '?' in below else ''}"


def test_what_is_not_there_is_not_kept(url: str) -> None:
    headers, _ = asked(f"{url}/static/none.js", accept_encoding="gzip")
    assert headers["content-type"].startswith("text/html")  # Streamlit's page, as for every unknown address
    assert "immutable" not in headers.get("cache-control", "")


@pytest.mark.parametrize(("name", "kind"), [("page.css", "text/css"), ("page.js", "(text|application)/javascript")])
def test_our_own_files_are_asked_for_anew_and_sent_only_if_they_changed(url: str, name: str, kind: str) -> None:
    headers, body = asked(f"{url}/{name}")
    assert body == (ROOT / "dashboard" / "app" / name).read_bytes()
    assert headers["cache-control"] == "no-cache"
    assert re.match(kind, headers["content-type"])
    with pytest.raises(urllib.error.HTTPError, match="304"):
        asked(f"{url}/{name}", if_none_match=headers["etag"])
