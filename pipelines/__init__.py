"""From shared sheets to a published warehouse: fetch → land → read → build → publish."""

import os

# openpyxl takes lxml where it finds it (python-docx brings it along), and that expands the entities of an XML bomb up to its own
# limits; told so, it takes the standard library's parser in the armour of defusedxml.
os.environ["OPENPYXL_LXML"] = "False"
