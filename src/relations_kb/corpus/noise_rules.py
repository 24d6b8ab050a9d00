"""What noise looks like: one rule a kind of line that is no part of an article.

In: the words of one line. Out: the id of the rule that knows it (the ``reason`` of its mask), or None. A rule says in
general words what web pages, agencies and newspapers put around their articles; it never names a site. Lines longer
than :data:`LONGEST` are text, whatever they begin with, so that no paragraph is lost to a rule.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 420
"""The longest line (code points) that a rule may mask."""


class NoiseRule(NamedTuple):
    """A rule: its id, what it matches at the start of a line (no capturing groups), and a line that it knows."""

    reason: str
    pattern: str
    example: str
    case: bool = False


_SOCIAL = (
    r"(?:facebook|twitter|x|tweet|whats ?app|viber|telegram|e-?mail|linked ?in|reddit|pinterest"
    r"|instagram|youtube|copy link"
    r"|print|vk|messenger|threads|tiktok|rss|share)"
)
_NEWS = r"(?:news|articles?|stories|story|posts?|headlines|content|items|coverage|topics|links|videos?|reports)"

NOISE_RULES: tuple[NoiseRule, ...] = (
    # What a page says about itself
    NoiseRule(
        "privacy",
        r"(?:we|this (?:web)?site|our (?:web)?site|the site) uses? cookies|by (?:using|continuing"
        r"|browsing)[^.]{0,60}you (?:agree|accept|consent)"
        r"|(?:accept|reject|manage)(?: all)? cookies|cookies? (?:policy|settings|preferences)\Z"
        r"|privacy (?:policy|notice)\b.{0,60}\Z",
        "By using this site, you agree to the Privacy Policy.",
    ),
    NoiseRule(
        "menu",
        r"(?:accept|agree|got it|search(?: here)?|menu|home|home ?page|log ?in|sign ?in|sign ?up"
        r"|register|log ?out|my account|toggle navigation"
        r"|font ?resizer.{0,4}|skip to (?:main )?content|back to top|go to navigation.*|site ?map"
        r"|close|next|previous|prev|read more|load(?:ing)? ?more"
        r"|loading|show more|view all|advertisement|advertising|about us|contact us|who we are"
        r"|english|terms (?:and|&) conditions|terms of (?:use|service)"
        r"|cookies policy|privacy policy|print(?: this)?(?: page)?|download pdf"
        r"|listen(?: to this)?(?: article)?|a[+-]|text size.{0,12})[\s.…:>»]*\Z",
        "Skip to content",
    ),
    NoiseRule(
        "menu",
        r"(?:skip to (?:main )?content\b)?[\s|/·>«»•-]*(?:(?:english|español|français|deutsch|italiano|português|"
        r"svenska|suomi|"
        r"norsk|dansk|nederlands|polski|türkçe|русский|українська|العربية|中文|日本語|한국어|ελληνικά|magyar|"
        r"čeština|slovenčina|română|hrvatski|srpski|српски|shqip|eesti|latviešu|lietuvių|қазақша|o‘zbekcha|azərbaycan|"
        r"bahasa|tiếng việt|ไทย|فارسی|עברית)[\s|/·>«»•-]*){2,}\Z",
        "Skip to content   Suomi   Svenska   English   Español",
    ),
    NoiseRule(
        "menu",
        r"(?:welcome back!|sign in to your account|lost your password\?|remember me|forgot (?:your )?password\??)\Z",
        "Lost your password?",
    ),
    NoiseRule(
        "copyright",
        r"©|\(c\)\s*(?:\d{4}|copyright)|copyright\b",
        "© 2020 Example Media. All rights reserved.",
    ),
    # Sharing, following, subscribing
    NoiseRule(
        "share",
        rf"share(?: (?:this|on|via|with|article|post|news|story)\b.{{0,60}})?:?\Z"
        rf"|share(?: this)?:\s.{{0,120}}\Z|(?:{_SOCIAL}[\s|/,•·]*){{2,12}}\Z|(?:facebook|twitter"
        rf"|tweet|whatsapp)\Z",
        "Share: Facebook  X  Viber  WhatsApp",
    ),
    NoiseRule("share", r"(?:#\w+\s*)+\Z", "#FridayDiplomacy"),
    NoiseRule(
        "subscribe",
        r"(?:follow|like|find|join|watch) us\b.{0,120}\Z|subscribe\b.{0,160}\Z|sign up (?:for"
        r"|to)\b.{0,160}\Z|join our\b.{0,120}\Z"
        r"|keep up to date with\b.{0,160}\Z|you can unsubscribe\b.{0,80}\Z"
        r"|for subscribers only\b.{0,120}\Z|get (?:the latest|our)\b.{0,80}(?:inbox|newsletter"
        r"|app)\b.{0,40}\Z"
        r"|download (?:our|the) app\b.{0,60}\Z|newsletters?\Z|stay (?:connected|informed|tuned)\b.{0,80}\Z",
        "Follow us on Twitter",
    ),
    # Other articles
    NoiseRule(
        "related",
        r"(?:also read|read also|read more|read next|read this|watch(?: also)?|listen|don'?t miss"
        r"|more on this (?:page|topic|story)"
        rf"|related(?: {_NEWS})?|recommended|in (?:the|our) next issue|next item|coming up"
        rf"|more(?: {_NEWS})?|must read|recommended reading)\s*(?::|>>|»|\|)\s*\S.*\Z",
        "ALSO READ: Monsoon gains strength | Markets end week on a high",
    ),
    NoiseRule(
        "teaser",
        r"(?:about )?(?:\d{1,3}|an?|one|two) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month"
        r"|year)s? ago\Z|\d{1,2} min(?:ute)?s? read\Z|\d[\d,. ]{0,9}\s?views?\Z"
        r"|views?:? ?\d[\d,.]*\Z",
        "19 mins ago",
    ),
    NoiseRule(
        "tags",
        r"(?:tags?|key ?words?|topics|filed under|categor(?:y|ies)|tagged(?: with| as)?|labels)\s*:.{0,300}\Z",
        "Tags: trade, visit",
    ),
    NoiseRule(
        "comments",
        r"(?:\d+ )?comments?(?: \(\d+\)| ?\d+|:)?(?:\s+write a comment|\s+add.{0,20})?\Z|(?:leave"
        r"|write|post|add) (?:a|your) (?:comment|reply)\b.{0,40}\Z"
        r"|(?:be the first to comment|no comments(?: yet)?|comments are closed"
        r"|join the (?:conversation|discussion))\b.{0,40}\Z",
        "Comments (0)   Write a comment",
    ),
    # Who to ask, who wrote, who answers for it
    NoiseRule(
        "contact",
        r"(?:(?:media |press )?contacts?|contact (?:for|us)[^:]{0,30}|for (?:more|further|media"
        r"|press)[^:.]{0,50}(?:information|inquiries|enquiries)[^:.]{0,30}|press contact"
        r"|media inquiries|address"
        r"|tel(?:ephone)?\.?|phone|fax|e-?mail|working hours|opening hours|office hours"
        r"|consular hours|business hours|hotline)\s*:\s?.{1,300}\Z"
        r"|for (?:more|further) information,? (?:please )?(?:contact|visit|call|see)\b.{0,200}\Z"
        r"|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,40}\Z|(?:\+\d|\(\d)[\d ()/-]{7,20}\Z",
        "Contact: press officer, +354 000 0000",
    ),
    NoiseRule(
        "author-boilerplate",
        r"(?:the )?(?:\w+ ){0,3}editorial (?:staff|team|board) (?:is|are|consists)\b.{0,400}\Z"
        r"|(?:the )?(?:writer|author|columnist)s? (?:is|are|teach(?:es)?|works?|writes?|served"
        r"|holds|was)\b.{0,300}\Z"
        r"|about the authors?\b.{0,10}\Z",
        "The writer is a fellow at an institute.",
    ),
    NoiseRule(
        "disclaimer",
        r"[(\[*]?(?:this (?:story|article|report|content|material) (?:has not been|was not"
        r"|is) (?:edited|auto|published from|created)|(?:the )?(?:views"
        r"|opinions?)(?: and \w+)?(?: expressed| stated|\b.{0,30} are)\b"
        r"|disclaimer\b|(?:while|when) (?:citing|quoting|using)\b.{0,40}\bmaterials?\b"
        r"|reproduction\b.{0,80}\b(?:permission|prohibited|allowed)|(?:the|this|any) (?:material"
        r"|article|text)s? (?:may|can|must|cannot) be (?:reprinted|reproduced|republished)"
        r"|all (?:content|materials?|texts?)(?: published)? on (?:the|this) (?:web ?)?(?:site"
        r"|page)|no part of this|editor'?s note: this (?:story|article) (?:was|is)"
        r"|unless otherwise stated)",
        "The views expressed here are the author's own.",
    ),
    # Pictures
    NoiseRule(
        "image",
        r"(?:file |archive |illustrative |representative )?(?:photo|image|picture)s?(?: credit"
        r"| by| courtesy(?: of)?|/source)?\s*[:/©].{0,120}\Z|\[?photo/.{0,80}\]?\Z|file (?:photo"
        r"|image|picture)\b.{0,60}\Z|photo by\b.{0,80}\Z",
        "Photo: Press Service",
    ),
    # What conversion left behind, and agencies' marks for the end
    NoiseRule("remnant", r"[\W_]+\Z|<!--.*-->\Z|\{\|.*\Z|\|[-}]\W*\Z", "<!-- -->"),
    NoiseRule(
        "sign-off",
        r"\(?\bend\b\)?[/.]?\Z|\(?ends\)?\Z|-30-\Z|[a-z]{1,6}\.[a-z]{1,6}\Z"
        r"|[A-Z]{2,10} \d{6} [A-Z][a-z]{2} \d{2,4}N*\Z|N{4}\Z",
        "(end)",
        case=True,
    ),
    NoiseRule("sign-off", r"\(end\)\Z|end/\Z|--\s*ed\.\Z", "END/"),
)


class PhraseRule(NamedTuple):
    """A rule by a phrase anywhere in a line: its id, the phrase in lower case, and a line that it knows."""

    reason: str
    phrase: str
    example: str


PHRASE_RULES: tuple[PhraseRule, ...] = (
    PhraseRule("copyright", "all rights reserved", "Example Media Ltd. All rights reserved."),
    PhraseRule("copyright", "terms of use. privacy policy", "Media identifier 12-345. Terms of use. Privacy policy."),
    PhraseRule(
        "subscribe", "offered to subscribers", "The site carries only part of the stories offered to subscribers."
    ),
    PhraseRule("privacy", "uses cookies to", "Example News uses cookies to remember you."),
)
_PICTURE = re.compile(r"\S\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp)\Z", re.IGNORECASE)
# A token of mixed letters and digits with four digits or more ('e1752327098296'), or a size ('1086x724').
_CAMERA_TOKEN = re.compile(
    r"(?=[a-z]*\d)(?=\d*[a-z])(?=(?:[a-z]*\d){4})[a-z0-9]{10,}\Z|\d{3,4}x\d{3,4}\Z", re.IGNORECASE
)
_NAME_OF_FILE = re.compile(r"[\w -]{8,200}\Z")

# All rules as one pattern, each a named group, so that a line is looked at once.
_ANY_RULE = re.compile(
    "|".join(f"(?P<r{place}>(?{'' if rule.case else 'i'}:{rule.pattern}))" for place, rule in enumerate(NOISE_RULES)),
)

_BREADCRUMB = re.compile(r"\A(?:[^\s>»›|][^>»›|]{0,60}\s*[>»›]\s*){1,6}[^\s>»›|][^>»›|]{0,200}\Z")
_SLASH_CRUMB = re.compile(r"\A(?:Home|Main|Start)(?: ?page)?\s*[/\\]\s*\S.{0,120}\Z", re.I)
_CELLS = re.compile(r"\s*[|•·]\s*|\s{2,}|\t+")
_MENU_WORD = re.compile(
    r"(?:home|news|all news|politics|economy|economics|business|world|sports?|culture|opinions?"
    r"|society|local|nation|national|science|tech(?:nology)?|health"
    r"|education|entertainment|lifestyle|travel|environment|energy|defen[cs]e|war|diaspora"
    r"|interviews?|analysis|videos?|photos?|photo gallery|multimedia|gallery|archive|about"
    r"|about (?:us|agency)|contacts?|contact us|subscription|subscribe|search|login|e-?paper"
    r"|press cent(?:er|re)|who we are|science|history|gender|province|regions?"
    r"|site ?map|hyperlinking policy|terms of use|privacy policy|rss|weather|jobs|magazine|events"
    r"|publications|media|documents|services|faq|careers|newsletter)\Z",
    re.I,
)
_LANGUAGE_CODES = re.compile(r"(?:[A-Z]{2}|[A-Z][a-z]{2})(?:[\s|/·]+(?:[A-Z]{2}|[A-Z][a-z]{2}))+\Z")
_LANGUAGES = frozenset(
    [
        "EN",
        "RU",
        "UA",
        "UK",
        "DE",
        "ES",
        "FR",
        "JP",
        "PL",
        "AR",
        "ZH",
        "CN",
        "TR",
        "KZ",
        "AZ",
        "IT",
        "PT",
        "FA",
        "UZ",
        "KG",
        "TJ",
        "ID",
        "VI",
        "KO",
        "HE",
        "HY",
        "KA",
        "NL",
        "CS",
        "SK",
        "HU",
        "RO",
        "BG",
        "EL",
        "JA",
        "Eng",
        "Rus",
        "Aze",
        "Kaz",
        "Tur",
        "Ger",
        "Fra",
        "Esp",
        "Ara",
        "Ukr",
    ]
)

BOX_STARTS = re.compile(
    r"(?:you (?:might|may)(?: also)? (?:like|be interested in|enjoy|have missed)|(?:related"
    r"|recent|latest|new|newest|last|other|similar|popular|top|more|trending|breaking|featured"
    r"|hot)"
    rf" {_NEWS}|related|latest|read most|trending(?: now)?|most (?:read|viewed|popular|shared|commented|recent)"
    rf"|popular(?: now)?|what(?: else)? to read|(?:read|see|watch|also)(?: also| read| more| next"
    rf"| this too)"
    r"|more (?:from|on|in|about)\b.{0,40}|don'?t miss|recommended(?: for you)?"
    r"|editor'?s? ?s?(?: picks?| choice)|(?:useful|quick|external|important) links"
    r"|in this section|in other news|sponsored(?: content| links)?"
    r"|news ?(?:feed|line|letter)|today'?s headlines|headlines|also in this (?:issue|section))\s*:?\Z",
    re.IGNORECASE,
)
"""A line that alone heads a box of links to other articles."""

APPENDIX = re.compile(
    r"(?:see also|references|external links?|notes and references|further reading|bibliography"
    r"|footnotes|citations|sources|works cited|notes|gallery|literature)\s*:?\Z",
    re.IGNORECASE,
)
"""The heading of an encyclopaedia's apparatus, which lists other pages."""


