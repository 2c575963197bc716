"""«Контакты»: people, so this tab stands in a workbook on the organisation's own server and in no shared sheet."""

from __future__ import annotations

from pipelines.contract.column import Column, Tab, Type
from pipelines.contract.common import MUNICIPALITY

CONTACTS = Tab(
    name="contact",
    title="Контакты",
    synonyms=("Контакты ответственных", "Контактные лица", "Contacts"),
    meaning="Строка на человека, с кем связаться",
    columns=(
        MUNICIPALITY,
        Column(
            name="role",
            title="Роль",
            type=Type.TEXT,
            required=True,
            synonyms=("В какой роли", "Роль в марафоне", "Role"),
            meaning="Кто это: ответственный, глава, координатор",
            meaning_en="Who it is: the responsible person, the head, a coordinator",
            example="ответственный",
        ),
        Column(
            name="full_name",
            title="ФИО",
            type=Type.TEXT,
            key=True,
            required=True,
            synonyms=("Ф.И.О.", "Фамилия, имя, отчество", "Full name", "Name"),
            meaning="Фамилия, имя и отчество",
            meaning_en="The person's full name",
            example="Иванова Мария Петровна",
        ),
        Column(
            name="phone",
            title="Телефон",
            type=Type.TEXT,
            synonyms=("Контактный телефон", "Тел.", "Phone"),
            meaning="Телефон, как удобно",
            meaning_en="The telephone, in any form",
            example="8 (000) 200-10-02",
        ),
        Column(
            name="email",
            title="E-mail",
            type=Type.TEXT,
            synonyms=("Электронная почта", "Почта", "Эл. почта", "Email"),
            meaning="Адрес электронной почты",
            meaning_en="The e-mail address",
            example="ivanova@example.org",
        ),
    ),
    optional=True,
    personal=True,
)
