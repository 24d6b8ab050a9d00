"""What a person should decide, and the way to do it: from a knowledge base to questions, answers and entries.

``questions`` ranks what is undecided; ``cases`` puts the evidence side by side, ``answers`` says what a person may
answer; ``entries`` writes an answer as an entry of ``decisions.yaml``, and ``ledger`` puts it into the file. All of
that is pure, but for the one function that writes. ``sitting`` is a session without a screen, ``screen`` draws it, and
``desk`` is the terminal; ``listing`` prints the questions for those who have none.
"""

from __future__ import annotations

from relations_kb.review.questions import questions

__all__ = ["questions"]
