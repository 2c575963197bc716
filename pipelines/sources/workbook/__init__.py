"""Local workbooks: an .xlsx, a folder of .csv named by tab, or a folder of .xlsx."""

from pipelines.sources.workbook.reader import WorkbookReader

__all__ = ["WorkbookReader"]
