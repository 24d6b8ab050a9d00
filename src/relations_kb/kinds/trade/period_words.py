"""The words around a date that tell whether it is an amount's: right behind, right before, or compared with."""

from __future__ import annotations

import re
from typing import Final

BEHIND: Final = re.compile(
    r"(?i)^(?: ?\$)?(?: of the <C\d+>)?(?:'s?)?(?: (?:went|goes|was sent|were sent|were sold|came)(?= (?:to|from) )"
    r")?(?: ?(?:usd|worth|of|goods|in goods|in trade|in value|annually|us "
    r"dollars|mark|threshold|bar|line|level|surplus|deficit|trade)\b)*(?: (?:with|to|from|in) (?:the )"
    r"?<[CS]\d+>)?[,)]? "
    r"?(?:\([^()<]{0,50}\) ?)?,? ?\(?(?:already |only |back |recorded |reported |registered "
    r"|for |"
    r"alone |just )?(?:(?:in|during|for|over|as of|as at|by|at|until|through|within|throughout|"
    r"as on|of)\b ?)?(?:the )?(?:whole |full |entire |period |year |course |results? |outcomes? |same |"
    r"corresponding |similar |like |past "
    r"|last |current |previous |iranian |persian |<C\d+> |solar |calendar |fiscal |financial |"
    r"of the |<O\d+> |(?:first |last )?[a-z0-9]+ months |first (?:half|quarter) "
    r")*(?:of |from |between )?(?:the )?$"
)
COMPARED: Final = re.compile(
    r"(?i)(?<!^for )\b(?:"
    r"compar\w*|than|against|since|relative|versus|vs|higher|lower|as compared|as against|(?:below|above|"
    r"beneath|beyond|short of|off|beat\w*|overt\w+|exceed\w*|surpass\w*) (?:the |that |those )?(?:level|figure|result|"
    r"indicator|mark|value|volume|number|amount|total|one|of|in|for)s?)\b[^<]{0,30}$"
    r"|\b(?:below|above|up on|down on|ahead of)(?: the)? $|(?:%|\bper ?cent|\bpoints?|\bup|\bdown|\bincrease|"
    r"\bdecrease|\brise|\bgrowth)[^<]{0,20} "
    r"(?:from|on|over) (?:the )?$"
)
BEFORE: Final = re.compile(
    r"(?i)^[ ,):]*(?:(?:a|little|slightly|well|just|was|were|is|and|it|reached|stood at|the|figure|amounted to|to|"
    r"of|at|that|year|about|over|some|nearly|more than|around|"
    r"almost|worth|trade|turnover|total|totall?ed|volume|equal(?:led)?|made(?: up)?|hit|"
    r"had|been|already|only|approximately|from|rose|fell|"
    r"exports?|imports?)\b[ ,:(]*)*[-–=:( ]*$"
)
OPENING: Final = re.compile(
    r"(?i)^(?:[^<]{0,45}\b)?(?:\b(?:in|during|for|over|as of|at|by|from|of|throughout|"
    r"on|since|within|between|to|till|until|up to|through)\b ?|^\W*)(?:the )?(?:whole |full |period |year |"
    r"course |management |exercise |"
    r"season |campaign "
    r")*(?:of |from )?(?:the )?$"
)
PREPOSITION: Final = re.compile(
    r"(?i)\b(?:ended|closed|finished|concluded|in|during|for|over|as of|at|by|from|of|throughout|within|between|"
    r"as at)(?: "
    r"the)?(?: (?:whole|full|period|year|same period|course|months))?(?: of| from)?(?: "
    r"the)? ?$"
)
SAME_PERIOD: Final = re.compile(
    r"(?i)\b(?:same|like|comparable|corresponding|similar|analogous|respective) (?:period|months?|quarter|half|"
    r"time|span) (?:of|in|for|a|the)? ?(?:the )?$"
)
YEAR_AGO: Final = re.compile(r"(?i)a year (?:earlier|ago|before)\b")
# 'down 4% on the year from $5 million': the amount of a year before.
YEAR_BEFORE: Final = re.compile(
    r"(?i)(?:year[- ]on[- ]year|y-o-y|yoy|on the year|annual(?:ly| terms| basis)|year[- ]over[- ]year|"
    r"(?:a|the|one) year (?:earlier|before|ago)|the previous year|the year before|same period (?:of )?(?:last|the "
    r"previous|a) year)"
)
BESIDE: Final = re.compile(r"(?i) ?[-–—:] ?(?:about |over |some |nearly |almost |more than )?")
# A day dates a figure only as the end of its period; else it is the day of the report.
UP_TO_DAY: Final = re.compile(r"(?i)\b(?:as of|as at|by|at|until|till|to|through|since|from|between|and)(?: the)? $")
CLOSE: Final = re.compile(r"(?i)(?:the )?close of ")
# Of a report's fiscal year, or its part of a year: not a calendar year.
THAT_YEAR: Final = re.compile(r"(?i)(?:the same|that|the said) (?:fiscal |financial )?(?:year|period)")
DAYS: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})
IRANIAN: Final = re.compile(
    r"(?i)\b(?:iranian|persian|solar(?: hijri)?)(?: (?:calendar|fiscal|solar))?(?: year)?,? ?\(?$"
)
# 'had been put into the country by 2012': no comma, no word of another matter, the date behind its preposition.
FURTHER_ON: Final = re.compile(
    r"(?i)(?!.*\b(?:sign\w*|agree\w*|visit\w*|since|compared|than|against|after|before|following|target|will|"
    r"would|plan\w*|"
    r"who|when|began|opened|established|from)\b)[^,;:.|]{1,60}\b(?:in|by|during|as of|at|over|throughout)(?: the)? "
)
