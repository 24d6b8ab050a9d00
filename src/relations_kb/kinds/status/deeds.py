"""The verbs by which relations are made, mended, broken and raised, as the rules on relations share them."""

from __future__ import annotations

from typing import Final

ESTABLISHED: Final = (
    r"(?:established|establishes|(?<!to )(?<!not )establish|formali[sz]ed|took up|takes up|set up|initiated|opened|"
    r"(?<!to )(?:open|form)|enter(?:ed|s) (?:<D\d+>,? |today |formally )?into|forged|"
    r"(?:agreed|agree|agrees|decided) to (?:establish|enter into|open|exchange)|"
    r"commenced|"
    r"launched|started|gave (?:birth|life) to|called into (?:life|being)|"
    r"brought into (?:being|existence)|instituted|concluded|exchanged|"
    r"announced(?= (?:the establishment of )?(?:full |formal |official )*(?:full|formal|official|"
    r"diplomatic) ))"
)
RESTORED: Final = (
    r"(?:re-?establish(?:es|ed)|restores|resumes|renews|restored|resumed|renewed|normali[sz]ed|re-?opened|"
    r"re-?instated|reactivated)"
)
SEVERED: Final = (
    r"(?:severed|severs?|broke(?:n)?(?: off)?|breaks?(?: off)?|cuts(?: off)?|suspends|interrupts|freezes|cut(?: "
    r"off)?|suspended|suspend|ended|terminated|ruptured|froze|frozen|"
    r"interrupted|"
    r"stopped|halted|discontinued|broken off|put an end to|severing|breaking(?: off)?|cutting(?: off)?|suspending|"
    r"called off)"
)
RAISED: Final = r"(?:upgraded|elevated|raised|lifted|promoted|upgrade|elevate|raise)"
ADV: Final = (
    r"(?:(?:formally|officially|first|also|again|both|have|has|had|then|later|subsequently|jointly|"
    r"unilaterally|only|temporarily|already|finally|all|immediately|normal|full|mutually|never|not|did not|"
    r"would|will|to|who|which)\W{1,2})*"
)
# '35', 'thirty-five', 'three' of 'three decades'.
COUNT: Final = (
    r"(?:\d+|<O\d+>|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?|ten|fifteen|"
    r"two|three|four|five|six|seven|eight|nine|one hundred|a hundred|hundred)"
)
