"""The guard lets good translations through and stops what a broken engine writes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.machine.guard import GUARD, judge

GOOD = [
    ("en", "ru", "The minister said no.", "Министр сказал «нет».", "plain"),
    ("en", "ru", "", "", "nothing to translate"),
    ("en", "ru", "***", "***", "no words in the source"),
    ("en", "ru", "Yes.", "Да, именно так всё и было.", "short sentences may grow"),
    ("en", "ru", "Unbelievable!", "Не может быть, невероятно!", "an exclamation grows"),
    ("en", "ru", "No, no, no, he said.", "Нет, нет, нет, сказал он.", "the source repeats as well"),
    ("en", "ru", "He won and won again, day by day.", "Он всё побеждал и побеждал, день за днём.", "a word twice"),
    ("en", "ru", "Aaaaaargh, he cried", "Аааааргх, крикнул он", "a long cry in both"),
    ("en", "ru", "Microsoft and BBC News paid", "Microsoft и BBC News заплатили", "names in Latin letters"),
    ("en", "ru", "Sony PlayStation 5 Pro", "Sony PlayStation 5 Pro", "nothing but names"),
    ("en", "ru", "He used Google daily", "Он ежедневно пользовался Googleом", "a name with its case ending"),
    ("en", "ru", "an IT company", "IT-компания", "a hyphen between the alphabets"),
    ("en", "ru", "In the 19th century", "В ХIX веке", "a Roman numeral of both alphabets"),
    ("en", "ru", "the angle α is small", "угол α мал", "a Greek letter of the source"),
    ("en", "uk", "his family's computer", "комп’ютер його сімʼї", "the Ukrainian apostrophe is no foreign letter"),
    ("en", "sr-Latn", "The minister said no", "Ministar je rekao ne", "Serbian in Latin letters by its subtag"),
    ("en", "zh", "The minister said that the new law would come into force in May.", "部长说新法律将于五月生效。",
     "a Chinese sign says more than a letter"),
    ("en", "ja", "She bought a new computer.", "彼女は新しいコンピューターを買った。", "three alphabets, one language"),
    ("ru", "en", "Министр сказал «нет».", "The minister said no.", "into Latin letters"),
    ("en", "ru", "See https://a.org/x, please.", "См. https://a.org/x.", "an address and its punctuation"),
    ("en", "ru", "Hi %s, see <b>{name}</b>", "<b>{name}</b>, привет от %s", "placeholders in another order"),
    ("en", "de", "1.500 km and 1.5", "1.500 km und 1.5", "numbers left in the format of the source"),
    ("en", "de", "sushi in situ", "sushi in situ", "two words alike are no missing translation"),
    ("en", "ru", "Homo Sapiens", "Homo Sapiens", "too short to be called untranslated"),
    ("es", "ru", "¿Qué hora es? ¡Ya!", "Который час? Пора!", "marks of Spanish"),
    ("el", "ru", "Η γάτα είναι εδώ.", "Кошка здесь.", "letters of Greek"),
    ("en", "ru", "A 5× zoom takes ½ hour.", "5-кратный зум занимает полчаса.", "signs in words"),
    ("en", "ru", "Over 20 °C, 300 km² and No. 5", "Свыше 20 градусов, 300 кв. км и № 5", "signs in words"),
    ("en", "en-GB", "The color of the old house", "The color of the old house", "one language, nothing to translate"),
]  # fmt: skip

BAD = [
    ("empty", "en", "ru", "The minister said no.", "", "nothing"),
    ("empty", "en", "ru", "The minister said no.", " … !", "punctuation only"),
    ("repetition", "en", "ru", "He stood on the bridge.", "Он стоял на на на мосту.", "a word three times"),
    ("repetition", "en", "ru", "His independence day", "День независимости независимости", "a long word twice"),
    ("repetition", "en", "ru", "He cried", "Он кричал аааааа", "a letter run"),
    ("repetition", "en", "ru", "said Obama", "сказал Обамамамамама", "a syllable loop"),
    ("repetition", "en", "ru", "He came on Sunday", "Он пришёл в воскресенье в воскресенье", "a phrase twice"),
    ("repetition", "en", "ru", "ask him and her", "его, её, его, её, его, её", "two words in turn"),
    ("repetition", "en", "ru", "The law of the land is old.", "Закон этой страны стар, закон этой страны стар",
     "a phrase of four words twice, with a comma between"),
    ("repetition", "en", "ru", "In the city he met the mayor and the judge and left",
     "В этом городе он встретил мэра в этом городе и судью в этом городе и уехал", "a phrase three times"),
    ("repetition", "en", "ru", "No.", "Нет, нет, нет, нет, нет.", "more often than the source"),
    ("date", "en", "ru", "It closed on 2025-03-04.", "Он закрылся 3 апреля 2025 года.", "day and month swapped"),
    ("repetition", "en", "zh", "The minister said no.", "部长的的的的的的", "a sign run in Chinese"),
    ("repetition", "en", "ru", "He saw many things in the town that day, and all of them were new to him.",
     "Он видел и он был и он знал и был он и видел он и знал и был и видел он и знал", "a few words over and over"),
    ("script", "en", "ru", "The new house is big.", "Дом ⁇ большой.", "the sign of a missing piece"),
    ("script", "en", "ru", "The new house is big.", "Новый дом \ufffd большой.", "a replacement character"),
    ("script", "en", "ru", "The house is big.", "Дом <unk> большой.", "an unknown token"),
    ("script", "en", "ru", "Russia won", "Pоссия победила", "a Latin letter in a Cyrillic word"),
    ("script", "en", "ru", "Debenhams won", "Deбенам победил", "a name half transliterated"),
    ("script", "en", "ru", "The house is big", "Дом 很 большой", "a third alphabet"),
    ("script", "en", "ru", "The house is big", "Dom is bolshoy", "the wrong alphabet"),
    ("script", "en", "ru", "He said that the police came", "Он сказал, что that the police пришла", "words left as is"),
    ("script", "ru", "en", "Министр сказал нет", "The министр сказал", "the source's alphabet"),
    ("script", "ru", "sr-Latn", "Министр сказал нет", "Министар је рекао не", "the subtag decides"),
    ("length", "en", "ru", "A tiny piece of basalt the size of a coin will be launched on board a probe on Thursday.",
     "В четверг будет запуск.", "most of it is lost"),
    ("length", "en", "ru", "He said no.", "Он сказал, что никогда в жизни не согласится с этим странным предложением.",
     "much is made up"),
    ("number", "en", "ru", "He was born in 1947.", "Он родился в 19447 году.", "a changed year"),
    ("number", "en", "ru", "He was born in March.", "Он родился в марте 1947 года.", "a year made up"),
    ("minus", "en", "ru", "It was -7 at dawn.", "На рассвете было 7.", "a lost minus sign"),
    ("currency", "en", "ru", "A ticket is €40.", "Билет стоит 40 долларов.", "another currency"),
    ("unit", "en", "ru", "It does 35 mpg.", "Расход 35 мг.", "another unit"),
    ("time", "en", "ru", "It opens at 5 p.m.", "Открывается в 5 утра.", "another half of the day"),
    ("designation", "en", "ru", "Call 1-800-555-0199.", "Звоните 1-800-555-199.", "a digit of a number to call"),
    ("currency", "en", "ru", "About ±3 points", "Около 3 фунтов стерлингов", "a currency made up"),
    ("sign", "en", "ru", "About ±3 points", "Около 3 пунктов", "a lost sign"),
    ("foreign-word", "en", "ru", "The paper “Заря” closed.", "Газета «#» закрылась.", "a lost word of another script"),
    ("url", "en", "ru", "See https://a.org/x for it.", "Об этом см. https://a.org/.", "a shortened address"),
    ("url", "en", "ru", "See a.org and a.org", "См. a.org", "once instead of twice"),
    ("url", "en", "ru", "See the page", "См. www.example.com", "made up"),
    ("email", "en", "ru", "Write to a.b@c.org now", "Напишите на a.b@c.ru сейчас", "another address"),
    ("handle", "en", "ru", "as @some_one said", "как сказал @кто-то", "a translated handle"),
    ("handle", "en", "ru", "on #Peace today", "о мире сегодня", "a lost tag"),
    ("path", "en", "ru", "Open /etc/hosts first", "Сначала откройте /и т. д./хосты", "a translated path"),
    ("placeholder", "en", "ru", "Hello, %s!", "Привет, % s!", "a blank inside"),
    ("placeholder", "en", "ru", "Hello, {name}!", "Привет, {имя}!", "a translated name"),
    ("placeholder", "en", "ru", "<b>Hello</b>, you", "<b>Привет<b>, ты", "a closing tag lost"),
    ("placeholder", "en", "ru", "you &amp; me", "ты & я", "an entity resolved"),
    ("copied", "en", "de", "The old house was sold last year.", "The old house was sold last year.", "not translated"),
    ("copied", "en", "pt", "The old house was sold by them.", "The old casa was sold by them.", "one word translated"),
]  # fmt: skip


@pytest.mark.parametrize(("source_locale", "target_locale", "source", "target", "reason"), GOOD)
def test_fit_to_be_shown(source_locale: str, target_locale: str, source: str, target: str, reason: str) -> None:
    assert judge(source, target, source_locale, target_locale) == (), reason


@pytest.mark.parametrize(("rule", "source_locale", "target_locale", "source", "target", "reason"), BAD)
def test_caught(rule: str, source_locale: str, target_locale: str, source: str, target: str, reason: str) -> None:
    found = judge(source, target, source_locale, target_locale)
    assert rule in [finding.rule for finding in found], reason
    assert all(finding.message for finding in found)


def test_every_rule_has_a_bad_example_and_its_own_id() -> None:
    ids = [rule.id for rule in GUARD]
    assert len(ids) == len(set(ids))
    assert set(ids) == {row[0] for row in BAD}


def test_an_empty_target_is_reported_once() -> None:
    found = judge("In 1947 see https://a.org and %s", "", "en", "ru")
    assert [finding.rule for finding in found] == ["empty"]


def test_a_message_names_what_is_wrong() -> None:
    (finding,) = judge("He was born in 1947.", "Он родился в 1974 году.", "en", "ru")
    assert finding.message == "missing: 1947; not in the source: 1974"


LOCALES = st.sampled_from(["en", "ru", "uk", "pt", "de", "zh", "ja", "ar", "sr-Latn", "pt_BR", "xx", ""])
SIGNS = st.text(alphabet="ab1.@#%{}<>/&;: аб你α\u2047'’", max_size=60)


@given(st.one_of(st.text(), SIGNS), st.one_of(st.text(), SIGNS), LOCALES, LOCALES)
def test_never_raises_and_never_repeats_a_rule(
    source: str, target: str, source_locale: str, target_locale: str
) -> None:
    found = [finding.rule for finding in judge(source, target, source_locale, target_locale)]
    assert len(found) == len(set(found))


@given(st.lists(st.from_regex(r"\A[1-9]\d{0,8}([.,]\d{1,2})?\Z"), min_size=1, max_size=12), LOCALES, LOCALES)
def test_numbers_alone_may_stay_as_they_are(figures: list[str], source_locale: str, target_locale: str) -> None:
    text = "; ".join(figures)
    assert judge(text, text, source_locale, target_locale) == ()


@given(st.one_of(st.text(), SIGNS))
def test_a_text_keeps_its_own_spans_and_numbers(text: str) -> None:
    found = {finding.rule for finding in judge(text, text, "en", "en")}
    assert found <= {"script"}


@given(st.text(alphabet="абвгд", min_size=5, max_size=9), st.integers(min_value=3, max_value=30))
def test_any_word_in_a_loop_is_caught(word: str, times: int) -> None:
    found = judge("He said something short.", " ".join([word] * times), "en", "ru")
    assert "repetition" in [finding.rule for finding in found]


@pytest.mark.parametrize(
    "unit",
    ["a", "a b ", "на ", "1 ", "? ", "a@", "https://", "аб", "½", "€1 ", "5 kg ", "5 p.m. ", "<б>", "5 miles per "],
)
def test_long_texts_take_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    judge(text, text[1:] + " 5", "en", "ru")
    assert time.process_time() - start < 10
