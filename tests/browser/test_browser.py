"""What a reader does, in a real browser: from a statement to its words and back, on any screen, with any colours."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

PAIR = "pairs/chl-isl/index.html"
PAGES = (
    "index.html",
    PAIR,
    "pairs/index.html",
    "countries/index.html",
    "countries/chl/index.html",
    "people/index.html",
    "people/elena-duarte/index.html",
    "sources/index.html",
    "sources/daily-herald-2021/index.html",
    "sources/ministry-note/index.html",
    "sources/wire/index.html",
    "registers/index.html",
    "registers/treaties/index.html",
    "registers/trade/index.html",
    "timeline/index.html",
    "search/index.html",
    "changes/index.html",
    "quality/index.html",
    "data/index.html",
    "about/index.html",
    "404.html",
)

# What is too much for a page made for the usual: two hundred facts, endless names, Arabic.
CROWDED = (
    "index.html",
    "pairs/cod-vct/index.html",
    "pairs/index.html",
    "countries/cod/index.html",
    "people/endless/index.html",
    "people/arabic/index.html",
    "sources/arabic/index.html",
    "sources/source-3/index.html",
    "registers/treaties/index.html",
    "timeline/index.html",
)

# Where lists are cut into parts.
CUT = (
    "people/index.html",
    "people/by-name/e/index.html",
    "sources/index.html",
    "sources/by-year/2022/index.html",
    "quality/index.html",
    "quality/conflicts/2021/index.html",
    "registers/status/index.html",
    "registers/status/1974/index.html",
    PAIR,
    "pairs/chl-isl/2021/index.html",
)


# Everything is laid out, also what is far from the screen.
ALL_LAID_OUT = """() => document.head.append(
    Object.assign(document.createElement('style'), {textContent: '* { content-visibility: visible !important; }'})
)"""


def opened(browser: Browser, address: str, **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(10_000)
    page.goto(address)
    return page


def test_from_the_pair_to_the_highlighted_words_and_back(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    page.locator("#f-consultation-herald a.cite").first.click()
    expect(page).to_have_url(f"{site}/sources/daily-herald-2021/index.html#r-consultation-herald")
    words = page.locator("#r-consultation-herald")
    expect(words).to_be_in_viewport()
    expect(words).to_contain_text("second round of political consultations")
    assert words.evaluate("mark => mark.matches(':target') && getComputedStyle(mark).outlineStyle") == "solid"
    expect(page.locator("mark.arrived")).to_have_count(2)  # both quotes of this record
    page.locator("a.backlink").first.click()
    expect(page).to_have_url(f"{site}/{PAIR}#f-consultation-herald")
    fact = page.locator("#f-consultation-herald")
    expect(fact).to_be_in_viewport()
    expect(fact.locator("details.proof")).to_have_attribute("open", "")
    page.go_back()
    expect(page.locator("#r-consultation-herald")).to_be_in_viewport()


def test_citation_card_shows_the_quote_on_focus_and_closes_with_escape(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    mark = page.locator(".glance a.cite").first
    mark.focus()
    expect(page.locator("#cite-card")).to_contain_text(
        "Diplomatic relations between Chile and Iceland were established"
    )
    expect(mark).to_have_attribute("aria-describedby", "cite-card")
    page.keyboard.press("Escape")
    expect(page.locator("#cite-card")).to_be_hidden()


def test_citation_card_opens_by_a_tap_and_leads_on(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}", has_touch=True, viewport={"width": 360, "height": 740})
    mark = page.locator(".glance a.cite").first
    mark.tap()
    expect(page).to_have_url(f"{site}/{PAIR}")
    card = page.locator("#cite-card")
    expect(card).to_contain_text("Diplomatic relations between Chile and Iceland were established")
    expect(card).to_be_in_viewport()
    page.locator("h1").tap()
    expect(card).to_be_hidden()
    mark.tap()
    card.get_by_role("link", name="To these words in the article").tap()
    expect(page).to_have_url(re.compile(r"/sources/[^/]+/index.html#r-"))
    page.go_back()
    mark.tap()
    mark.tap()
    expect(page).to_have_url(re.compile(r"/sources/[^/]+/index.html#r-"))


def test_citation_card_stays_while_the_pointer_is_on_it(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    page.locator(".glance a.cite").first.hover()
    card = page.locator("#cite-card")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


# What comes near the screen is laid out then: wait until the page is as high as it was ten frames ago.
SETTLED = """async () => {
    for (let high = 0, same = 0; same < 10; same = high === document.body.scrollHeight ? same + 1 : 0) {
        high = document.body.scrollHeight;
        await new Promise(requestAnimationFrame);
    }
}"""


def test_nothing_moves_when_a_card_opens(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    places = "[...document.querySelectorAll('h2')].map(heading => heading.getBoundingClientRect().top + scrollY)"
    mark = page.locator("#f-visit-wire a.cite").first
    mark.scroll_into_view_if_needed()
    page.evaluate(SETTLED)
    before = page.evaluate(places)
    mark.hover()
    expect(page.locator("#cite-card")).to_be_visible()
    assert page.evaluate(places) == before


def test_without_javascript_all_pages_show_all_they_have(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/index.html", java_script_enabled=False)
    hidden = """[...document.querySelectorAll('main *')].filter(element =>
        element.childElementCount === 0 && element.textContent.trim() && !element.checkVisibility() &&
        !element.closest('details:not([open]) > :not(summary), #search, .print-only, .only-narrow, title, desc')
    ).map(element => element.outerHTML)"""
    for path in PAGES:
        page.goto(f"{site}/{path}")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate(hidden) == [], path


def test_without_javascript_everything_is_there(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}", java_script_enabled=False)
    expect(page.locator(".timeline .event")).to_have_count(10)
    assert "Diplomatic relations" in (page.locator(".glance a.cite").first.get_attribute("title") or "")
    page.locator("#f-visit-wire summary").click()
    expect(page.locator("#f-visit-wire blockquote").first).to_be_visible()
    page.locator("#f-visit-wire a.cite").first.click()
    expect(page.locator("mark:target, .anchor:target mark")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, site: str, width: int) -> None:
    page = opened(browser, f"{site}/index.html", viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in PAGES:
        page.goto(f"{site}/{path}")
        page.evaluate(ALL_LAID_OUT)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("width", [320, 640])  # the narrowest phone, and 1280 points at 200 %
def test_nothing_is_too_long_for_its_page(browser: Browser, crowded: str, width: int) -> None:
    page = opened(browser, f"{crowded}/index.html", viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in CROWDED:
        page.goto(f"{crowded}/{path}")
        page.evaluate(ALL_LAID_OUT)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_arabic_begins_on_the_right_within_english(browser: Browser, crowded: str) -> None:
    page = opened(browser, f"{crowded}/sources/arabic/index.html")
    starts = """element => {
        const range = document.createRange(); range.selectNodeContents(element);
        const own = element.getBoundingClientRect(), text = range.getClientRects()[0];
        return own.right - text.right < 2 && text.left - own.left > 2;
    }"""
    assert page.locator("h1").evaluate(starts)
    page.goto(f"{crowded}/pairs/cod-vct/index.html#f-r389")
    name = page.get_by_role("link", name="عبد الرحمن").first
    assert name.evaluate("link => getComputedStyle(link).unicodeBidi") == "isolate"


def test_colours_follow_the_system_and_the_switch(browser: Browser, site: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened(browser, f"{site}/index.html", color_scheme="light")
    dark = opened(browser, f"{site}/index.html", color_scheme="dark")
    assert light.evaluate(ground) != dark.evaluate(ground)
    dark.get_by_role("button", name="Switch to light colours").click()
    assert light.evaluate(ground) == dark.evaluate(ground)
    dark.goto(f"{site}/{PAIR}")
    assert light.evaluate(ground) == dark.evaluate(ground)


def test_nothing_is_asked_of_the_network_and_nothing_fails(browser: Browser, site: str) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    for path in PAGES:
        page.goto(f"{site}/{path}")
    assert [url for url in asked if not url.startswith(site)] == []
    assert told == []


def test_register_is_filtered_and_sorted_and_the_address_says_how(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/registers/status/index.html")
    entries = page.locator("table.facts tbody tr")
    expect(entries).to_have_count(3)
    page.get_by_role("button", name="Date").click()
    expect(entries.first).to_contain_text("12 May 1974")
    page.get_by_role("button", name="Date").click()
    expect(entries.first).to_contain_text("2009")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "descending")
    page.get_by_label("Words").fill("embassy")
    expect(page.locator(".filter-count")).to_contain_text("of 3")
    page.get_by_label("Words").fill("")
    page.goto(f"{site}/registers/status/index.html?country=CHL&from=2000&sort=-0")
    expect(page.locator(".filter-count")).to_contain_text("of 3")
    expect(page.get_by_label("Country", exact=True)).to_have_value("CHL")
    for text in entries.all_text_contents():
        assert "1974" not in text


def test_filters_of_a_register_by_years_find_rows_of_other_years_and_number_their_sources(
    browser: Browser, by_years: str
) -> None:
    page = opened(browser, f"{by_years}/registers/treaties/2006/index.html")
    entries = page.locator("table.facts tbody tr")
    sources = page.locator("ol.sources > li")
    expect(entries).to_have_count(1)
    before = sources.count()
    page.get_by_label("Words").fill("e")
    expect(page.locator(".filter-count")).to_have_text("2 found")
    expect(entries).to_have_count(2)
    expect(entries.last).to_contain_text("2004")
    assert sources.count() > before
    for mark in entries.locator("a.cite").all():
        number = int("".join(letter for letter in mark.inner_text().split()[-1] if letter.isdigit()))
        listed = sources.nth(number - 1).locator("a")
        assert (mark.get_attribute("href") or "").startswith(listed.get_attribute("href") or "-")
    page.get_by_label("Words").fill("")
    expect(entries).to_have_count(1)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{by_years}/registers/treaties/index.html?from=2005")
    expect(page.locator(".filter-count")).to_have_text("1 found")
    assert [url.rsplit("/", 1)[1] for url in asked if "/rows/" in url] == ["2006.js"]


def test_filters_of_lists_by_parts_find_rows_of_other_parts(browser: Browser, by_years: str) -> None:
    page = opened(browser, f"{by_years}/people/by-name/a/index.html")
    entries = page.locator("table.facts tbody tr")
    expect(entries).to_have_count(1)
    page.get_by_label("Words").fill("elena")
    expect(entries).to_contain_text(["Elena Duarte"])
    entries.get_by_role("link", name="Elena Duarte").click()
    expect(page.locator("h1")).to_have_text("Elena Duarte")
    page.goto(f"{by_years}/sources/index.html?to=2021")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("4 March 2021")
    expect(page.locator(".year-bars")).to_be_hidden()
    page.get_by_label("to", exact=True).fill("")
    expect(page.locator(".year-bars")).to_be_visible()


def test_an_address_from_before_a_pair_was_told_by_years_leads_on(browser: Browser, by_years: str) -> None:
    page = opened(browser, f"{by_years}/{PAIR}#f-consultation-herald")
    expect(page).to_have_url(f"{by_years}/pairs/chl-isl/2021/index.html#f-consultation-herald")
    expect(page.locator("#f-consultation-herald details.proof")).to_have_attribute("open", "")
    page.goto(f"{by_years}/{PAIR}#f-unknown")
    expect(page.locator("h1")).to_contain_text("Chile")


def test_on_a_phone_the_filter_of_a_long_register_is_on_the_first_screen(browser: Browser, by_years: str) -> None:
    page = opened(browser, f"{by_years}/registers/status/index.html", viewport={"width": 320, "height": 640})
    expect(page.get_by_label("Words")).to_be_in_viewport()
    bars = page.locator(".year-bars").bounding_box()
    words = page.get_by_label("Words").bounding_box()
    assert bars and words and words["y"] < bars["y"]


def test_timeline_shows_only_the_chosen_kinds(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    page.get_by_role("button", name="Trade", exact=True).click()
    expect(page.locator(".timeline .event:visible")).to_have_count(8)
    expect(page.locator(".timeline .year:visible")).to_have_count(8)


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_jump_to_a_person_by_keyboard_from_disk(browser: Browser, site: str, key: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    page.keyboard.press(key)
    page.keyboard.type("duarte el")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("Elena Duarte")
    expect(page.get_by_role("listbox").get_by_role("option").last).to_contain_text("Search all")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/people/elena-duarte/index.html")


def test_search_finds_a_quote_and_leads_to_its_words(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("fisheries")
    page.get_by_role("option", name="Search all").click()
    first = page.locator("#search-results .result").first
    expect(first).to_contain_text("Fisheries")
    page.get_by_label("Kind").select_option("Treaties")
    expect(page).to_have_url(re.compile(r"\?q=fisheries&kind=Treaties$"))
    expect(first.locator(".result-quote a")).to_have_attribute("href", re.compile("#r-signed"))
    first.locator(".result-quote a").click()
    expect(page.locator("mark:target, .anchor:target mark").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#search-results .result").first).to_contain_text("Fisheries")


def test_by_keyboard_alone_from_home_through_search_to_the_words_and_back(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/index.html")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("fisheries")
    expect(page.get_by_role("option", name="Search all")).to_be_visible()
    page.keyboard.press("ArrowUp")  # from the first to the last
    page.keyboard.press("Enter")
    expect(page.locator("#search-results .result").first).to_contain_text("Fisheries")
    tab_to(page, ".result-quote a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sources/.*#r-"))
    expect(page.locator("mark:target, .anchor:target mark").first).to_be_in_viewport()
    tab_to(page, "a.backlink")  # the first after the words, not the first of the page
    words = page.locator("mark:target, .anchor:target mark").first.bounding_box()
    link = page.locator("a.backlink:focus").bounding_box()
    assert words
    assert link
    assert 0 <= link["y"] - words["y"] < 200
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/pairs/chl-isl/.*#f-"))
    expect(page.locator("tbody:target")).to_be_in_viewport()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus fits; it must always be seen where that is."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"60 times Tab, and {selector} has no focus")


def test_lost_readers_find_the_search_at_any_depth(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/pairs/no/such/page/")
    expect(page.locator("h1")).to_have_text("There is no such page")
    page.locator("a.find").click()
    page.keyboard.type("duarte")
    page.get_by_role("option", name="Elena Duarte").click()
    expect(page.locator("h1")).to_have_text("Elena Duarte")


def test_nothing_is_asked_of_other_servers_and_nothing_fails_where_it_is_searched(
    browser: Browser, served: str
) -> None:
    page = browser.new_context().new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{served}/search/index.html?q=fisheries")
    expect(page.locator("#search-results .result").first).to_be_visible()
    assert [url for url in asked if not url.startswith(served)] == []
    assert told == []


def test_search_is_filtered_by_country_person_and_year_without_words(browser: Browser, served: str) -> None:
    page = opened(browser, f"{served}/search/index.html?person=Elena%20Duarte&from=1990&to=2022&country=Iceland")
    expect(page.locator("#search-told")).to_contain_text("result")
    titles = page.locator(".result").all_text_contents()
    assert titles
    assert all("Elena Duarte" in title for title in titles)
    page.get_by_label("From").fill("1800")
    page.get_by_label("to", exact=True).fill("1801")
    expect(page.locator("#search-told")).to_contain_text("Nothing found")


def test_search_page_says_what_to_do_without_javascript_and_from_disk(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/search/index.html", java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("Searching needs JavaScript")
    page = opened(browser, f"{site}/search/index.html?q=visit")
    expect(page.locator("#search-told")).to_contain_text("needs a web server")


def test_keyboard_reaches_the_content_first(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_no_accessibility_rule_is_broken(browser: Browser, site: str, axe: str) -> None:
    """All rules on both widths; in the dark those of colours, since nothing else changes with them."""
    page = opened(browser, f"{site}/index.html", bypass_csp=True)
    for path in PAGES:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        unfold(page, f"{site}/{path}", axe)
        assert barriers(page) == [], path
        page.emulate_media(color_scheme="dark")
        assert barriers(page, COLOURS) == [], f"{path}, dark"
        page.set_viewport_size({"width": 320, "height": 900})
        page.emulate_media(color_scheme="light")
        assert barriers(page) == [], f"{path}, narrow"
        page.emulate_media(color_scheme="dark")
        assert barriers(page, COLOURS) == [], f"{path}, narrow and dark"


def test_no_accessibility_rule_is_broken_where_lists_are_cut(browser: Browser, by_years: str, axe: str) -> None:
    page = opened(browser, f"{by_years}/index.html", bypass_csp=True)
    for path in CUT:
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            unfold(page, f"{by_years}/{path}", axe)
            assert barriers(page) == [], f"{path}, {width}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_no_accessibility_rule_is_broken_where_much_is_to_be_shown(browser: Browser, crowded: str, axe: str) -> None:
    page = opened(browser, f"{crowded}/index.html", viewport={"width": 360, "height": 740}, bypass_csp=True)
    for path in CROWDED:
        unfold(page, f"{crowded}/{path}", axe, most=4)
        assert barriers(page) == [], path


# What repeats is judged by its first ones: each further one takes as long as they do, two hundred facts take minutes.
THIN = """most => document.querySelectorAll('tbody, main ol, main ul, main table, .timeline').forEach(list => {
    const alike = {};
    [...list.children].forEach(item => {
        const sort = `${item.tagName} ${item.className} ${item.querySelectorAll('.badge, .differ, .grid').length > 0}`;
        alike[sort] = (alike[sort] || 0) + 1;
        if (alike[sort] > most && item.tagName !== 'THEAD') item.remove();
    });
})"""


# WCAG 2.2 AA, and good practice.
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def unfold(page: Page, address: str, axe: str, most: int | None = None) -> None:
    """Go to a page, lay out and unfold all that it has, and bring the accessibility checker.

    ``most``: so many items of a sort in each list and table, the rest left out.
    """
    page.goto(address)
    if most is not None:
        page.evaluate(THIN, most)
    page.evaluate(ALL_LAID_OUT)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.evaluate(axe)


def barriers(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Return which of the ``rules`` a page breaks, as it is shown now."""
    run = "only => axe.run({runOnly: only, resultTypes: ['violations']})"
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in page.evaluate(run, rules)["violations"]]


