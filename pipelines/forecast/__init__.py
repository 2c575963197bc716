"""Where the campaign is heading: ranges, middles and chances, from arrays of day numbers and counts alone (docs/method.md)."""

from pipelines.forecast.figures import Checkpoint, Season, Series
from pipelines.forecast.outlook import Forecast, Outlook, Reason, outlook

__all__ = ["Checkpoint", "Forecast", "Outlook", "Reason", "Season", "Series", "outlook"]
