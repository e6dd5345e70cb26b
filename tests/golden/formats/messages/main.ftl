# The title of the page
-brand-name = Notebook
title = Welcome to { -brand-name }
    and to its <strong>pages</strong>.
login = Log in
    .title = Log in to your account
    .accesskey = L
## Notes
notes =
    { $count ->
        [one] You have { $count } note.
       *[other] You have { NUMBER($count) } notes
            on { DATETIME($date, month: "long") }.
    }
shared = { $who } added { $count ->
        [one] a photo
       *[other] photos of { $sex ->
            [male] him
           *[other] them
        }
    } today.
quote = { "{" }braces{ "}" } stay