def test_pair_prints_as_a_dossier(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}", color_scheme="dark")
    printed = PdfReader(BytesIO(page.pdf(format="A4")))
    assert 2 <= len(printed.pages) <= 7
    text = " ".join(" ".join(part.extract_text() for part in printed.pages).split())
    for said in (
        "Chile and Iceland held the second round of political consultations in Santiago on 3 March 2021.",  # a quote
        "https://herald.example/2021/consultations",  # the address of a source
        f"1 / {len(printed.pages)}",
    ):
        assert said in text, said
    for control in (
        "Skip to the content",
        "On this page",
        "As of the year",
        "BibTeX",
        "Downloads",
        "Link to this fact",
    ):
        assert control not in text, control
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        page.locator("#f-consultation-herald figcaption .cite").first.evaluate(
            "mark => getComputedStyle(mark).verticalAlign"
        )
        == "super"
    )


def test_as_of_a_year_leaves_only_what_is_known_of_it(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}")
    rows = page.locator("[data-as-of] tbody tr")
    assert rows.count() > 3
    page.get_by_label("As of the year").fill("2003")
    expect(page.locator("[data-as-of] tbody tr:visible")).to_have_count(1)
    row = page.locator("[data-as-of] tbody tr:visible")
    expect(row).to_contain_text("Embassy in Santiago")
    expect(page.locator("[data-as-of] [role=status]")).to_have_text("As of 2003")
    page.get_by_label("As of the year").fill("1900")
    expect(page.locator("[data-as-of] tbody tr:visible")).to_have_count(0)
    expect(page.locator("[data-as-of] [role=status]")).to_have_text("The sources here tell nothing of 1900")
    page.get_by_role("button", name="All years").click()
    expect(page.locator("[data-as-of] tbody tr:visible")).to_have_count(rows.count())


def test_as_of_reads_without_a_script(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/{PAIR}", java_script_enabled=False)
    expect(page.get_by_label("As of the year")).to_have_count(0)
    expect(page.locator("[data-as-of] tbody tr").first).to_be_visible()
    expect(page.locator("table.standing")).to_contain_text("Embassy in Santiago")
