"""A small project with a question of every sort."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXTS = {
    "one.txt": """Finland and Peru hold consultations

2 March 2019

The second round of political consultations between Finland and Peru was held in Helsinki on 1 March 2019.

Peru opened its embassy in Helsinki in 1972.

On 1 March 2019 the Foreign Minister of Peru, Ana Quispe, met her Finnish counterpart, Aino Virtanen, in Helsinki.

Peru does not maintain an embassy in Norway.
""",
    "two.txt": """Peru and Finland: the record

5 June 2020

Peru opened its embassy in Helsinki in 1974.

On 12 May 2020 the Peruvian Trade Minister Quispe received the ambassador of Finland, Matti Korhonen, in Lima.

Finland and Peru signed an agreement on air services in Lima on 4 May 2020.
""",
    "three.txt": """Air links

6 June 2020

Finland and Peru signed an agreement on air services in Helsinki on 4 May 2020.
""",
    "four.txt": """News

4 May 2011

On 3 May 2011 the foreign ministers of Congo and Peru met in Lima.
""",
}
DECISIONS = "# Kept by the desk; newest last.\n\n# Nothing yet.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose questions are one of every sort but 'held-back' (see ``hold_back``)."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in TEXTS.items():
        (corpus / name).write_text(text, encoding="utf-8")
    (corpus / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")
    (tmp_path / "relations.yaml").write_text("min_confidence: 0\n", encoding="utf-8")
    return tmp_path


def hold_back(project: Path) -> None:
    """Let the project publish nothing that is not certain."""
    (project / "relations.yaml").write_text("min_confidence: 1\n", encoding="utf-8")
