"""The words of a complaint, in Kazakh and Russian, by its ground and its road."""

from collections.abc import Mapping

from backend.law.text import Text
from oversight.models import Ground, Instance

TITLE = Text("Шағым", "Жалоба", "Complaint")
ABOUT: Mapping[str, Text] = {
    Ground.NO_ANSWER: Text(
        "ұсынымға заңда белгіленген мерзімде жауап берілмеуіне",
        "на непредставление ответа на рекомендацию в установленный законом срок",
        "of no answer to a recommendation in the term of the law",
    ),
    Ground.REFUSAL_TO_CONSIDER: Text(
        "ұсынымды қараудан бас тартуға",
        "на отказ в рассмотрении рекомендации",
        "of a refusal to consider a recommendation",
    ),
    Ground.FORMAL_ANSWER: Text(
        "ұсынымға үстірт жауап берілуіне",
        "на формальный ответ на рекомендацию",
        "of a formal answer to a recommendation",
    ),
}
TO = Text("Кімге", "Кому", "To")
THROUGH = Text("Арқылы", "Через", "Through")
FROM = Text("Кімнен", "От кого", "From")
AGAINST = Text(
    "Әрекетіне (әрекетсіздігіне) шағым берілген орган",
    "Орган, на действие (бездействие) которого подаётся жалоба",
    "The body complained of",
)
TO_COURT = Text(
    "Соттылығы бойынша сотқа", "В суд по подсудности", "To the court that is competent"
)
TO_PROSECUTOR = Text("Прокурорға", "Прокурору", "To the prosecutor")
FACTS = Text("Мән-жайлар", "Обстоятельства", "Facts")
CASE = Text("Іс", "Дело", "Case")
DOCUMENT = Text("Құжат", "Документ", "Document")
SENT = Text("Құжат жіберілген күн", "Документ направлен", "Document sent")
RECEIVED = Text("Орган алған күн", "Получен органом", "Received by the body")
DUE = Text("Жауаптың соңғы күні", "Последний день ответа", "Last day for an answer")
WHY_DUE = Text("Мерзім есебі", "Расчёт срока", "How it was counted")
ANSWER = Text("Органның жауабы", "Ответ органа", "Answer of the body")
NONE_YET = Text(
    "шағым берілген күнге дейін келген жоқ",
    "на день подачи жалобы не поступил",
    "none by the day of the complaint",
)
REASONS = Text("Жауаптың уәжі", "Мотивы ответа", "Reasons of the answer")
VIEW = Text("Автордың бағасы", "Оценка автора", "The author's view")
ASKED = Text("Ұсыным", "Рекомендация", "Recommendation")
GROUNDS = Text("Шағымның негізі", "Основания жалобы", "Grounds")
OWN = Text("Автордың сөзі", "Пояснения автора", "In the author's words")
REQUESTS = Text("Сұраймыз", "Просим", "We ask")
ANNEXES = Text("Қосымшалар", "Приложения", "Annexes")
LIMIT = Text("Шағым беру мерзімі", "Срок подачи жалобы", "Time to complain")
SIGNATURE = Text("Қолы", "Подпись", "Signature")
DIGEST = Text("Мазмұнның SHA-256 дайджесті", "SHA-256 содержания", "SHA-256 digest")
DRAFT = Text(
    "Жоба: шағым әлі берілген жоқ.",
    "Черновик: жалоба ещё не подана.",
    "Draft: the complaint is not filed yet.",
)
DEMONSTRATION = Text(
    "Көрсетуге арналған үлгі: ешкімге жіберілмейді.",
    "Учебный образец: никому не направляется.",
    "A demonstration: sent to nobody.",
)
PROOF = Text("Жеткізу дәлелі: {proof}", "Доказательство доставки: {proof}", "{proof}")
COPY_OF_DOCUMENT = Text(
    "{name} № {number} көшірмесі", "Копия: {name} № {number}", "{name} № {number}, copy"
)
COPY_OF_ANSWER = Text("Жауаптың көшірмесі", "Копия ответа", "Copy of the answer")

