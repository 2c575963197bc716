"""From shared sheets to a published warehouse: fetch → land → read → build → publish."""
