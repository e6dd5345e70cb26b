"""Which line breaks of a text only wrap running text: prose of many shapes against verses, lists, tables and turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text import line_breaks

PROSE = {
    "flush": """\
The mayor of the town has left the council after a long quarrel
about the bridge, which has been closed since the spring of this
year.""",
    "ragged": """\
The harbour of the town was empty when they finally came home,
and the boats lay under the snow as if nobody had ever
wanted to sail in them again, which was of course
not true at all in those years.""",
    "hanging": """\
* The first item of this list is rather long and goes on to a
  second line, which is indented below the first.""",
    "quoted": """\
> I have read your letter twice and I still do not know what you
> want from me, so I will come on Monday and ask you.""",
    "capitals": """\
THE SOFTWARE IS PROVIDED AS IT IS, WITHOUT A WARRANTY OF ANY KIND
EXCEPT THAT IT WAS MADE BY PEOPLE WHO WISH YOU WELL AND WHO HAVE
TRIED IT.""",
    "German": """\
Der Bürgermeister hat den Rat nach einem langen Streit über die
Brücke verlassen, die seit dem Frühjahr dieses Jahres für den
Verkehr gesperrt ist und die niemand instand setzen will.""",
    "Russian": """\
Мэр города ушёл из совета после долгого спора о мосте, который
закрыт с весны этого года и который никто не хочет чинить за
свой счёт.""",
    "Hebrew": """\
הנשיא ביקר אתמול בעיר הגדולה ודיבר עם התושבים על הגשר הישן שנסגר
באביב של השנה הזאת ועל העבודה שצריך לעשות כדי לפתוח אותו מחדש
לפני החורף.""",
    "narrow, with broken words": """\
Die Regierung hat einen neuen Informa-
tionsdienst für die Einwohner der klei-
nen Städte angekündigt.""",
    "ending where sentences do": """\
She had never been on time for anything in all of her life.  He
knew it.  The others on the boat did not know it yet, of course.
They waited, and it grew dark over the harbour.""",
    "narrow": """\
The mayor of the town said
on Monday that nobody was
hurt in the fire, which broke
out at a mill by the river.""",
    "narrow, of three lines": """\
The chief of the village spoke of
the long drought and of the cattle
that lay dead on the road.""",
    "one broken word": """\
The well-
known doctor came on a long visit to the northern district.""",
}

LINES = {
    "interview": """\
Ines Kalb: When did you start to write?
Teo Marsh: When I was nine. My mother had a typewriter then.
Ines Kalb: And your first book?
Teo Marsh: It came out in 1999. Nobody bought it.""",
    "transcript": """\
[00:01:15] INES KALB: Good evening and welcome to the show.
[00:01:22] TEO MARSH: Thank you for having me here again.
[00:01:30] INES KALB: How was the trip?""",
    "chat": """\
[12:01] <ines> did you see the news about the ferry
[12:01] <teo> no, what happened to it this time
[12:03] <ines> it hit the pier again and nobody was hurt""",
    "programme": """\
19:00 Opening of the festival by the mayor of the town
19:30 Concert of the youth choir in the great hall
20:45 Fireworks over the lake""",
    "programme with points": """\
09.30 Opening speech in the great hall (the mayor of the town)
10.15-10.30 Coffee
12.45 Lunch, Hall B""",
    "by-line": "By Ines Kalb and Teo Marin in Northport\nPublished 3 June 2024, 08:15 GMT",
    "narrow verses": """\
the boats are asleep in
the bay and the lamps
on the quay are out
and nobody is there to
tell the tide""",
    "narrow verses of three lines": """\
The lamps went out, and then
the geese came over the bay
as if they knew the way.""",
    "narrow verses in small letters": """\
so much of the
sea is in the
windows.""",
    "verses": """\
The harbour sleeps beneath the snow,
The boats are dreaming of the sea,
And where the summer travellers go
There is no room for you and me.""",
    "verses in small letters": """\
i walked along the water in the dark
and counted every lamp upon the pier
the one beside the bakery was out
and nobody was there to light it""",
    "long verses": """\
The lamps along the quay went out, and one by one the boats came home,
And nobody was left to tell the keeper of the light to sleep,
And all the water of the bay went over us in sheets of foam,
And what the harbour took from us the harbour was allowed to keep.""",
    "indented verses": """\
The harbour sleeps beneath the falling snow of night,
    the boats are dreaming of the sea that they have left,
