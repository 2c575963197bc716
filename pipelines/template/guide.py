"""«Как заполнять»: the template's first tab, a screen of plain words. Nothing in it can be taken for data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.contract import GUIDE, Tab
from pipelines.reading.season import Season


@dataclass(frozen=True)
class Line:
    """A line of the guide."""

    text: str
    role: Literal["title", "heading", "text"] = "text"


def guide(tabs: Sequence[Tab], season: Season | None, only: str | None, *, has_list: bool) -> tuple[Line, ...]:
    """The lines. `only`: the sheet is one municipality's. `has_list`: municipalities are chosen from a list."""
    return tuple(_lines(tabs, season, only, has_list=has_list))


def _lines(tabs: Sequence[Tab], season: Season | None, only: str | None, *, has_list: bool) -> Iterator[Line]:
    yield Line(GUIDE + (f": {only}" if only else ""), "title")
    yield Line("Сюда вписывают цифры марафона «Муниципальный диалог», панель показателей их только читает.")
    yield Line("Листы", "heading")
    for tab in tabs:
        yield Line(f"«{tab.title}» — {tab.meaning[0].lower()}{tab.meaning[1:]}.")
    yield Line(
        "«Муниципалитеты», «Цели» и «Факт» нужны, остальные листы — по мере надобности."
        if not only
        else "Нужны «Цели» и «Факт», остальные листы — по мере надобности."
    )
    yield Line("Столбцы", "heading")
    yield Line("Наведите мышь на заголовок: там написано, что в столбце, и стоит пример. Заголовки защищены от правки.")
    yield Line("Тёмный заголовок — столбец нужен, светлый — по желанию.")
    if has_list:
        yield Line("Муниципалитет выбирайте из списка; новый сначала впишите на лист «Муниципалитеты».")
    yield Line("Цифры", "heading")
    yield Line("Показатели — целым числом и нарастающим итогом: сколько всего с начала марафона, а не за неделю.")
    yield Line("Цифры пока нет — оставьте ячейку пустой. Ноль значит «ни одного».")
    yield Line("Каждая новая дата — новая строка на листе «Факт». Прежние строки оставьте: по ним строится график.")
    yield Line("Цель на каждый срок — своя строка на листе «Цели». Последний срок — итоговая цель.")
    limits = f" Дни марафона — с {season.starts:%d.%m.%Y} по {season.ends:%d.%m.%Y}." if season else ""
    yield Line(f"Даты — с годом, как 01.10.2026.{limits}")
    yield Line("Если что-то меняется", "heading")
    yield Line("Ошиблись — впишите верное в ту же ячейку: что стояло раньше, панель помнит.")
    yield Line("Перенесли срок — исправьте дату в той же строке «Целей» и назовите причину, название этапа не меняйте.")
    yield Line("Заметка «Панель: …» на ячейке говорит, что исправить, и исчезает сама после исправления.")
    yield Line("Чего здесь не пишут", "heading")
    yield Line("Фамилий, личных телефонов и адресов почты. Должность и телефон горячей линии — можно.")
    yield Line("Контакты людей ведут в отдельной книге на сервере организации, на листе «Контакты».")
