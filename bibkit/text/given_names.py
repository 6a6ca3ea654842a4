"""Common given names, for telling a list of people from a list of other capitalised words, and for names turned round.

Only a hint: most names of the world are not in it. Written from general knowledge; Latin spelling, without diacritics.
"""

from __future__ import annotations

import unicodedata

from bibkit.text.wordlists import word_set

_NAMES = """
aaron abdul abdullah abigail abraham ada adam adel adele adeline adnan adrian adriana adrienne agnes agnieszka ahmad
ahmed aidan aisha akira alain alan albert alberto alejandra alejandro aleksandar aleksandr aleksandra alessandra
alessandro alex alexander alexandra alexandre alexandros alexei alexey alexis alfred alfredo ali alice alicia alina
alison allan allen allison alyssa amanda amber amelia amir amit amy ana anastasia anders andre andrea andreas
andreea andrei andres andrew andrey andrzej andy angel angela angelica angelo anika anil anita anja ann anna annabel
anne annette annie anthony antoine anton antonella antonia antonin antonio anuj arash ari ariel arjun arlene arnaud
arnold arthur artur arturo arun asa ashley asif astrid audrey august ayse barbara bart bartosz basil beata beatrice
beatriz ben benedict benjamin benoit bernadette bernard bernd bernhard bertrand beth bettina bill birgit bjorn bob
bogdan boris brad bradley brandon brenda brendan brett brian bridget britta brooke bruce bruno bryan caitlin calvin
cameron camilla camille candice carl carla carlo carlos carmen carol carolina caroline carolyn carrie catarina
catherine cathy cecile cecilia celine cesar chad chandra charlene charles charlotte chen cheng cheryl chloe chris
christa christian christiane christina christine christoph christophe christopher cindy claire clara clare clarence
claude claudia claudio claus clemens clement colin colleen connie conor constance cora corinna corinne craig
cristian cristiana cristina crystal curtis cynthia daisuke daisy dale dalia damien damon dan dana daniel daniela
daniele danielle danny dario darius darren dave david dawn dean deanna debbie deborah debra deepak deirdre delphine
denis denise dennis derek dhruv diana diane diego dieter dietmar dimitri dimitrios dina dirk dmitri dmitry dolores
dominic dominik dominika dominique don donald donna dora doris dorothea dorothy doug douglas duncan dylan ebru ed
eddie edgar edith eduard eduardo edward edwin egon eileen elaine eleanor elena eleni eli elias elif elijah elina
elisa elisabeth elizabeth ella ellen elsa emil emile emilia emilie emilio emily emma emmanuel emre enrico enrique
eric erica erich erik erika erin ernest ernst esra esteban esther ethan eugene eugenia eva evan evangelia eve evelyn
evgeny ewa fabian fabien fabio fabrice faith farah farid fatemeh fatima fatma felicia felicity felipe felix fernanda
fernando filip filippo fiona flora florence florian frances francesca francesco francine francis francisca francisco
franck francois francoise frank franz fred frederic frederick frederik frieda friedrich gabor gabriel gabriela
gabriella gabrielle gareth gary gavin gayle gemma gene genevieve geoff geoffrey georg george georges georgia
georgina georgios gerald geraldine gerard gerd gerhard germain gianluca gilbert giles gill gillian gina giorgio
giovanna giovanni giulia giulio giuseppe gladys glen glenn gloria gonzalo gordon grace graeme graham grant greg
gregor gregory greta grzegorz guido guillaume guillermo gunnar gunther gustav gustavo guy gwen gwendolyn hakan hamid
han hana hanna hannah hans harald haris harold harriet harry haruka hassan hazel heather hector heidi heike heiko
heinrich heinz helen helena helene helga helmut hendrik henri henrik henry herbert heribert herman hermann hideki
hilary hilde hiroshi holger holly horst howard hubert hugh hugo hui humberto hussein ian ibrahim ida ignacio igor
ilaria ilona ilse ines inga inge ingo ingrid ioana ioannis irena irene irina iris irma isaac isabel isabella
isabelle isaiah ismail istvan ivan ivana ivo jaap jack jackie jacob jacopo jacqueline jacques jacquelyn jaime jakob
jakub james jamie jan jana jane janet janice janine janos jared jaroslav jasmin jasmine jason javier jay jean
jeanette jeanne jeff jeffrey jelena jen jennifer jenny jens jeremy jerome jerry jesse jessica jessie jesus jill jim
jimmy jin jing jingjing joachim joan joana joann joanna joanne joao joaquin jochen jodi joe joel joelle joerg johan
johann johanna johannes john johnny jolanta jon jonas jonathan jordan jorg jorge jose josef josefina joseph
josephine joshua joy joyce juan juana judith judy jules julia julian juliana juliane julie julien juliet juliette
julio julius jun jurgen justin justine jutta kai kaitlin kamal kamil kara karen karim karin karina karl karla
karolina kasper katarina katarzyna kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin kay
kayla keiko keith kelly kelsey ken kenji kenneth kenny kerry kerstin kevin khaled khalid kiara kim kimberly kira
kirk kirsten klara klaus kristen kristian kristin kristina kristine krzysztof kumar kurt kyle lara larissa larry
lars laszlo laura lauren laurence laurent laurie lawrence lea leah lee leila lena leo leon leonard leonardo leonie
leonor leroy leslie leszek leticia lewis li lia liam lidia lillian lily lina linda lindsay lindsey ling lisa livia
liz lloyd lois lola lorena lorenzo loretta lori lorraine lothar lotte lou louis louisa louise luc luca lucas lucia
lucian luciana luciano lucie lucille lucy ludmila ludwig luigi luis luisa lukas lukasz luke luz lydia lynda lynn
maarten maciej madeleine madison magda magdalena magnus mahdi mahmoud maja malcolm malgorzata manfred manoj manon
manuel manuela mara marc marcel marcela marcelo marcin marcia marco marcos marcus marek margaret margarita
margherita margit margot maria mariana marianne marie marieke marietta marija marilyn marina mario marion marisa
marissa marit marius marjorie mark marko markus marlene marta martha martin martina martine mary maryam masahiro
mateo mateusz mathias mathieu mathilde matias matilda matt matteo matthew matthias matthieu maureen maurice maurizio
mauro max maxim maxime maximilian may maya megan mehdi mehmet mei melanie melinda melissa mercedes meredith mia
michael michaela michal michel michela michele micheline michelle miguel mihai mika mike mikhail milan milena milos
min mina ming mira miranda miriam mirjam miroslav mitchell mohamed mohammad mohammed moira mona monica monika
monique morgan moritz mostafa muhammad murat murray mustafa myra nadia nadine nancy naomi natalia natalie natasha
nathalie nathan nathaniel neil nele nelson nicholas nick nicola nicolas nicole niels nigel nikhil nikita niklas
nikola nikolai nikolaos nikolaus nikos nils nina noah noel noemi nora norbert norma norman oleg olga oliver olivia
olivier omar oscar oskar osman otto owen pablo pam pamela panagiotis paola paolo pascal pascale pat patricia patrick
patrik patrizia patsy paul paula paulina pauline paulo pavel pawel pedro peggy penelope penny per perry pete peter
petr petra petros phil philip philipp philippe phillip phoebe phyllis pia pierre pieter pietro pilar piotr prakash
pranav priya priyanka przemyslaw qiang rachel radek rafael rafal raffaele rahul rainer raj rajesh ralf ralph ramon
randall randy raphael raquel raul ravi ray raymond rebecca regina regis reinhard reinhold rekha remi rena renata
renate rene renee reza ricardo riccardo richard rick rita rob robert roberta roberto robin rocio rod roderick rodney
rodrigo roger roland rolf roman ron ronald ronnie rosa rosalind rosario rose rosemary ross roxana roxanne roy ruben
rudolf rupert russ russell ruth ryan sabina sabine sabrina saeed sagar sally salvador salvatore sam samantha samir
samuel sandeep sandra sandrine sandy sanjay santiago sara sarah sascha sasha saskia scott sean sebastian sebastien
selma serena serge sergei sergey sergio seth shane shannon sharon shaun shawn sheila shelley sherry shirley
siddharth siegfried sigrid silke silvia silvio simon simona simone sinead siobhan sofia sofie sonia sonja sophia
sophie soren spencer stacey stacy stan stanislav stanley stefan stefania stefanie stefano steffen stella stephan
stephane stephanie stephen steve steven stewart stuart sue sunil suresh susan susana susanna susanne susie suzanne
sven svetlana sybille sylvia sylvie tadeusz takashi tamar tamara tania tanja tanya tara tariq tatiana tatjana ted
teresa terence terrence terry tess thea theodor theodore theresa therese thierry thomas thorsten tiago tibor tiffany
till tim timo timothy tina tobias todd tom tomas tomasz tomislav tommaso tommy toni tony tracey tracy travis trevor
tristan troy tyler udo ulf ulrich ulrika ulrike umberto ursula ute uwe vadim valentin valentina valeria valerie
vanessa vasileios vera verena vernon veronica veronika veronique vicki vicky victor victoria viktor viktoria vincent
vincenzo viola violeta virginia virginie vishal vitor vittorio vivian viviana vivien vladimir volker walter wanda
ward warren wayne wei wen wendy werner wilfried wilhelm will william wilma winfried wojciech wolfgang xavier xi xiao
xin yael yan yang yann yannick yasmin yasuhiro yi yoko yolanda yong yosef yu yuan yuki yun yuri yusuf yves yvette
yvonne zachary zahra zhang zhen zoe zofia zoltan zsuzsanna
"""
GIVEN_NAMES = word_set(_NAMES)


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name; `José-Luis` counts by its parts, diacritics do not matter."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    plain = plain.replace("ł", "l").replace("ø", "o").strip(".")
    return plain in GIVEN_NAMES or any(part in GIVEN_NAMES for part in plain.split("-"))
