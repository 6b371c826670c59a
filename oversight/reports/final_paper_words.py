"""The words that the papers of final documents are made of, in three languages."""

from collections.abc import Mapping

from backend.law.text import Text
from oversight.rules.documents import ANNEXES

WORDS: Mapping[str, Text] = {
    **{code: name for code, (name, _wrong) in ANNEXES.items()},
    "draft": Text(
        kk="Жоба: әлі жіберілген жоқ",
        ru="Проект: ещё не направлен",
        en="Draft: not sent yet",
    ),
    "full": Text(
        kk="Тараптарға арналған дана: жарияланбайтын фактілер бар, таратуға болмайды",
        ru="Экземпляр для сторон: содержит факты, которые не публикуются",
        en="Copy for the two sides: it holds facts that are not published",
    ),
    "matter": Text(kk="Іс", ru="Дело", en="Matter"),
    "initiator": Text(
        kk="Бақылау субъектісі", ru="Субъект контроля", en="Subject of control"
    ),
    "bodies": Text(
        kk="Бақылау объектісі", ru="Объект контроля", en="Object of control"
    ),
    "council": Text(kk="Қоғамдық кеңес", ru="Общественный совет", en="Public council"),
    "addressees": Text(kk="Кімге", ru="Кому", en="To"),
    "adopted": Text(kk="Қабылданды", ru="Принят", en="Adopted"),
    "sent": Text(kk="Жіберілді", ru="Направлен", en="Sent"),
    "time": Text(kk="Бақылау уақыты", ru="Время проведения", en="Time of the control"),
    "place": Text(kk="Бақылау орны", ru="Место проведения", en="Place of the control"),
    "forms": Text(kk="Нысандары", ru="Формы контроля", en="Forms of control"),
    "text": Text(kk="Қорытынды", ru="Выводы", en="Conclusions"),
    "recommendations": Text(kk="Ұсынымдар", ru="Рекомендации", en="Recommendations"),
    "to_body": Text(kk="Кімге", ru="Кому", en="To whom"),
    "recommendation": Text(kk="Ұсыным", ru="Рекомендация", en="Recommendation"),
    "annexes": Text(kk="Қосымша", ru="Приложение", en="Annex"),
    "subject": Text(kk="Аты-жөні", ru="Фамилия и имя", en="Name"),
    "capacity": Text(kk="Кім ретінде", ru="В качестве", en="As"),
    "declared": Text(kk="Мәлімдеген күні", ru="Заявлено", en="Declared on"),
    "eligible": Text(
        kk="Әрқайсысы Заңның 6-бабы 2-тармағындағы шектеулердің өзіне қатысы жоқ "
        "екенін мәлімдеді.",
        ru="Каждый заявил, что ограничения пункта 2 статьи 6 Закона к нему не "
        "относятся.",
        en="Each has declared that the bars of article 6(2) of the Law do not concern "
        "him.",
    ),
    "where": Text(kk="Орны", ru="Место", en="Place"),
    "when": Text(kk="Күні", ru="Дата", en="Day"),
    "fact": Text(kk="Факт", ru="Факт", en="Fact"),
    "provision": Text(
        kk="Бұзылған норма", ru="Нарушенная норма", en="Provision breached"
    ),
    "protocol": Text(
        kk="Талқылау хаттамасы",
        ru="Протокол обсуждения",
        en="Protocol of the discussion",
    ),
    "conclusion": Text(
        kk="Сарапшының қорытындысы",
        ru="Заключение эксперта",
        en="Conclusion of the expert",
    ),
    "not_public": Text(kk="Жарияланбайды", ru="Не публикуется", en="Not published"),
    "no_others": Text(
        kk="Өзге құжаттар алынған жоқ.",
        ru="Иные документы не получены.",
        en="No other documents were obtained.",
    ),
    "answer": Text(
        kk="Әр ұсынымға бөлек уәжді жауап құжат алынғаннан кейін он жұмыс күнінен "
        "кешіктірілмей беріледі.",
        ru="На каждую рекомендацию отдельно даётся мотивированный ответ не позднее "
        "десяти рабочих дней после получения.",
        en="Each recommendation is answered separately and with reasons, not later "
        "than ten working days after receipt.",
    ),
    "signatures": Text(kk="Қолдар", ru="Подписи", en="Signatures"),
    "digest": Text(
        kk="Мазмұнның SHA-256 дайджесті",
        ru="Дайджест содержания SHA-256",
        en="SHA-256 digest of the content",
    ),
    "demonstration": Text(
        kk="Көрсетуге арналған іс. Дереккөзі:",
        ru="Дело для показа. Источник:",
        en="A matter for show. Source:",
    ),
}
CAPACITIES: Mapping[str, Text] = {
    "subject": Text(kk="азамат", ru="гражданин", en="citizen"),
    "representative": Text(kk="өкіл", ru="представитель", en="representative"),
    "expert": Text(kk="сарапшы", ru="эксперт", en="expert"),
}
