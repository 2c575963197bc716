"""Findings about personal data, which the panel does not keep (E501)."""

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
)
