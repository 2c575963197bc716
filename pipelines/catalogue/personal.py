"""Findings about personal data, which the panel does not keep (E501, E502)."""

from __future__ import annotations

from typing import Final

from pipelines.findings import Example, Kind

PERSONAL: Final = (
    Kind(
        "E501",
        "в ячейке персональные данные ({what}), они не сохранены",
        "the cell holds personal data ({what}), they were not stored",
        "уберите их из таблицы; контакты держат в книге на своём сервере",
        "take them out of the sheet; contacts are kept in a workbook on your own server",
        why_ru='Телефоны, почта и фамилии людей в общей таблице видны всем, у кого есть ссылка. Панель их не хранит нигде: ячейка закрыта до записи, значения нет и в этом замечании. Телефон горячей линии в своём столбце разрешён. Контакты читаются только из книги на своём сервере с `personal_data = "accept"`.',
        why_en='Telephones, e-mail addresses and names of people in a shared sheet are seen by everybody who has the link. They are stored nowhere: the cell is masked before it is kept, and this finding does not quote it. A hotline in its own column is allowed. Contacts are read from a local workbook with `personal_data = "accept"` only.',
        example=Example(
            before="""
            Дата       | Муниципалитет | Зарегистрировано | Комментарий
            01.10.2026 | Темнов        | 12               | +7 900 000-00-00
            """,
            at="D2",
            mended="цифры на 18:00",
        ),
    ),
    Kind(
        "E502",
        "лист «{tab}» с людьми не читается из этого источника, с него не сохранено ничего",
        "the tab «{tab}» holds people and is not read from this source, nothing of it was stored",
        'держите контакты в книге на своём сервере, в настройках у неё personal_data = "accept"',
        'keep contacts in a workbook on your own server that has personal_data = "accept" in the settings',
        why_ru="Фамилии и телефоны людей нельзя впервые записывать в базы за границей (закон 152-ФЗ), а таблица Google лежит именно там и открыта всем, у кого есть ссылка. Поэтому лист «Контакты» читается только из книги на сервере организации, и только если её владелец так решил.",
        why_en="Names and telephones of citizens may not first be recorded in databases abroad by Russian law, and a Google spreadsheet is just there, open to everybody who has the link. So the tab «Контакты» is read from a workbook on the organisation's server only, and only where its owner decided so.",
        example=Example(
            tab="Контакты",
            before="""
            Муниципалитет | Роль          | ФИО
            Темнов        | ответственный | Иванова Мария Петровна
            """,
            at="A1",
            after="",
        ),
    ),
)