and where the summer travellers go to look for light
    there is no room for those of whom it was bereft.""",
    "list": """\
Bread
Two litres of milk from the shop on the corner of the market
Salt""",
    "list of marks": """\
+ a quiet room with a view of the harbour and of the sea
◦ breakfast is served until eleven, and until noon on Sunday
→ closed in winter, except for the holidays of the new year""",
    "letters": """\
a) the mayor and the council of the county
b) the bank
c) everyone else who lives in the town today""",
    "bars": """\
| Town     | Population | Change |
|----------|-----------:|-------:|
| Riga     | 605,273    | -1.2%  |""",
    "columns": """\
Town          Population      Trams    the largest one
Riga             605,273         12    of the whole country
Tallinn          453,864          4    of the north""",
    "tabs": "Name\tAge\tThe town in which he or she was born and lives\nTeo\t44\tthe old town",
    "dots": """\
Soup of the day, with bread from the bakery ........ 4.50
salad of green beans ............................... 5.00""",
    "address": """\
Ines Kalb
Editor, The Evening News of the Northern Counties
12 Harbour Street, Flat 3""",
    "caption": "The old bridge before it was closed to cars in the spring\nPhoto: Ines Kalb",
    "underlined": """\
The bridge and the people who built it in one winter
====================================================""",
    "dialogue": """\
—¿Quién ha venido esta noche a la casa del puerto?
—Nadie que tú conozcas, mujer, nadie que tú conozcas todavía.
—Entonces cierra la puerta.""",
    "code": """\
```
make all && make check && make install && make clean
then wait for it
```""",
}


def wraps(text: str, width: int = 0) -> list[bool]:
    return list(line_breaks.wraps(line_breaks.lines(text.split("\n"), 0), width))


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("width", [0, 66])
def test_running_text_is_wrapped(text: str, width: int) -> None:
    own = line_breaks.wrap_width([line_breaks.lines(text.split("\n"), 0)])
    assert all(wraps(text, width or own or 62))


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_other_lines_are_meant(text: str) -> None:
    assert line_breaks.wrap_width([line_breaks.lines(text.split("\n"), 0)]) == 0
    assert not any(wraps(text))


@pytest.mark.parametrize("text", [LINES[k] for k in LINES if k not in ("long verses",)])
def test_other_lines_are_meant_in_an_article_that_is_wrapped(text: str) -> None:
    assert not any(wraps(text, 75))


def test_turns_of_a_dialogue_may_be_wrapped_themselves() -> None:
    text = """\
INES KALB: I came to this town in the winter of that year and
found a room near the harbour, where I lived until the spring.
TEO MARSH: And did you write there?
INES KALB: Every night. The room was cold and the light was bad,
but nobody disturbed me, and the landlady brought tea at nine."""
    assert wraps(text) == [True, False, False, True]


def test_the_first_line_of_a_paragraph_may_be_indented() -> None:
    text = """\
    The harbour of the town was empty when they came, and the boats
lay under the snow as if nobody had ever wanted to sail in them.
    "We are late," said the captain, who had never been on time for
anything in his life."""
    assert wraps(text) == [True, False, True]


def test_a_dash_may_wrap_to_the_next_line_of_running_text() -> None:
    text = """\
The mayor of the town has left the council after a long quarrel
- the longest of all - about the bridge, which has been closed for
years."""
    assert wraps(text) == [True, True]


def test_the_cell_of_a_table_may_be_wrapped_below_itself() -> None:
    text = """\
-v, --verbose   say more about what is being done, and why it is
                done at all; may be given twice
-q, --quiet     say nothing"""
    assert wraps(text, 66) == [True, False]


def test_the_width_is_that_of_running_text_and_not_of_a_long_headline() -> None:
    headline = "A headline that nobody has wrapped, although it is so much longer than the lines of the text\nBy Teo"
    blocks = [line_breaks.lines(text.split("\n"), 0) for text in (headline, PROSE["flush"])]
    assert line_breaks.wrap_width(blocks) == 64


@given(
    st.lists(st.text(st.sampled_from(list("ab. -|*1:>\t")), max_size=50), min_size=1, max_size=6), st.integers(0, 99)
)
def test_there_is_one_answer_for_each_break(lines: list[str], width: int) -> None:
    assert len(line_breaks.wraps(line_breaks.lines(lines, 3), width)) == len(lines) - 1
