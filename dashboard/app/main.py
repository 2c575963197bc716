"""The script that runs for every reader: page config, navigation, the page. Served by the frame, `streamlit_app.py`.

It stands alone in its folder: a `pages` folder beside it would be Streamlit's old navigation, which answers a link to a page
that is the first a server gets, without this script.
"""

from pathlib import Path

import streamlit as st

from dashboard import components, live, theme
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
    page.run()
except NoWarehouseError:
    components.preparing()
    live.wait(seen)
except (BadSettingsError, BadWarehouseError) as error:
    components.unreadable(error)
    live.wait(seen)
