"""What the pages of relations show.

`asked` what an address asks for · `busiest` the list · `page` one relation · `events` what makes a period · `axis`,
`course`, `mirror`, `lanes`, `answers` its pictures as Vega-Lite, plain values made here: `relations/charts` draws the
same for files through Altair, which takes seconds where a page has milliseconds. A test holds these to its schema.
"""
