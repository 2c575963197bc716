"""Papers to hand round: the briefing, the meeting's pack, the protocol's blank, the consolidated table.

`frames` fetch and `conclusions` say, as for the pages; here it is laid out on A4. No Streamlit: cron makes them, too.
"""
