"""Google Sheets by gspread: reader → account, drive, spreadsheet → transport. One fetch ends in time, whatever happens."""

from pipelines.sources.google.reader import GoogleReader

__all__ = ["GoogleReader"]
