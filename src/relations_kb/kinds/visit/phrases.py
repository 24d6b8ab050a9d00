"""Phrases that several rules on visits, meetings and calls are made of."""

from __future__ import annotations

from typing import Final

VISIT: Final = r"(?:visits?|trips?|tours?|stay|journey|voyages?|halts?|stop-?overs?|stops?(?! to\b| of\b)|pilgrimage)"
PAID: Final = (
    r"(?:paid|pays?|paying|made|makes?|making|undertook|undertakes?|undertaking|began|begins?|beginning|"
    r"started|starts?|"
    r"starting|opened|opens|concluded|concludes?|"
    r"concluding|ending|finishing|completing|winding up|wrapping up|rounding off|"
    r"(?:fresh|just back|home|back|returning|returned|straight) from|"
    r"completed|completes|wrapped up|wraps up|w(?:ound|inds) up|ended|ends?|finished|conducted|"
    r"is (?:currently |now )?on|"
    r"are (?:currently |now )?on|"
    r"was on|were on|be on|(?<=,) (?:currently |now )?on|embarked (?:up)?on|embarks? (?:up)?on|"
    r"rounding off|rounded off|kick(?:ed|s)? off|arriv(?:ed?|es|ing) (?:[a-z]+ |<D\d+> )?(?:on|for)|"
    r"went (?:for|on)|came (?:for|on)|held|"
    r"has come (?:to <C\d+> )?on|repaid|cut short|interrupted|extended|continued|continues?|"
    r"commenced|commences?|left for|set (?:off|out) on|"
    r"(?:flies|flew|jets|jetted|travels|travelled|departs|departed|sets|heads|headed) "
    r"(?:out |off )?(?:from <C\d+> )?(?:(?:on )?<D\d+> |[a-z]+day )?(?:for|on)|"
    r"leaves?(?: (?:the )?<C\d+>)?(?:,? (?:on )?<D\d+>)? (?:for|on)|left(?: "
    r"(?:the )?<C\d+>)?(?:,? (?:on )?<D\d+>)? (?:for|on)|reciprocated the visit and paid|announced|announces)"
)
TALK: Final = (
    r"(?:talks|meetings?|negotiations|discussions|conversations?|working session|working sessions|audience|summit|"
    r"tete-a-tete|encounter|consultations|breakfast|lunch|luncheon|dinner|exchange of views|working meeting|session)"
)
TALKS: Final = (
    r"(?:talks|a meeting|meetings|negotiations|discussions|a conversation|conversations|a working session|"
    r"working sessions?|an audience|a working (?:breakfast|lunch|dinner)|(?:a )?(?:breakfast|lunch|luncheon|"
    r"dinner)|a summit|a (?:[a-z-]+ )?(?:word|talk|chat)|"
    r"a (?:[a-z-]+ ){1,3}(?:meeting|conversation|session|discussion|exchange|encounter|talk|chat)|"
    r"an? (?:[a-z-]+ )?(?:exchange of (?:views|opinions)|encounter|discussion)|"
    r"(?:[a-z-]+ ){1,3}talks|(?:[a-z-]+ ){1,3}(?:meetings|negotiations|discussions|conversations)|"
    r"(?:his|her|their|its) (?:[a-z-]+ |<O\d+> ){0,2}(?:meeting|encounter|conversation|talks)|"
    r"(?:[a-z-]+ ){0,2}consultations|a (?:[a-z-]+ ){0,2}t[eê]te-[aà]-t[eê]te|one-on-one talks)"
)
CALL: Final = (
    r"(?:(?:a |the )?(?:tele)?phone (?:call|conversation|talk|discussion|exchange)s?|(?<!to )calls?(?! off)|"
    r"telephone talks|"
    r"(?:a )?(?:video|videoconference|video-conference) (?:call|conference|talks|meeting)|"
    r"(?:a )?(?:conversation|talk)s? (?:over the|by|on the) (?:tele)?phone|(?:a )?videoconference|"
    r"(?:an? )?(?:online|virtual) (?:call|conversation|meeting|talks))"
)