def line_noise(words: str) -> str | None:
    """Return the id of the rule by which a line is noise wherever it stands, or None.

    :param words: the line without white space around it.
    """
    if len(words) > LONGEST:
        return None
    match = _ANY_RULE.match(words)
    if match is not None and match.lastgroup is not None:
        return NOISE_RULES[int(match.lastgroup[1:])].reason
    lowered = words.lower()
    for phrase in PHRASE_RULES:
        if phrase.phrase in lowered:
            return phrase.reason
    return "image" if is_picture(words) else menu_noise(words)


def is_picture(words: str) -> bool:
    """Tell whether a line is a picture's file name (IMG 20240711t093000)."""
    if words[-1] in "gGfFpP" and _PICTURE.search(words[-8:]) and words.count(" ") <= 12:
        return True
    if words[-1] in ".!?,;:" or words.count(" ") > 10 or not _NAME_OF_FILE.match(words):
        return False
    return any(_CAMERA_TOKEN.match(token) for token in words.replace("-", " ").split())


def menu_noise(words: str) -> str | None:
    """Return ``breadcrumb`` or ``menu`` for a line of links, else None."""
    if len(words) > 300:
        return None
    if (
        (">" in words or "»" in words or "›" in words)
        and words[-1] not in ".!?:"
        and "<" not in words
        and _BREADCRUMB.match(words)
    ):
        return "breadcrumb"
    if words[0] in "HhMmSs" and _SLASH_CRUMB.match(words):
        return "breadcrumb"
    if _LANGUAGE_CODES.match(words) and all(code in _LANGUAGES for code in re.split(r"[\s|/·]+", words)):
        return "menu"
    if "  " not in words and "|" not in words and "\t" not in words and "•" not in words and "·" not in words:
        return None
    cells = [cell for cell in _CELLS.split(words) if cell]
    if len(cells) < 3 or any(len(cell) > 40 for cell in cells):
        return None
    known = sum(1 for cell in cells if _MENU_WORD.match(cell))
    if known >= 2 and known >= 0.25 * len(cells):
        return "menu"
    return None


def is_tag_line(words: str) -> bool:
    """Tell whether a line is a row of tags, 'Diplomacy   Ghana   Embassy'. In an article's body it may be a table's."""
    cells = re.split(r"\s{2,}|\t+", words[:300])
    return len(cells) >= 3 and all(cell and _is_tag(cell) for cell in cells)


def _is_tag(cell: str) -> bool:
    return cell.count(" ") <= 2 and cell[0].isupper() and cell.replace(" ", "").replace("-", "").isalpha()
