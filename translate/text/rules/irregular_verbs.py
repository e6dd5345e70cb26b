"""The dictionary forms of English verbs by their irregular forms, so that no dictionary has to be loaded for them."""

from __future__ import annotations

_ROWS = """
    beat beaten | become became | begin began begun | bend bent | bind bound | bite bit bitten | blow blew blown
    | break broke broken | bring brought | build built | buy bought | catch caught | choose chose chosen | come came
    | deal dealt | dig dug | do did done does | draw drew drawn | drink drank drunk | drive drove driven | eat ate eaten
    | fall fell fallen | feed fed | feel felt | fight fought | find found | flee fled | fly flew flown
    | forbid forbade forbidden | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen
    | get got gotten | give gave given | go went gone goes | grow grew grown | hang hung | have had has | hear heard
    | hide hid hidden | hold held | keep kept | know knew known | lay laid | lead led | leave left | lend lent
    | light lit | lose lost | make made | mean meant | meet met | overcome overcame | overtake overtook overtaken
    | pay paid | ride rode ridden | ring rang rung | rise rose risen | run ran | say said | see saw seen | seek sought
    | sell sold | send sent | shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk
    | sing sang sung | sink sank sunk | sit sat | sleep slept | speak spoke spoken | spend spent | spin spun
    | stand stood | steal stole stolen | stick stuck | strike struck stricken | swear swore sworn | sweep swept
    | swim swam swum | swing swung | take took taken | teach taught | tear tore torn | tell told | think thought
    | throw threw thrown | understand understood | undertake undertook undertaken | wake woke woken | wear wore worn
    | win won | withdraw withdrew withdrawn | withhold withheld | withstand withstood | write wrote written
    | outdo outdid outdone | rebuild rebuilt | repay repaid | retake retook
"""
IRREGULAR = {form: row.split()[0] for row in _ROWS.split("|") for form in row.split()[1:]}
"""The dictionary form by each irregular form, both in lower case."""
