"""What may become of a mission: the verbs of opening, closing, raising and standing, as its clause has them.

``OF_IT`` reads what is told of a mission that is the clause's subject ('was closed', 'went into operation'), ``TO_IT``
what somebody does to one that is its object ('opened', 'maintains'). Each match has a group for the deed.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.sifted import Sifted

_DOING: Final = r"(?:to (?:work|function|operate|receive (?:the public|visitors)|issue visas))"
_WORK: Final = (
    r"(?:with )?(?:its |their |the |all )?(?:diplomatic |official |normal |regular |full )?(?:work(?:ing)?|"
    r"operations?|operating|"
    r"activit(?:y|ies)|functions|functioning|services?|duties)"
)
# What is told of a mission that is the clause's subject, …
OF_IT: Final = Sifted(
    r"\b(?:(?P<closed>(?:closed|shut) it(?: down)?|closed(?: down)?(?: its doors)?|closes(?: its doors)?|"
    r"shuts?(?: down)?(?: its doors)?|wound up|"
    r"abolished|discontinued|dissolved|withdrawn|given up|extinguished|mothballed|evacuated|"
    r"(?<=will )(?:close|shut)(?: down)?(?: its doors)?|(?<=to )(?:close|shut)(?: down)?(?: its doors)?|padlocked|"
    rf"(?:ceased?|ceases|stopped|stops|ended|ends|suspended) (?:to (?:exist|operate|function|work)|{_WORK}|existence)|"
    r"suspended|abandoned|fell victim to|disappeared)"
    r"|(?P<opened>(?:brought|put) it back|re-?opened it|(?:re-?)?opened(?! (?:an?|two|three|several) )(?: its "
    r"doors)?|(?:re-?)?opens(?! (?:an?|two|three|several) )(?: its doors)?|(?:re-?)?open (?:its doors )?(?=in |"
    r"on )|(?:(?<=will )|(?<=to )|(?<=shall ))(?:re-?)?open(?: its doors)?|"
    r"inaugurated|(?:re-?)?established|"
    rf"set up|founded|re-?activated|revived|restored|unveiled|"
    rf"(?:started|starts|start|began|begins|begin|begun|commenced|commences|commence) {_DOING}|"
    rf"(?:started|starts|start|began|begins|begin|begun|commenced|commences|commence|resumed|resumes|resume|took up|"
    rf"taken up|takes up) (?:again )?{_WORK}|(?:started|began|begun) receiving (?:the public|visitors)|"
    r"(?:started|began|begun) (?:anew|afresh|again)|unlocked (?:its|the) doors|(?:raised|lifted) its shutters|"
    r"installed|"
    r"launched|brought back|resumed|(?:came|come|comes) (?:into being|back to life|into operation)|"
    r"went into (?:operation|service)|(?:welcomed|received|served|admitted) (?:(?:its|the) (?:first|<O\d+>) "
    r"(?:visitors|guests|applicants|citizens|customers|clients)|the public)(?: again| anew| once more)?|(?:put|"
    r"brought) back (?:into service|to life)|(?:became|become|"
    r"becomes) operational|up and running|followed(?! by)|"
    r"(?:to|will) follow|on (?:the|its|their) way|in (?:preparation|the making|the pipeline|the works))"
    r"|(?P<raised>(?:(?:raised|upgraded|elevated|promoted|turned|converted|transformed) (?:in)?to|became|become|made|"
    r"(?:has|have) been(?= an embassy| embassies)) "
    r"(?:the (?:rank|level|status) of )?(?:an? |its |their |full |full-fledged )*(?P<rank>embass(?:y|ies)|"
    r"legations?|consulates?[- ]general|high commissions?))"
    r"|(?P<since>existed|exists|"
    r"(?:worked|(?<!the )works|working)(?! (?:with|on|together|closely|hard|to|for|out)\b)|functioned|functions|"
    r"functioning|operated|operates|"
    r"operating|"
    r"operational|at work|active|in operation|in place|served|in service|open|maintained|there(?= since)|"
    r"(?:dates|dating) (?:back )?(?:to|from)))\b"
)
# … and what somebody does to a mission.
TO_IT: Final = re.compile(
    r"\b(?:(?P<closed>clos(?:ed?|es|ing)(?: down)?|(?:closure|closing) of|shut(?:s|ting)?(?: down)?|g[ai]ve[sn]? up|"
    r"abolish(?:ed|es)|"
    r"suspend(?:ed|s)|extinguish(?:ed|es)|withdrew|w(?:ound|inds) up|evacuated)"
    r"|(?P<opened>(?:re-?)?open(?:ed|s|ing)?|inaugurat(?:ed|es|ing)|(?:re-?)?establish(?:ed|es|ing)|set(?:s|ting)? up|"
    r"founded|installed|sent|launch(?:ed|es)|brought back|gets?|got|(?:answered|replied|responded|reciprocated) with|"
    r"(?:will|is to|are to|shall)(?: soon| shortly| also| thus| then)? have|(?:re-?)?opening of|inauguration of|"
    r"follow(?:s|ed) with|cut the ribbon (?:of|at|for|"
    r"on)|restored|"
    r"re-?activated|"
    r"(?:is|are) (?:preparing|planning)|plans)"
    r"|(?P<there>(?:has|have|had|maintains?|maintained|keeps?|kept|runs|ran|operates|operated|possesses|"
    r"(?:will )?retains?)(?: had)?|"
    r"(?:is|are|remains?) (?:also |nowadays |today |now |currently |further )?present(?: there| here)?"
    r"(?: in (?:the )?<C\d+>)? (?:with|through|by)|there (?:is|are)|(?:does|do) have))"
    r"(?: (?:already|also|again|only|besides|there|moreover|too|,)|, besides,|, moreover,|, however,|, in addition,)*"
    r"(?P<gap>(?: (?:in|from|since|as of|as from) <D\d+>,?| in <C\d+>,?)?) $"
)
