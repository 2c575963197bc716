"""The script that runs for every reader: page config, navigation, the head of every page, the page. Served by `streamlit_app.py`.

The day shown is chosen here and not in a page: a bound widget of the entry script keeps its place in the URL when the page
changes. The script stands alone in its folder: a `pages` folder beside it would be Streamlit's old navigation, which answers
a link to a page that is the first a server gets, without this script.
"""

from pathlib import Path

import streamlit as st

from dashboard import clock, components, connection, filters, frames, live, theme
from dashboard.connection import BadSettingsError, BadWarehouseError, NoWarehouseError

PAGES = Path(__file__).parent.parent / "pages"

st.set_page_config(page_title="Муниципальный диалог", page_icon="📊", layout="wide", initial_sidebar_state="collapsed")
st.html(theme.CSS)
page = st.navigation(
    [
        st.Page(PAGES / "overview.py", title="Обзор", default=True),
        st.Page(PAGES / "method.py", title="Методика", url_path="method"),
    ],
    position="top",
)
seen = live.now()
try:
    build = connection.stamp()
    season = frames.season(build)
    today = season.today(clock.now())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        components.heading(season)
        as_of = filters.as_of(season, today)
    live.freshness(build, as_of, today)
    if as_of < today:
        filters.past_day(today)
    page.run()
except NoWarehouseError:
    components.preparing()
    live.wait(seen)
except (BadSettingsError, BadWarehouseError) as error:
    components.unreadable(error)
    live.wait(seen)
