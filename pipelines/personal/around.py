"""What stands around a name and decides: «школа им. …» is no person, «Исп. …» is one, below «ФИО» all are."""

from __future__ import annotations

import re

from pipelines.personal.words import is_office

_TITLE = (
    r"(?:(?:геро\w+|советск\w+|союза|росси\w+|федерации|труда|социалистическ\w+|дважды|трижды|маршал\w*|генерал\w*(?:-\w+)?|адмирал\w*|полковник\w*|подполковник\w*"
    r"|капитан\w*|майор\w*|(?:старш\w+ |младш\w+ )?(?:лейтенант\w*|сержант\w*)|рядов\w+|академик\w*|профессор\w*|доктор\w*|врач\w*|поэт\w*|писател\w*|художник\w*"
    r"|композитор\w*|народн\w+|заслуженн\w+|артист\w*|учител\w*|педагог\w*|свят\w+|преподобн\w+|благоверн\w+|княз\w+|граф\w*|импера\w+|полного|кавалера|ордена|орденов"
    r"|славы|мужества|летчик\w*|космонавт\w*|партизан\w*|воин\w*|разведчик\w*|братьев|сестер|ленина|и|гвардии|почетн\w+|гражданин\w*|св\.|ген\.|акад\.|проф\.|л-та)\s+){0,9}"
)
_NAMED_AFTER = re.compile(
    r"(?:\b(?:им\.|имени|им|памяти|пам\.|ул\.|ул|улиц\w+|(?<!и )пр\.|пр-т|пр-кт|просп\.|проспект\w*|пл\.|площад\w+|пер\.|переул\w+|бульвар\w*|б-р|наб\.|набережн\w+"
    r"|шоссе|сквер\w*|парк\w*|мкр\.?|микрорайон\w*|храм\w*|церк\w+|собор\w*|монастыр\w+|памятник\w*|бюст\w*|музе\w+|музе\w+-усадьб\w+|усадьб\w+|дом-музе\w+)\s*[«\"“]?\s*"
    r"|\bгеро\w+ (?:советского союза|рос\w+(?: федерации)?|(?:социалистического )?труда)\s+)" + _TITLE + r"$",
    re.IGNORECASE,
)
_STREET_AFTER = re.compile(
    r"\s*,?\s*(?:ул\.|улиц|пр-т|пр-кт|просп|пл\.|площад|пер\.|переул|бульвар|б-р|наб\.|набережн)", re.IGNORECASE
)
_SURELY = (
    r"\b(?:(?:исп|исполн|отв|подг|сост)\.(?: исп\.)?"
    r"|(?:исполнител\w+|подготовил[аи]?|составил[аи]?|проверил[аи]?|заполнил[аи]?|исполнил[аи]?|внесл?а?)(?:\(а\))?)\s*[:-]?\s*$"
)
_SIGNED_SURELY = re.compile(_SURELY, re.IGNORECASE)
_SIGNED = re.compile(
    _SURELY + r"|\b(?:ответственн\w+|координатор\w*|куратор\w*|контактное лицо|контакты?|директор|заведующ\w+|начальник"
    r"|специалист|методист|глава|фио|ф\.и\.о\.)\s*:\s*$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:(?:ответственн\w+|координатор\w*|исполнител\w+|контактное лицо|куратор\w*|глав\w+)\W+)?"
    r"(?:ф\.?\s?и\.?\s?о\b\.?|фамилия|имя|отчество)(?:\W+[а-яё]+){0,5}\W*",
    re.IGNORECASE,
)
_HEADING_OF_PHONES = re.compile(
    r"\W*(?:(?:контактн|рабоч|мобильн|сотов|номер|моб|раб)\w*\W+)*(?:телефон\w*|тел\.?|phone)(?:\W+[а-яё]+){0,5}\W*",
    re.IGNORECASE,
)
_LONE = re.compile(r"\s*[А-ЯЁ][А-ЯЁа-яё-]+(?:\s+(?:[А-ЯЁ][А-ЯЁа-яё-]+|[А-ЯЁ]\.?)){0,3}\s*")


_ITEM_ENDS = re.compile(r"\s*(?:$|[,;(\n0-9‹]|т[ел.])")


def is_namesake(text: str, start: int, end: int) -> bool:
    """A school, a street, a square named after the person."""
    return bool(_NAMED_AFTER.search(text, max(start - 120, 0), start) or _STREET_AFTER.match(text, end))


def is_signed(text: str, start: int) -> bool:
    """«Исполнитель:», «координатор:» stand before."""
    return bool(_SIGNED.search(text, max(start - 40, 0), start))


def is_signed_surely(text: str, start: int, end: int) -> bool:
    """«Исп.» stands before, and a lone word is all that it says: a surname, whatever its ending."""
    return bool(_SIGNED_SURELY.search(text, max(start - 40, 0), start) and _ITEM_ENDS.match(text, end))


def ends_there(text: str, end: int) -> bool:
    """Nothing follows, or something else: a comma, a telephone."""
    return bool(_ITEM_ENDS.match(text, end))


def is_heading_of_persons(text: str) -> bool:
    """«ФИО», «Ф.И.О. ответственного», «Фамилия, имя, отчество»: below it stand people."""
    return len(text) < 80 and bool(_HEADING.fullmatch(text))


def is_heading_of_phones(text: str) -> bool:
    """«Телефон», «Контактный тел.», «Моб. телефон ответственного»: numbers below are phones, however short."""
    return len(text) < 80 and bool(_HEADING_OF_PHONES.fullmatch(text))


def is_lone_name(text: str) -> bool:
    """Under such a heading: one to four capitalised words, none of them of office."""
    return len(text) < 80 and bool(_LONE.fullmatch(text)) and not any(is_office(word) for word in text.lower().split())
