"""«Методика», fair comparison and questions: peers, rates, places as intervals, the funnel, alarms; each with an example."""

from __future__ import annotations

from dashboard.conclusions import peers
from dashboard.conclusions.method import Example, Facts, Paragraph, of, same, some
from dashboard.language import N_, _
from dashboard.plain import Row, rows
from dashboard.wording import day, intensity, municipalities, number, percent

PEERS = N_(
    "**Группа сравнения** — муниципалитеты того же вида и близкого размера, не меньше пяти. Если их меньше, сравниваем с четырьмя "
    "ближайшими по населению из той же семьи: городские округа между собой, районы с муниципальными округами, каждый другой вид "
    "сам с собой. Кто сколько сделал, на выбор не влияет."
)
RATE = N_(
    "**На 1 000 работников** — цифра, делённая на тысячи работников бюджетной сферы. Если хотя бы у одного из сравниваемых их "
    "число неизвестно, у всех берутся жители; вместе эти два основания не бывают. Среднее группы — сумма цифр, делённая на "
    "сумму людей."
)
SHRUNK = N_(
    "**Сглаженная частота.** У малого муниципалитета две-три инициативы меняют частоту вдвое. Поэтому его частота сдвинута к "
    "среднему группы: чем меньше людей и чем больше в группе муниципалитетов, тем сильнее. Вокруг неё — промежуток, в котором "
    "настоящая частота лежит 8 раз из 10 или чаще. Среднее и пестрота самой группы известны лишь примерно, и это в нём учтено: "
    "даже у одинаковых частот он не сжимается в точку."
)
PLACE = N_(
    "**Место — промежуток.** Наверняка впереди те, чей промежуток частоты целиком выше; наверняка позади — чей целиком ниже. С "
    "остальными место общее: различить их по этим цифрам нельзя."
)
AMBITION = N_(
    "**Трудность цели** — итоговая цель на те же 1 000 человек. Цели главы назначают сами, поэтому процент от цели и её трудность "
    "показаны рядом: 120 % лёгкой цели бывает меньше, чем 80 % трудной. «Обычно» — посередине: у половины больше, у половины меньше."
)
FUNNEL = N_(
    "**Воронка** — границы обычного разброса вокруг среднего группы: внутри них из одной случайности оказались бы 95 из 100, а "
    "внутри внешних — 998 из 1 000. Чем меньше муниципалитет, тем шире границы; если группа и так пёстрая, они шире у всех. "
    "Выйти за границу — повод спросить, а не оценка."
)
WHOSE = N_(
    "**Откуда методы.** Группы и соседи по признакам, а не по итогам: CIPFA Nearest Neighbours Model. Сглаживание: Clayton, Kaldor, "
    "Biometrics 43 (1987) 671; Morris, J. Amer. Statist. Assoc. 78 (1983) 47. Место с промежутком: Goldstein, Spiegelhalter, J. R. Statist. Soc. A 159 (1996) 385. Воронка: "
    "Spiegelhalter, Statist. Med. 24 (2005) 1185."
)

ASKED = N_(
    "О трёх вещах панель предлагает совету спросить. Это вопросы, а не обвинения: чаще всего у них есть хороший ответ. На этот "
    "день вопросов — {n}."
)
ALARMS = {
    "bulk_before_checkpoint": N_(
        "**Много сразу перед сроком** — за дни перед сроком цифра хотя бы удвоилась, и на три дня прироста пришлось не меньше 10 и "
        "хотя бы впятеро больше обычного. Если цифр раньше меньше чем за неделю, обычного никто не знает, и вопроса нет."
    ),
    "initiatives_per_user": N_(
        "**Инициатив на зарегистрированного намного больше, чем в группе** — выше внешней границы воронки, 998 из 1 000."
    ),
    "low_target": N_(
        "**Цель намного ниже, чем в группе** — на 1 000 человек меньше половины того, что в группе обычно. Нужно, чтобы цели были "
        "хотя бы у пятерых."
    ),
}
ABOUT = {
    "bulk_before_checkpoint": N_("срок {day}: на 3 дня пришлось {value}, обычно {usual}; вопрос — с {threshold}"),
    "initiatives_per_user": N_("{value} на зарегистрированного, в группе {usual}; вопрос — с {threshold}"),
    "low_target": N_("цель {value} на 1 000, в группе обычно {usual}; половина — {threshold}"),
}


def comparison(facts: Facts) -> list[Paragraph]:
    """Peers, rates, places, the intensity of targets, the funnel."""
    own = same(facts.standings, facts.hero) if facts.hero else None
    limits = _funnel(facts)
    if own is None:
        return [Paragraph(_(text)) for text in (PEERS, RATE, SHRUNK, PLACE, AMBITION, FUNNEL, WHOSE)]
    return [
        Paragraph(_(PEERS), some(_peers(own, facts.peers))),
        Paragraph(_(RATE), some(_rate(own))),
        Paragraph(_(SHRUNK), some(_shrunk(own))),
        Paragraph(_(PLACE), some(_place(own), _distinct(own, facts))),
        Paragraph(_(AMBITION), some(_ambition(own))),
        Paragraph(_(FUNNEL), some(limits)),
        Paragraph(_(WHOSE)),
    ]


