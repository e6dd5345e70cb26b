"""Which wording goes with which paragraph."""

from __future__ import annotations

from dataclasses import replace

from translate.catalog import carry
from translate.catalog.entries import Catalog, Entry
from translate.catalog.leverage import is_derived, is_recut

BRIDGE = "The council met on Monday. It decided to repair the old bridge. The work begins in May."
МОСТ = "Совет собрался в понедельник. Он решил починить старый мост. Работы начнутся в мае."
NEWS = "Nothing else happened in the town that week."
НОВОСТИ = "Больше в городе на той неделе ничего не произошло."
LAKE = "The lake was frozen from shore to shore and the boats lay in the ice."
ОЗЕРО = "Озеро замёрзло от берега до берега, и лодки лежали во льду."


def entries(sources: list[str], *old: Entry) -> dict[str, Entry]:
    return carry(Catalog(entries=old), sources, "en", "ru")


def test_the_same_text_has_its_entry_wherever_it_stands() -> None:
    old = (Entry(BRIDGE, МОСТ), Entry(NEWS, НОВОСТИ, obsolete=True))
    found = entries([NEWS, LAKE, BRIDGE], *old)
    assert found[NEWS] is old[1]
    assert found[BRIDGE] is old[0]
    assert LAKE not in found


def test_a_changed_paragraph_takes_the_old_wording_fuzzy_with_comments_and_flags() -> None:
    new = BRIDGE.replace("May", "June")
    found = entries(
        [new], Entry(BRIDGE, МОСТ, flags=("no-wrap",), comments=("check the bridge", "machine: e; text 12345678"))
    )
    assert found[new] == Entry(new, МОСТ, flags=("fuzzy", "no-wrap"), comments=("check the bridge",), previous=BRIDGE)


def test_the_likest_wording_wins_and_none_is_used_twice() -> None:
    first, second = (
        LAKE.replace("boats", "ships"),
        LAKE.replace("boats", "rafts").replace("shore to shore", "end to end"),
    )
    found = entries([second, first], Entry(LAKE, ОЗЕРО))
    assert found[first].target == ОЗЕРО
    assert (found[second].target, found[second].comments) == ("", (f"former wording: {ОЗЕРО}",))


def test_what_the_machine_wrote_and_what_was_never_worded_is_not_carried() -> None:
    from translate.catalog import checksum

    machine = Entry(BRIDGE, МОСТ, flags=("fuzzy",), comments=(f"machine: e; text {checksum(МОСТ)}",))
    assert entries([BRIDGE.replace("May", "June"), NEWS[:-1]], machine, Entry(NEWS)) == {}


def test_a_split_paragraph_takes_its_sentences_along() -> None:
    head, tail = "The council met on Monday. It decided to repair the old bridge.", "The work begins in May."
    found = entries([head, tail], Entry(BRIDGE, МОСТ))
    assert [(found[part].target, found[part].previous, found[part].fuzzy) for part in (head, tail)] == [
        ("Совет собрался в понедельник. Он решил починить старый мост.", BRIDGE, True),
        ("Работы начнутся в мае.", BRIDGE, True),
    ]


def test_a_split_that_is_not_safe_offers_the_whole_wording() -> None:
    merged = "Совет собрался в понедельник и решил починить старый мост. Работы начнутся в мае."
    parts = ["The council met on Monday.", "It decided to repair the old bridge.", "The work begins in May."]
    found = entries(parts, Entry(BRIDGE, merged))
    assert {(entry.target, entry.comments) for entry in found.values()} == {("", (f"former wording: {merged}",))}
    assert set(found) == set(parts)


def test_joined_paragraphs_join_their_wordings() -> None:
    joined = f"{BRIDGE} {NEWS}"
    found = entries([joined], Entry(BRIDGE, "Решили чинить мост."), Entry(NEWS, НОВОСТИ))
    assert (found[joined].target, found[joined].previous) == (f"Решили чинить мост. {НОВОСТИ}", f"{BRIDGE}\n\n{NEWS}")


def test_a_paragraph_without_one_sentence() -> None:
    shorter = "The council met on Monday. The work begins in May."
    assert (
        entries([shorter], Entry(BRIDGE, МОСТ))[shorter].target
        == "Совет собрался в понедельник. Работы начнутся в мае."
    )


def test_a_wording_that_was_only_carried_stands_for_its_origin() -> None:
    june, july = BRIDGE.replace("May", "June"), BRIDGE.replace("May", "July")
    origin, carried = Entry(BRIDGE, МОСТ, obsolete=True), Entry(june, МОСТ, flags=("fuzzy",), previous=BRIDGE)
    assert is_derived(carried, {BRIDGE: origin}, "en", "ru")
    assert entries([july], carried, origin)[july].previous == BRIDGE
    edited = Entry(june, МОСТ.replace("мае", "июне"), flags=("fuzzy",), previous=BRIDGE)
    assert not is_derived(edited, {BRIDGE: origin}, "en", "ru")
    assert entries([june.replace("work", "works")], edited, origin)[june.replace("work", "works")].previous == june


def test_texts_without_spaces_are_compared_by_letter() -> None:
    found = carry(
        Catalog(entries=(Entry("市政府决定修理那座旧桥。", "Мост починят."),)), ["市政府决定修理这座旧桥。"], "zh", "ru"
    )
    assert next(iter(found.values())).target == "Мост починят."


def test_a_rewritten_article_is_matched_in_good_time() -> None:
    old = [
        Entry(f"The {n} boats of the harbour {n * 7} left for the island {n * 13} at dawn.", "Да.") for n in range(400)
    ]
    new = [entry.source.replace("dawn", "noon") for entry in old]
    found = entries(new, *old)
    assert [found[text].previous for text in new] == [entry.source for entry in old]


def test_a_wording_that_may_say_what_the_source_says_no_more_is_not_taken_for_recut() -> None:
    former = "He came. He slept. He stole the money."
    gone = Entry("He came. He slept.", "Он пришёл, поспал и украл деньги.", flags=("fuzzy",), previous=former)
    assert not is_recut(gone, "en")
    assert is_recut(replace(gone, target="Он пришёл. Он поспал."), "en")
    joined = replace(gone, source="He slept. He stole the money. He came.")
    assert is_recut(joined, "en")


def test_a_list_that_comes_to_be_read_item_by_item_and_lines_that_come_to_be_joined_are_taken_over() -> None:
    old = Catalog(
        entries=(
            Entry("- First item\n- Second one", "- Первый\n- Второй"),
            Entry("The bridge is\nclosed.", "Мост\nзакрыт."),
        )
    )
    found = carry(old, ["First item", "Second one", "The bridge is closed."], "en", "ru")
    assert {source: entry.target for source, entry in found.items()} == {
        "First item": "Первый", "Second one": "Второй", "The bridge is closed.": "Мост закрыт.",
    }  # fmt: skip
    assert all(entry.fuzzy and entry.previous for entry in found.values())
