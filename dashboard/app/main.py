"""The script that runs for every reader: page config and title, navigation, the head of every page, the page. Served by `streamlit_app.py`.

The language and the day shown are chosen here and not in a page: a bound widget of the entry script keeps its place in the URL
when the page changes. The script stands alone in its folder: a `pages` folder beside it would be Streamlit's old navigation,
which answers a link to a page that is the first a server gets, without this script.
"""

from pathlib import Path

import streamlit as st

from dashboard import clock, connection, filters, links, live, tab, whose
from dashboard.components import head, navigation, states
from dashboard.connection import BadSettingsError, BadWarehouseError, NoWarehouseError
from dashboard.frames import marathon, register
from dashboard.language import speak

PAGES = Path(__file__).parent.parent / "pages"

speak(st.session_state.get("lang") or st.query_params.get("lang"))
tab.begin()
pages = {
    group: [
        st.Page(
            PAGES / f"{name}.py", title=title, url_path="" if name == "overview" else name, default=name == "overview"
        )
        for name, title in titles.items()
    ]
    for group, titles in navigation.groups().items()
}
page = st.navigation(pages, position="top")
navigation.phone_bar(page.url_path)
seen, asked = live.now(), st.query_params.get("as_of")
try:
    build = connection.stamp()
    season = marathon.season(build)
    today = season.today(clock.now())
    with st.container(horizontal=True, vertical_alignment="center"):
        head.heading(season, page.title if page.url_path in ("", "schedule") else "")
        as_of = filters.as_of(season, today)
        filters.language()
    municipalities = register.register(build)
    tab.say(tab.title(page.url_path, page.title, season.region, municipalities))
    whose.say(season.region, as_of, municipalities)
    live.freshness(build, as_of, today)
    filters.unknown_day(asked, season, today)
    st.html(links.query("as_of", "" if as_of == season.latest(today) else as_of.isoformat()))
    if as_of < today:
        filters.past_day(today)
    page.run()
except NoWarehouseError:
    tab.say(page.title)
    states.preparing()
    live.wait(seen)
except (BadSettingsError, BadWarehouseError) as error:
    tab.say(page.title)
    states.unreadable(error)
    live.wait(seen)
