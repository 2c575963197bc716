"""«Методика», the forecast: what it says, how it is made, when there is none, and how forecasts have held so far."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

import pandas as pd

from dashboard import wording
from dashboard.conclusions.method import Example, Facts, Paragraph, of, some
from dashboard.language import N_, _, plural
from dashboard.plain import Row
from dashboard.wording import day, days, number, percent

SAYS = N_(
    "**Вероятный диапазон** — между чем и чем окажется цифра к сроку 8 раз из 10. **Середина** — больше и меньше неё одинаково "
    "вероятно. **Вероятность успеть** — в скольких случаях из ста при таком же ходе цель была бы достигнута."
)
SHAPE = N_(
    "**Как он делается.** Прогноз не продолжает прямую последних дней: в начале бывает всплеск, к сроку — рывок. Какой формы этот "
    "марафон, показывают недельные суммы всего региона; учтено и то, что часть подач спешит к ближайшей контрольной точке."
)
OWN = N_(
    "Сколько принесёт муниципалитет, говорят его собственные цифры, а пока их мало — и цифры остальных. Остаток до срока считается "
    "случайным: у малых чисел разброс велик, и бывают недели, удачные или неудачные для всех сразу."
)
CHECKED = N_(
    "**Проверка на себе.** Программа заново делает прогнозы на прежние дни этого марафона и сравнивает их с тем, что стало. Если "
    "промахи больше обещанных, диапазоны становятся шире; сузить их эта проверка не может."
)
KEPT = N_(
    "Прогноз делается при обновлении данных и хранится с днём, когда сделан; задним числом его никто не меняет. На странице стоит "
    "последний из сделанных к выбранному дню, если ему не больше {stale}."
)
TOO_LITTLE = N_(
    "**Мало данных** — прогноза нет, и причина названа: нет трёх цифр, не прошла пятая часть марафона или регион ещё может "
    "закончить вдвое по-разному. Честнее не сказать ничего, чем сказать наугад."
)
SCORED = N_(
    "**Насколько прогнозы сбываются.** Когда итог срока зафиксирован, с ним сравнивается каждый прогноз, сделанный на этот срок до "
    "него. В диапазон должно попадать около 80 % итогов. Ошибка вероятности тем меньше, чем лучше: 0 — всегда права, 0,25 — "
    "подброшенная монета."
)
NOT_SCORED = N_("ещё не зафиксирован итог ни одного срока, на который был прогноз: оценить прогнозы пока нельзя")
SOURCES = N_(
    "**Откуда методы.** Форма рывка к сроку: Alfi, Parisi, Pietronero, Nature Physics 3 (2007) 746; Durakiewicz, Physics Today 69 "
    "(2016) 11. Ход региона: Durbin, Koopman, Time Series Analysis by State Space Methods (2012). Муниципалитеты: Harvey, "
    "Fernandes, J. Bus. Econ. Stat. 7 (1989) 407; Casella, Amer. Statist. 39 (1985) 83. Проверка: Tashman, Int. J. Forecasting 16 "
    "(2000) 437. Формулы и испытания на придуманных марафонах — в документации: docs/method.md и docs/performance.md."
)
REASONS = {
    "no_figure": N_("ни одной цифры — {n}"),
    "few_figures": N_("меньше трёх цифр — {n}"),
    "too_early": N_("слишком рано — {n}"),
    "too_wide": N_("диапазон слишком широк — {n}"),
}
CALIBRATION = N_(
    "Точка — прогнозы с близкой вероятностью, оба показателя вместе. На пунктире сбылось бы ровно столько, сколько сказано."
)
COVERAGE = N_(
    "Столбец — прогнозы одной недели, оба показателя вместе. Выше пунктира диапазоны были шире, чем обещано, ниже — слишком узкими."
)
CAUTIOUS = N_(
    "**На деле осторожнее.** Пока диапазоны были шире, чем обещано: в них попало {percent} итогов, а не 80 %. Значит, и вероятность "
    "успеть ближе к краям, чем показано: высокая — ещё выше, низкая — ещё ниже."
)
BOLD = N_(
    "**На деле смелее.** Пока диапазоны были у́же, чем обещано: в них попало {percent} итогов, а не 80 %. Значит, и вероятность "
    "успеть дальше от краёв, чем показано: высокая — ниже, низкая — выше."
)
PROMISED, NEAR = 0.8, 0.05
"""The share of results that a range promises to hold; so near to it the promise is kept."""
ENOUGH = 20
"""So many scored forecasts are worth a chart."""


def forecast(facts: Facts) -> list[Paragraph]:
    """What a forecast says, how it is made, when there is none, how forecasts have held."""
    scores = [Example(score(row), about=wording.in_sentence(indicator)) for indicator, row in facts.score.items()]
    return [
        Paragraph(_(SAYS), some(_said(facts.hero) if facts.hero else None)),
        *held(facts.score),
        Paragraph(_(SHAPE)),
        Paragraph(_(OWN)),
        Paragraph(_(CHECKED)),
        Paragraph(_(KEPT).format(stale=wording.days_genitive(facts.season.stale_after_days))),
        Paragraph(_(TOO_LITTLE), some(_start(facts), _without(facts.progress))),
        Paragraph(_(SCORED), tuple(scores)),
    ]


def sources(facts: Facts) -> list[Paragraph]:
    """Whose methods these are."""
    del facts
    return [Paragraph(_(SOURCES))]


def held(scores: dict[str, Row]) -> list[Paragraph]:
    """Whether ranges have kept to what they promise, where that is known and they have not."""
    scored = [row for row in scores.values() if row["forecasts"]]
    count = sum(row["forecasts"] for row in scored)
    if count < ENOUGH:
        return []
    covered = sum(row["covered"] * row["forecasts"] for row in scored) / count
    if abs(covered - PROMISED) <= NEAR:
        return []
    return [Paragraph(_(CAUTIOUS if covered > PROMISED else BOLD).format(percent=_whole(covered)))]


def _said(row: Row) -> Example | None:
    if row["forecast_low"] is None or row["chance"] is None:
        return None
    said = _("к {day} вероятно {range}, середина {middle}; цель {target}, вероятность успеть — {chance}")
    return of(
        row,
        said.format(
            day=day(row["due_on"]),
            range=wording.likely(row["forecast_low"], row["forecast_high"]),
            middle=number(row["forecast_mid"]),
            target=number(row["target"]),
            chance=wording.likelihood(row["chance"]),
        ),
    )


def _start(facts: Facts) -> Example:
    """The first day on which a fifth of the season is over."""
    season = facts.season
    length = (season.ends_on - season.starts_on).days + 1
    first = season.starts_on + timedelta(ceil(length / 5) - 1)
    return Example(_("в марафоне {days}, поэтому прогнозы — не раньше {day}").format(days=days(length), day=day(first)))


def _without(progress: pd.DataFrame) -> Example | None:
    """How many indicators have no range today, by reason."""
    there = progress[progress["due_on"].notna() & progress["forecast_low"].isna()]
    counts = there["forecast_reason"].value_counts()
    reasons = [_(text).format(n=number(counts[code])) for code, text in REASONS.items() if code in counts]
    if not reasons:
        return None
    return Example(
        _("на этот день без диапазона {n} из {of}: {reasons}").format(
            n=number(int(counts.sum())), of=number(len(progress)), reasons=", ".join(reasons)
        )
    )


def score(row: Row) -> str:
    """«153 прогноза, в диапазон попало 91 % итогов, середина ошиблась в среднем на 18 % итога, ошибка вероятности 0,13»."""
    n = row["forecasts"]
    if not n:
        return _(NOT_SCORED)
    told = f"{number(n)}{wording.SPACE}{plural(n, 'прогноз', 'прогноза', 'прогнозов')}"
    said = [_("{forecasts}, в диапазон попало {percent} итогов").format(forecasts=told, percent=_whole(row["covered"]))]
    if row["error"] is not None:
        said.append(_("середина ошиблась в среднем на {percent} итога").format(percent=_whole(row["error"])))
    if row["brier"] is not None:
        said.append(_("ошибка вероятности {brier}").format(brier=wording.intensity(row["brier"])))
    return ", ".join(said)


def _whole(share: float) -> str:
    return percent(round(100 * share))


def is_worth_a_chart(scores: dict[str, Row]) -> bool:
    """Whether so many forecasts are scored that a picture says more than a number."""
    return sum(row["forecasts"] or 0 for row in scores.values()) >= ENOUGH


def calibrated(found: pd.DataFrame) -> str:
    """What `frames.forecasts.calibration` shows, as the chart's title: of the surest forecasts, how many came true."""
    last = found.iloc[-1]
    if last["chance_from"] < 0.8:
        return _("Сказанная вероятность и то, что сбылось")
    said = _("Где панель говорила «больше 80 %», цель достигнута в {n} случаях из {of}")
    return said.format(n=number(int(last["reached"])), of=number(int(last["forecasts"])))


def covered(found: pd.DataFrame) -> str:
    """What `frames.forecasts.coverage` shows, as the chart's title."""
    said = _("В диапазон попало {percent} итогов, должно быть около 80 %")
    return said.format(percent=_whole(found["covered"].sum() / found["forecasts"].sum()))


def calibration_table(found: pd.DataFrame) -> pd.DataFrame:
    """The chart's figures under the headings shown."""
    return pd.DataFrame(
        {
            _("Сказано от, %"): (100 * found["chance_from"]).round().astype("Int64"),
            _("до, %"): (100 * found["chance_to"]).round().astype("Int64"),
            _("Прогнозов"): found["forecasts"],
            _("Цель достигнута"): found["reached"],
        }
    )


def coverage_table(found: pd.DataFrame) -> pd.DataFrame:
    """The chart's figures under the headings shown."""
    return pd.DataFrame(
        {
            _("Неделя с"): found["week"],
            _("Прогнозов"): found["forecasts"],
            _("Попало в диапазон"): found["covered"],
        }
    )