SILENT = Text(
    "Орган бұл ұсынымға жеке уәжді жауапты белгіленген мерзімде берген жоқ ({answer}).",
    "Орган не дал на эту рекомендацию отдельного мотивированного ответа в "
    "установленный срок ({answer}).",
    "The body gave no reasoned answer to this recommendation in its term ({answer}).",
)
PRESUMED = Text(
    "Орган мерзімінде шешім қабылдамаса, мерзім біткен күннен бастап бас тартты деп "
    "саналады ({silence}).",
    "Если орган в срок не принял решения, отказ считается состоявшимся со дня "
    "истечения срока ({silence}).",
    "Where a body does not decide in its term, refusal is presumed from the day the "
    "term ended ({silence}).",
)
REFUSED = Text(
    "Орган ұсынымды қараудан бас тартты, ал оны қарап, уәжді жауап беруге міндетті "
    "({answer}).",
    "Орган отказался рассматривать рекомендацию, хотя обязан рассмотреть её и дать "
    "мотивированный ответ ({answer}).",
    "The body refused to consider the recommendation, though it must consider it and "
    "give a reasoned answer ({answer}).",
)
REFUSAL_COMPLAINED = Text(
    "Қараудан бас тартуға құзыретті мемлекеттік органдарға шағым беріледі ({refusal}).",
    "Отказ в рассмотрении обжалуется в компетентные государственные органы "
    "({refusal}).",
    "A refusal to consider is complained of to the competent bodies ({refusal}).",
)
EMPTY = Text(
    "Жауапта мән-жайларды толық әрі объективті қарау, себептер мен жағдайларды жою "
    "туралы ақпарат жоқ: ол уәжді жауап емес ({reasoned}).",
    "Ответ не содержит сведений о полном и объективном рассмотрении обстоятельств, об "
    "устранении причин и условий: он не является мотивированным ({reasoned}).",
    "The answer does not tell that the circumstances were considered fully and "
    "objectively, nor that causes are removed: it is not reasoned ({reasoned}).",
)
BY_ROAD: Mapping[str, Text] = {
    Instance.HIGHER_BODY: Text(
        "Шағым органның өзі арқылы беріледі: ол шағымды істің материалдарымен бірге үш "
        "жұмыс күнінде жоғары тұрған органға жібереді ({route}); шағым жиырма жұмыс "
        "күнінде қаралады ({decide}).",
        "Жалоба подаётся через сам орган: он в течение трёх рабочих дней направляет её "
        "с делом вышестоящему органу ({route}); жалоба рассматривается в течение "
        "двадцати рабочих дней ({decide}).",
        "The complaint is filed through the body, which passes it up with its file "
        "within three working days ({route}); it is decided within twenty ({decide}).",
    ),
    Instance.PROSECUTOR: Text(
        "Прокурорға прокуратура туралы заңнамаға сәйкес жүгінеді ({prosecutor}).",
        "Обращение к прокурору – по законодательству о прокуратуре ({prosecutor}).",
        "The prosecutor is turned to under the law on the prosecution ({prosecutor}).",
    ),
    Instance.COURT: Text(
        "Сотқа дейінгі шағым жасау тәртібі сақталды ({court}).",
        "Досудебный порядок обжалования соблюдён ({court}).",
        "The complaint that must come before court was made ({court}).",
    ),
}
COURT_DIRECTLY = Text(
    "Жоғары тұрған орган жоқ, сондықтан сотқа тікелей жүгінеміз ({directly}).",
    "Вышестоящего органа нет, поэтому обращаемся в суд напрямую ({directly}).",
    "There is no higher body, so the court is turned to directly ({directly}).",
)
ASKS: Mapping[str, tuple[Text, ...]] = {
    Ground.NO_ANSWER: (
        Text(
            "органның ұсынымға мерзімінде жауап бермеуін заңсыз деп тануды",
            "признать незаконным непредставление органом ответа на рекомендацию в срок",
            "to find the failure to answer in time unlawful",
        ),
        Text(
            "органды ұсынымға уәжді жауап беруге міндеттеуді",
            "обязать орган дать мотивированный ответ на рекомендацию",
            "to oblige the body to give a reasoned answer",
        ),
    ),
    Ground.REFUSAL_TO_CONSIDER: (
        Text(
            "ұсынымды қараудан бас тартуды заңсыз деп тануды",
            "признать незаконным отказ в рассмотрении рекомендации",
            "to find the refusal to consider unlawful",
        ),
        Text(
            "органды ұсынымды мәні бойынша қарап, уәжді жауап беруге міндеттеуді",
            "обязать орган рассмотреть рекомендацию по существу и дать мотивированный "
            "ответ",
            "to oblige the body to consider it and give a reasoned answer",
        ),
    ),
    Ground.FORMAL_ANSWER: (
        Text(
            "жауаптың уәжді жауапқа қойылатын талаптарға сай емес екенін тануды",
            "признать, что ответ не отвечает требованиям к мотивированному ответу",
            "to find that the answer is not a reasoned one",
        ),
        Text(
            "органды ұсынымға мәні бойынша уәжді жауап беруге міндеттеуді",
            "обязать орган дать мотивированный ответ по существу рекомендации",
            "to oblige the body to give a reasoned answer to the point",
        ),
    ),
}
ASK_TO_TELL = Text(
    "қабылданған шешім туралы жазбаша хабарлауды",
    "письменно сообщить о принятом решении",
    "to be told of the decision in writing",
)
ASK_TO_RESTORE = Text(
    "шағым берудің өткізіп алған мерзімін қалпына келтіруді: {reason}",
    "восстановить пропущенный срок подачи жалобы: {reason}",
    "to restore the missed time to complain: {reason}",
)
VERDICTS: Mapping[str, Text] = {
    "accepted": Text("қабылданды", "принята", "accepted"),
    "partly": Text("ішінара қабылданды", "принята частично", "accepted in part"),
    "rejected": Text("қабылданбады", "отклонена", "rejected"),
    "redirected": Text("қайта жіберілді", "перенаправлена", "redirected"),
}
VIEWS: Mapping[str, Text] = {
    "formal": Text("үстірт жауап", "формальный ответ", "formal reply"),
    "off_the_point": Text(
        "мәселенің мәніне қатысы жоқ", "не по существу", "not to the point"
    ),
}
