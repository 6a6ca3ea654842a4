"""A few lines as they stand in the List of Title Word Abbreviations, for tests that shall not need the whole of it."""

from bibkit.journals.ltwa import TitleWords

LINES = """WORD\tABBREVIATIONS\tLANGUAGE CODES
health\tn.a.\teng
heal-\theal.\teng
plant\tn.a.\teng, fre
journal\tj.\tfre, eng
physica-\tphys.\teng, fre
physik\tPhys.\tger
chemical-\tchem.\teng
chemi-\tchem.\tmul
review\trev.\teng
letter\tlett.\teng
society\tsoc.\teng
societ-\tsoc.\tmul
académie\tacad.\tfre
académ-\tacad.\tfre
science\tsci.\tfre, eng
studies\tstud.\teng
real (actual)\tn.a.\teng, fre
real (royal)\tr.\tspa
real\treal.\tfin
South Africa-\tS. Afr.\teng
United States\tU. S.\teng
United States of America\tU. S. A.\teng
weather-\tweather.\teng
work-\twork.\teng
Zeitschrift\tZ.\tger
Kristall-\tKrist.\tger
co-operative\tco-op.\teng
nature\tnat.\teng
communication-\tcommun.\teng
annals\tann.\teng
-graph-\t-gr.\teng
mathemati-\tmath.\tmul
broken line
"""
WORDS = TitleWords(LINES.splitlines())
