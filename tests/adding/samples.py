"""Articles in every format, made up here: each says the same of Chile and Peru."""

from __future__ import annotations

TITLE = "Talks held in Santiago"
MEETING = (
    "The Foreign Minister of Chile, Ana Perez, met the Foreign Minister of Peru, Juan Lopez, in Santiago on 2 May 2019."
)
EXPORTS = "Chile's exports to Peru reached $3.2 billion in 2018, the ministry said in a statement after the talks."
BODY = f"{MEETING} They discussed trade, and agreed to meet again in the capital of Peru in the following year."

TEXT = f"""{TITLE}

3 May 2019

{BODY}

{EXPORTS}
"""

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{TITLE} | The Example Herald</title>
<meta property="og:site_name" content="The Example Herald">
<meta property="article:published_time" content="2019-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>{TITLE}</h1><p>{BODY.replace("Ana Perez", "<b>Ana Perez</b>")}</p><h2>Trade</h2><p>{EXPORTS}</p>
<table><tr><th>Year</th><th>Exports</th></tr><tr><td>2018</td><td>3.2</td></tr></table></article>
<footer>Copyright The Example Herald. All rights reserved.</footer></body></html>
"""

WIKITEXT = """{{Short description|Bilateral relations}}
{{Infobox bilateral relations|Chile–Peru|map=a.png|envoy1=[[Ana Perez]]}}
'''Chile–Peru relations''' are old.<ref name="a">{{cite web|title=Gone|url=http://a.example}}</ref> The countries
share {{convert|169|km|mi}} of [[border#Land|border]].

== Trade ==
{{main|Economy of Chile}}
* In {{start date|2018|5|3}}, [[Chile]] exported goods worth {{US$|3.2 billion}} to {{flag|Peru}}.<ref>Gone</ref>
* {{flagicon|PER}} It was {{nowrap|5 million}} more ({{citation needed}}).
{| class="wikitable"
! Year !! Exports
|-
| 2018 || {{formatnum:1200}}
|}
[[File:a.jpg|thumb|A picture]] [[Category:Chile]]
"""

FRENCH = """Entretiens à Santiago

Le ministre des Affaires étrangères du Chili a reçu le ministre péruvien à Santiago le 2 mai 2019. Les deux ministres
ont parlé du commerce entre les deux pays, et ils sont convenus de se revoir dans la capitale du Pérou au cours de
l'année qui vient. Les exportations ont atteint trois milliards de dollars, selon le ministère.
"""


def pdf(pages: list[list[str]], title: str = "") -> bytes:
    """Return a PDF that shows the lines of each page in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(
            f"({line.replace(chr(92), '').replace('(', '[').replace(')', ']')}) Tj 0 -14 Td\n" for line in lines
        )
        content = f"BT /F1 10 Tf 40 780 Td\n{shown}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)
