"""«Методика», the status: the rules in their order, whom each of them decides today, and an example of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard import wording
from dashboard.conclusions.method import Example, Facts, Paragraph, of
from dashboard.conclusions.statuses import word
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.season import Season
from dashboard.theme import STATUSES

QUESTION = N_(
    "Состояние отвечает на один вопрос: успевает ли муниципалитет к своему ближайшему сроку. Решает вероятность успеть, "
    "которую даёт прогноз; пока прогноза нет — темп последних 14 дней."
)
ORDER = N_(
    "Правила проверяются по порядку, решает первое подходящее. Под каждым — у скольких показателей оно решило на этот день "
    "(у каждого муниципалитета их два)."
)
BOTH = N_(
    "**Два показателя, одно состояние.** Общее состояние муниципалитета — то из двух, которое больше требует внимания, "
    "в таком порядке: {order}."
)
SETTINGS = N_(
    "**Пороги** — вероятность {at_risk} и {on_track}, молчание дольше {stale}, льготные дни ({grace} после срока) — стоят в "
    "настройках марафона. Менять их лучше до начала, а не по ходу."
)

RULES = {  # in the order of `progress`, with the status each leads to
    "no_figure": ("no_data", N_("ни одной цифры")),
    "no_target": ("no_target", N_("итоговая цель не задана")),
    "reached": ("reached", N_("факт не меньше итоговой цели")),
    "stale": ("silent", N_("последняя цифра старше {stale}")),
    "over": ("behind", N_("последний срок прошёл, а цель не достигнута")),
    "done": ("on_track", N_("к ближайшему сроку уже всё сделано")),
    "likely": ("on_track", N_("вероятность успеть — {on_track} или больше")),
    "possible": ("at_risk", N_("вероятность успеть — {at_risk} или больше, но меньше {on_track}")),
    "unlikely": ("behind", N_("вероятность успеть меньше {at_risk}")),
    "no_pace": ("at_risk", N_("прогноза нет, и темп неизвестен: цифр меньше двух")),
    "enough": ("on_track", N_("прогноза нет, темп не меньше нужного")),
    "half": ("at_risk", N_("прогноза нет, темп меньше нужного, но не меньше его половины")),
    "short": ("behind", N_("прогноза нет, темп меньше половины нужного")),
}


@dataclass(frozen=True)
class Rule:
    """A rule as it is shown: the status it leads to, its condition, and where it decides."""

    status: str
    text: str
    decided: str
    example: Example | None


def before(facts: Facts) -> list[Paragraph]:
    """What a status is."""
    del facts
    return [Paragraph(_(QUESTION)), Paragraph(_(ORDER))]


def after(facts: Facts) -> list[Paragraph]:
    """How two indicators make one status, and which thresholds there are."""
    return [
        Paragraph(_(BOTH).format(order=", ".join(word(code) for code in STATUSES))),
        Paragraph(_(SETTINGS).format(**thresholds(facts.season))),
    ]


def thresholds(season: Season) -> dict[str, str]:
    """The settings of this marathon as they are written in sentences."""
    return {
        "on_track": wording.percent(100 * season.on_track),
        "at_risk": wording.percent(100 * season.at_risk),
        "stale": wording.days_genitive(season.stale_after_days),
        "grace": wording.days(season.grace_days),
    }


def rules(facts: Facts) -> list[Rule]:
    """Every rule in its order, with the number of indicators it decides and the first of them."""
    found = rows(facts.progress)
    decided: dict[str, list[Row]] = {code: [] for code in RULES}
    for row in found:
        decided[rule(row, facts.season, facts.as_of)].append(row)
    return [_shown(code, decided[code], len(found), facts) for code in RULES]


def _shown(code: str, decided: list[Row], of_all: int, facts: Facts) -> Rule:
    status, text = RULES[code]
    count = _("{n} из {of}").format(n=wording.number(len(decided)), of=wording.number(of_all))
    if not decided:
        count = _("ни у кого")
    chosen = facts.hero if facts.hero in decided else next(iter(decided), None)
    example = of(chosen, because(code, chosen, facts.as_of)) if chosen else None
    return Rule(status, _(text).format(**thresholds(facts.season)), count, example)


def rule(row: Row, season: Season, as_of: date) -> str:
    """Which rule decides a row of `progress`: the first that fits, as `progress` itself asks them."""
    actual, target, needed, chance, pace = (
        row[name] for name in ("actual", "final_target", "needed_per_day", "chance", "recent_per_day")
    )
    fits: dict[str, Callable[[], bool]] = {
        "no_figure": lambda: actual is None,
        "no_target": lambda: target is None,
        "reached": lambda: actual >= target,
        "stale": lambda: (as_of - row["actual_on"].date()).days > season.stale_after_days,
        "over": lambda: row["days_left"] < 0,
        "done": lambda: needed == 0,
        "likely": lambda: chance is not None and chance >= season.on_track,
        "possible": lambda: chance is not None and chance >= season.at_risk,
        "unlikely": lambda: chance is not None,
        "no_pace": lambda: pace is None,
        "enough": lambda: pace >= needed,
        "half": lambda: pace >= needed / 2,
        "short": lambda: True,
    }
    return next(code for code in RULES if fits[code]())


def because(code: str, row: Row, as_of: date) -> str:
    """The figures of a row that the rule looked at."""
    number = wording.number
    if code == "no_figure":
        return _("цифр нет")
    if code == "no_target":
        return _("факт {actual}, цели нет").format(actual=number(row["actual"]))
    if code == "reached":
        return _("{actual} из {target}").format(actual=number(row["actual"]), target=number(row["final_target"]))
    if code == "stale":
        age = (as_of - row["actual_on"].date()).days
        return _("последняя цифра — на {day}, ей {days}").format(
            day=wording.day(row["actual_on"]), days=wording.days(age)
        )
    if code in ("over", "done"):
        said = _("{actual} из {target} к {day}")
        return said.format(actual=number(row["actual"]), target=number(row["target"]), day=wording.day(row["due_on"]))
    if code in ("likely", "possible", "unlikely"):
        said = _("вероятность успеть к {day} — {chance}")
        return said.format(day=wording.day(row["due_on"]), chance=wording.likelihood(row["chance"]))
    if code == "no_pace":
        return _("пока одна цифра: {actual}").format(actual=number(row["actual"]))
    said = _("темп {pace} в день, нужно {needed}")
    return said.format(pace=wording.rate(row["recent_per_day"]), needed=wording.rate(row["needed_per_day"]))