def _peers(row: Row, names: list[str]) -> Example | None:
    if not names:
        return None
    if row["basis"] == "group":
        said = _("в группе «{group}» — {n}").format(group=row["peer_group"], n=municipalities(len(names) + 1))
    else:
        said = _("ближайшие по населению — {names}").format(names=", ".join(names))
    return Example(said, row["municipality_id"], row["name"])


def _rate(row: Row) -> Example | None:
    if row["rate"] is None:
        return None
    said = (
        f"{number(row['actual'])} / {number(row['base'])} × {number(1000)} = {intensity(row['rate'])} {peers.per(row)}"
    )
    if row["peers_rate"] is not None:
        said = _("{said}, среднее — {mean}").format(said=said, mean=intensity(row["peers_rate"]))
    return of(row, said)


def _shrunk(row: Row) -> Example | None:
    """Its own rate and the group's mean in the shares in which they make the one that is compared."""
    if row["rate_shrunk"] is None or row["rate"] is None:
        return None
    own = round(100 * (1 - _pull(row)))
    said = _("{own} × {rate} + {rest} × {mean} ≈ {shrunk}; промежуток {low}–{high}")
    return of(
        row,
        said.format(
            own=percent(own),
            rate=intensity(row["rate"]),
            rest=percent(100 - own),
            mean=intensity(row["peers_rate"]),
            shrunk=intensity(row["rate_shrunk"]),
            low=intensity(row["rate_low"]),
            high=intensity(row["rate_high"]),
        ),
    )


def _pull(row: Row) -> float:
    """How far it is drawn to the mean: the share of chance, mean / (mean + variance · n), less by Morris's (k − 3) / (k − 1)."""
    differs = row["variance"] * row["base"] / 1000
    by_chance = row["peers_rate"] / (row["peers_rate"] + differs) if differs else 1.0
    return float(by_chance * (row["members"] - 3) / (row["members"] - 1))


def _place(row: Row) -> Example | None:
    if row["place_low"] is None:
        return None
    said = _("из {members} наверняка впереди {ahead}, наверняка позади {behind}: место {place}")
    return of(
        row,
        said.format(
            members=number(row["members"]),
            ahead=number(row["place_low"] - 1),
            behind=number(row["members"] - row["place_high"]),
            place=peers.place(row),
        ),
    )


def _distinct(own: Row, facts: Facts) -> Example | None:
    """Another one, whose place is not shared with all, where the first one's is."""
    if own["place_low"] is None or (own["place_low"], own["place_high"]) != (1, own["members"]):
        return None
    others = (row for row in rows(facts.standings) if row["place_low"] is not None)
    found = next((row for row in others if (row["place_low"], row["place_high"]) != (1, row["members"])), None)
    return _place(found) if found else None


def _ambition(row: Row) -> Example | None:
    if row["target_intensity"] is None or row["target_intensity_median"] is None:
        return None
    said = _("{target} / {base} × {thousand} = {intensity} {per}, обычно {usual}")
    return of(
        row,
        said.format(
            target=number(row["final_target"]),
            base=number(row["base"]),
            thousand=number(1000),
            intensity=intensity(row["target_intensity"]),
            per=peers.per(row),
            usual=intensity(row["target_intensity_median"]),
        ),
    )


def _funnel(facts: Facts) -> Example | None:
    """Initiatives per registered user of one that has limits: the one followed, else the first."""
    known = facts.funnel[facts.funnel["low_95"].notna() & facts.funnel["value"].notna()]
    found = [row for row in rows(known) if row["rate"] == "initiatives_per_user"]
    hero = facts.hero["municipality_id"] if facts.hero else None
    row = next((row for row in found if row["municipality_id"] == hero), next(iter(found), None))
    if row is None:
        return None
    said = _(
        "инициатив на зарегистрированного — {initiatives} / {users} = {value}; в группе {mean}, 95 из 100 — от {low} до {high}"
    )
    shown = {name: intensity(row[key]) for name, key in _LIMITS.items()}
    counts = {"initiatives": number(row["initiatives"]), "users": number(row["base"])}
    return Example(said.format(**shown, **counts), row["municipality_id"], row["name"])


_LIMITS = {"value": "value", "mean": "group_mean", "low": "low_95", "high": "high_95"}


def questions(facts: Facts) -> list[Paragraph]:
    """Each alarm with the first municipality it asks of."""
    asked = rows(facts.alarms)
    first = {row["alarm"]: row for row in reversed(asked)}
    return [
        Paragraph(_(ASKED).format(n=number(len(asked)))),
        *(Paragraph(_(text), some(_asked(first[code]) if code in first else None)) for code, text in ALARMS.items()),
    ]


def _asked(row: Row) -> Example:
    write = number if row["alarm"] == "bulk_before_checkpoint" else intensity
    shown = {name: write(row[name]) for name in ("value", "usual", "threshold")}
    return of(row, _(ABOUT[row["alarm"]]).format(day=day(row["on_date"]), **shown))
