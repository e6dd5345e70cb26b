"""Phrases that engines misread are said in other words of the same meaning; other texts stay as they are."""

from __future__ import annotations

import pytest

from translate.machine.rewording import reworded

SAID = [
    ("The club won five cups in as many seasons.", "The club won five cups in five seasons."),
    ("It was the third fire in as many weeks.", "It was the third fire in three weeks."),
    ("They lost 4 games in as many days.", "They lost 4 games in four days."),
    ("Costs are twice as high as in 2015.", "Costs are two times higher than in 2015."),
    ("The dam holds twice as much water as the old one.", "The dam holds two times more water than the old one."),
    ("The lake is half as deep as it was.", "The lake is two times less deep than it was."),
    ("It uses half as much fuel as before.", "It uses two times less fuel than before."),
    ("Three times as many people came as in May.", "Three times more people came than in May."),
    ("The toll rose to 64, up from 58.", "The toll rose to 64, compared with 58."),
    ("It fell to 8% (down from 11%).", "It fell to 8% (compared with 11%)."),
    ("Prices are up from 5 to 7 dollars.", "Prices rose from 5 to 7 dollars."),
    ("Two dozen boats and half a dozen trucks.", "24 boats and 6 trucks."),
    ("As many as 70 workers left; as few as six came.", "Up to 70 workers left; only six came."),
    ("The herd doubled from 30 to 60.", "The herd grew twofold from 30 to 60."),
    ("She ran it for a quarter of a century.", "She ran it for 25 years."),
    ("A fortnight later it was open.", "Two weeks later it was open."),
    ("Of 3.4m, 560k are in camps; he ran a 10k race.", "Of 3.4m, 560,000 are in camps; he ran a 10k race."),
    ("Wind: NW 12 mph", "Wind: northwest 12 mph"),
    ("No. 5, apt. #12, on 42nd St. in May, or 5th Ave.", "No. 5, apartment 12, on 42nd Street in May, or 5th Avenue."),
    ("To: all staff", "Recipient: all staff"),
    ("The wind turned from NW to SE.", "The wind turned from northwest to southeast."),
    ("Turn N at the lighthouse, then W along the shore.", "Turn north at the lighthouse, then west along the shore."),
    ("Reply STOP to end it, or text PAY to 5151.", "Send STOP to end it, or send PAY to number 5151."),
    ("The shop is open 9 a.m.–5 p.m. Mon–Fri.", "The shop is open from 9 a.m. to 5 p.m. from Monday to Friday."),
    ("Sales fell from Jan.-Mar. last year.", "Sales fell from January to March last year."),
    ("Oil rose to $84.20 a barrel.", "Oil rose to $84.20 per barrel."),
    ("Milk costs 90 pence a pint.", "Milk costs 90 pence per pint."),
    ("Prices start at 99p and end at £4.99.", "Prices start at 99 pence and end at £4.99."),
    ("Mix 2 tbsp. oil and ½ tsp. salt.", "Mix 2 tablespoons oil and ½ teaspoon salt."),
    ('Cut it into 1" cubes.', "Cut it into 1-inch cubes."),
    ("thx, c u there, idk when", "thanks, c you there, I don't know when"),
    ("I agree w/ you", "I agree with you"),
]
KEPT = [
    "Mon-Fri: 9am-5pm",
    "Watch it in 1080p or 24p.",
    "Write to r@u.org or u/me.",
    "It cost $5 a week.",
    "Here r is the radius, and u = 5.",
    "The rise was 2 in. The rest is old.",
    'He said "6" to her.',
    "He has as many friends as she has.",
    "Come as soon as you can.",
    "Dozens of boats left.",
    "The girl grew up from a child into a leader.",
    "Sales doubled in May.",
    "The SE of the company met Mr. W. Smith.",
    "He sent a text to Anna.",
]


@pytest.mark.parametrize(("text", "other"), SAID)
def test_phrases_are_said_in_other_words(text: str, other: str) -> None:
    assert reworded(text, "en-GB") == other


@pytest.mark.parametrize("text", KEPT)
def test_other_texts_stay(text: str) -> None:
    assert reworded(text, "en") == text


def test_other_languages_stay() -> None:
    assert reworded("Two dozen boats", "de") == "Two dozen boats"
