"""At which bodies the law forms no public council."""

from __future__ import annotations

from collections.abc import Mapping

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

NO_COUNCIL = Citation(acts.PUBLIC_COUNCILS, "art. 1(1) part 2", Read.TEXT)
WITHOUT: Mapping[str, Text] = {
    "supreme_court": Text("Жоғарғы Сот", "Верховный Суд", "Supreme Court"),
    "constitutional_court": Text(
        "Конституциялық Сот", "Конституционный Суд", "Constitutional Court"
    ),
    "prosecution": Text(
        "прокуратура органдары", "органы прокуратуры", "prosecution bodies"
    ),
    "presidential_administration": Text(
        "Президент Әкімшілігі",
        "Администрация Президента",
        "Presidential Administration",
    ),
    "national_bank": Text("Ұлттық Банк", "Национальный Банк", "National Bank"),
    "defence_ministry": Text(
        "Қорғаныс министрлігі", "Министерство обороны", "Ministry of Defence"
    ),
    "presidential_affairs": Text(
        "Президенттің Іс басқармасы",
        "Управление делами Президента",
        "Presidential Affairs Administration",
    ),
    "government_apparatus": Text(
        "Үкімет Аппараты", "Аппарат Правительства", "Government Apparatus"
    ),
    "material_support": Text(
        "Материалдық-техникалық қамтамасыз ету басқармасы",
        "Управление материально-технического обеспечения",
        "Department of Material and Technical Support",
    ),
    "human_rights_centre": Text(
        "Адам құқықтары жөніндегі ұлттық орталық",
        "Национальный центр по правам человека",
        "National Centre for Human Rights",
    ),
    "audit_chamber": Text(
        "Жоғары аудиторлық палата", "Высшая аудиторская палата", "Supreme Audit Chamber"
    ),
    "election_commission": Text(
        "Орталық сайлау комиссиясы",
        "Центральная избирательная комиссия",
        "Central Election Commission",
    ),
    "judicial_council": Text(
        "Жоғары Сот Кеңесі", "Высший Судебный Совет", "Supreme Judicial Council"
    ),
    "financial_regulator": Text(
        "қаржы нарығын реттеу жөніндегі уәкілетті орган",
        "уполномоченный орган по регулированию финансового рынка",
        "regulator of the financial market",
    ),
    "special_bodies": Text(
        "арнаулы мемлекеттік органдар",
        "специальные государственные органы",
        "special state bodies",
    ),
}


@under(NO_COUNCIL)
def check_body(*, ground: str) -> list[Breach]:
    """Return the breach of a council at a body of the law's list.

    `ground` is the line of the list that the body stands in; empty: in none.
    """
    if not ground:
        return []
    line = WITHOUT[ground]
    text = Text(
        kk=f"Мұнда қоғамдық кеңес құрылмайды: {line.kk}.",
        ru=f"Здесь общественный совет не образуется: {line.ru}.",
        en=f"No public council is formed here: {line.en}.",
    )
    return [Breach("no-council-here", text, NO_COUNCIL)]
