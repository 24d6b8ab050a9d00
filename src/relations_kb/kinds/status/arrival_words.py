"""How English tells that an envoy comes to a post, in passing: the patterns that :mod:`.arrivals` reads.

Names: ``who`` is the envoy, ``host``, ``town`` or ``there`` the place, ``of``, ``mine`` and ``sender`` who sends,
``side`` the post as a slot, ``to`` who takes the letters.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.sifted import Sifted

_POST: Final = (
    r"(?:(?:the |our |its |his |her |their |an? |country's |new |first |next |resident |post of |office of |duties of |"
    r"role of |<O\d+> )*"
    r"(?:(?:ambassador|high commissioner|envoy|nuncio|charg[eé] d'affaires|head of (?:the )?mission|consul general|"
    r"(?:holder|occupant|incumbent) of (?:the|that|this) (?:post|office))"
    r"(?: extraordinary and plenipotentiary)?(?: of (?:the )?(?P<of><[CSP]\d+>))?|(?P<side><S\d+>)))"
)
# A person, also one whose name no table of names knows.
NEW_NAME: Final = (
    r"(?-i:(?<![\w'’-])(?!On |In |At |The |When |After )[A-ZÀ-Þ][\w'’-]+(?: (?:(?:bin|al|de|da|van|von|der|el) )?"
    r"[A-ZÀ-Þ][\w'’-]+){1,3})"
)
_HIM: Final = rf"(?:(?:<[PS]\d+>|{NEW_NAME}(?=,? ))(?:,[^,;<>]{{3,60}},)?)"
_PLACE: Final = r"(?:<C(?P<host>\d+)>|(?P<there>there\b)|(?P<town>(?-i:[A-ZÀ-Þ][\w'-]+)))"
_CAME: Final = (
    r"(?:(?:had|has|have|will|is to|was to) )?(?:soon |already |then |also |later |finally )?(?:landed|land|arrived|"
    r"arrives?|came|comes?|flew|fl(?:ies|y)|travell?ed|moved|moves?|went|goes?|go|settled|settles?|returned|returns?|"
    r"was sent|were sent|was posted|is posted|has been posted|was dispatched|was back|turned up|reached|reaches)"
)
PATTERNS: Final = tuple(
    Sifted(pattern)
    for pattern in (
        # 'Kari Lund landed in Lima on 3 May as ambassador of Norway', '… to take up the post of ambassador'
        rf"(?i)(?P<who>{_HIM})[^<;.]{{0,30}}(?:<D\d+>[^<;.]{{0,12}})? ?{_CAME}(?: back)? (?:in |at |to )?{_PLACE}"
        r"(?:,? (?:in |on )?(?:the <O\d+> of )?(?:<D\d+>|<C\d+>)){0,2},? (?:and )?(?:as|to be|to become|to take up|"
        r"to assume|to "
        r"serve as|to act as|"
        rf"to take charge(?: of| as)?|to take over(?: as)?|to occupy|to fill|in the capacity of|in order to take "
        rf"up)(?: as)? {_POST}",
        # 'Kari Lund flew into Lima to take charge of the Norwegian embassy'
        rf"(?i)(?P<who>{_HIM})[^<;.]{{0,30}}(?:<D\d+>[^<;.]{{0,12}})? ?(?:{_CAME}(?: back)?|(?:step|stepped|steps|"
        rf"got|gets|get) off "
        rf"(?:a|the) (?:plane|train|ship|boat|bus)|touched down|alighted|disembarked)(?: in(?:to)?| at| to) {_PLACE}"
        r"(?:,? (?:in |on |at )?(?:the )?(?:<D\d+>|<C\d+>)){0,2},? (?:in order )?(?:to|and) (?:take (?:charge of|"
        r"over|possession of)|took (?:charge "
        r"of|over)|run|lead|head|open|re-?open|occupy|direct|man) (?:the|his|her|its|a|their) (?:new |vacant |"
        r"reopened |country's |first )*"
        r"(?:(?P<mine><C\d+>)(?:'s)? )?(?:diplomatic )?(?P<seat>embassy|mission|legation|high commission)(?: of "
        r"(?:the )?(?P<of><[CS]\d+>))?",
        # 'Kari Lund had taken up her post in Lima'
        rf"(?i)(?P<who>{_HIM})[^<;.]{{0,30}}(?:<D\d+>[^<;.]{{0,12}})? ?(?:(?:had|has|will|is to) )?(?:soon |"
        rf"already |then )?"
        r"(?:taken|took|takes?|assumed?|assumes|began|begun|begins?|started|starts?|entered) (?:up |on |upon "
        r")?(?:his|her|the) (?:new )?"
        rf"(?:post|office|job|duties|functions|mission|work|term|tour of duty|charge)(?: as {_POST}| of ambassador)?"
        rf"(?:,? (?:in |on )<D\d+>,?)?(?: in| at|(?= there)) {_PLACE}",
        # 'Kari Lund, sent to Lima as the first holder of the post'
        rf"(?i)(?P<who>{_HIM}),? (?:who (?:was|has been|had been|is) )?(?:sent|posted|dispatched|assigned|named|"
        rf"accredited) to "
        rf"{_PLACE},? (?:[a-z]+ )?(?:as|to be) {_POST}",
        # 'Kari Lund took up the job that summer', after a sentence on the ambassador who was to be sent to Lima
        rf"(?i)(?P<who>{_HIM})[^<;.]{{0,30}} (?:(?:had|has|will|is to) )?(?:taken|took|takes?|assumed?|assumes|"
        rf"began|begun|begins?|"
        rf"started|starts?|entered|occupied) (?:up |on |upon )?(?P<whose>his|her|the) (?:new )?"
        rf"(?:post|job|office|duties|functions|mission|work|charge|seat|chair)(?= (?:in |on |that |the |this |only "
        rf")?(?:the )?<D\d+>|"
        r" that (?:same )?(?:spring|summer|autumn|winter|year|month|week|day)|\.)",
        # 'Costa Rica posted Ana Soto to Havana as its ambassador'
        rf"(?i)(?P<sender><[CSP]\d+>)[^<;.]{{0,25}}(?:posted|dispatched|sent|assigned|despatched|transferred|"
        rf"sends|posts) "
        rf"(?P<who><P\d+>) (?:to|in) {_PLACE},? (?:as|to be) {_POST}",
        # '2010, February. Kari Lund, first Norwegian ambassador in Lima, assumes his functions'
        rf"(?i)(?P<who><P\d+>), {_POST} (?:to|in) {_PLACE}[^.;<]{{0,40}},? (?:has |had )?(?:assume[sd]?|takes? "
        rf"up|took up|taken up|"
        r"began|begins|started|starts|enters|entered) (?:upon |on )?(?:his|her|the) (?:functions|duties|post|"
        r"office|mission|work)",
        # 'the post of ambassador in Lima went to Kari Lund'
        rf"(?i)\b(?:post|office|chair) of ambassador (?:to|in) {_PLACE} (?:has been |was |is |will be )?(?:given|"
        rf"went|goes|"
        r"entrusted|handed|offered|assigned|falls|fell) to (?P<who><P\d+>)",
    )
)
LETTERS: Final = Sifted(
    r"(?i)(?P<who><[PS]\d+>)(?:,[^,;<>]{3,60},)?(?:[^<;.]|<[CD]\d+>){0,60}?\b(?:handed(?: over)?|hands(?: over)?|"
    r"presented|"
    r"presents|gave|gives|delivered|submitted|tendered|will (?:hand|present|give|deliver)) (?:over )?(?:a copy "
    r"of |copies of |"
    r"the copies of )?(?:his|her|the) (?P<papers>credentials|letters?(?: of (?:credence|accreditation|"
    r"credentials))?|papers)"
    r"(?: (?:of (?:credence|accreditation)))?[^<;.]{0,20}?(?:<D\d+>[^<;.]{0,12}?)? to (?:the )?(?P<to><[PS]\d+>)",
    r"hand|present|gave|gives|give|deliver|submit|tender",
)
_LETTER_WORDS: Final = r"(?:credentials|letters of credence|letter of credence|credential letters|letters)"
# 'the Minister shook hands with Kari Lund and accepted from her the copies of the letters that make her ambassador'
ACCEPTED: Final = Sifted(
    r"(?i)(?P<to><[PS]\d+>)(?:,[^,;<>]{3,60},)?(?:(?:[^;.<]|<[CD]\d+>){0,60}?|(?:[^;.<]|"
    r"<[CDP]\d+>){0,110}?(?=accepted from|took from|"
    r"received from|accepts from|takes from))\b(?:accept(?:ed|s)|took|takes|received|receives|"
    r"was handed|got|gets)(?: (?:delivery|possession) of)?(?: (?:from|out of) (?:him|her|the (?:hands?|visitor|"
    r"newcomer)|(?:his|her) hands?))? "
    r"(?:the |a |an |true )*(?:(?:advance |working )?cop(?:y|ies) of )?(?P<whose>the|his|her) "
    rf"{_LETTER_WORDS}(?: of credence)?(?: (?:that|which) (?:make|made|name|named|turn|turned|accredit|appoint) "
    rf"(?:him|her)(?: (?:as|into))?"
    rf"(?: (?P<side><S\d+>))?)?(?:,? (?:to|in|at) {_PLACE})?",
    r"credentials|letter",
)
# 'Kari Lund, the second ambassador, had her credentials accepted by the Minister'
HAD_ACCEPTED: Final = Sifted(
    r"(?i)(?P<who><[PS]\d+>),?(?:[^;<>]{0,60}(?:<[PS]\d+>)?[^;<>]{0,10},)?(?:[^;.<]{0,20})? (?:had|saw|has had) "
    r"(?:(?:the )?(?:cop(?:y|ies) of ))?(?:his|her|the) "
    rf"{_LETTER_WORDS} (?:accepted|received|taken) (?:<D\d+> )?by (?:the )?(?P<to><[PS]\d+>)",
    r"credentials|letter",
)
# 'the President received from the hands of Kari Lund her letters of credence'
FROM_HIM: Final = Sifted(
    r"(?i)(?P<to><[PS]\d+>)[^;.<]{0,40}\b(?:received|accepted|took|was handed|got|receives|accepts)(?: <D\d+>)? "
    r"(?:from|out of|at) "
    rf"(?:the )?(?:hands? of )?(?P<who><[PS]\d+>),?(?: on <D\d+>)? (?:the |copies of |a copy of )*(?P<whose>his|her|"
    rf"the) {_LETTER_WORDS}",
    r"credentials|letter",
)
BACK: Final = Sifted(
    r"(?i)(?P<who><[PS]\d+>)[^<;.]{0,20} (?:returned|returns|was back|went back|goes back|came back|has returned|"
    r"had returned|"
    r"is back|was sent back|will return) (?:to|at|in) (?:his|her|their|the) (?:post|posts|office|embassy|job|desk)"
)
