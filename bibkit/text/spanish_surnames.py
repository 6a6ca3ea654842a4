"""The commonest surnames of Spain and Spanish America, of which people there bear two: "Rodrigo Fuentes Araya"."""

from __future__ import annotations

from bibkit.text.fold import fold
from bibkit.text.wordlists import word_set

_SURNAMES = word_set(
    """
    acevedo acosta acuna aguilar aguilera aguirre alarcon alfaro alonso alvarado alvarez araya arias avila ayala
    barrera barrios benavides benitez bermudez bernal blanco bravo bustos caballero cabrera calderon calvo campos
    cano cardenas carrasco carrillo castaneda castillo castro cespedes cisneros contreras cordero cordoba coronado
    correa cortes crespo cruz cuevas delgado diaz diez dominguez duarte duran escobar espinosa espinoza estrada
    fernandez ferrer figueroa flores fuentes gallardo gallego garcia garrido garzon gil gimenez giraldo gomez gonzalez
    guerra guerrero gutierrez guzman henriquez heredia hernandez herrera herrero hidalgo hurtado ibanez iglesias
    jimenez juarez leiva lopez lozano luna maldonado marin marquez martinez mejia medina melendez mendez mendoza
    meza molina montero montes montoya mora morales moreno moya munoz murillo navarrete navarro nieto nunez ochoa
    olivares ordonez orozco ortega ortiz osorio pacheco padilla palacios palma paredes parra pena peralta pereira
    perez pinto pizarro ponce prieto puente quintero quiroga ramirez ramos rangel restrepo reyes riquelme rios rivas
    rivera robles rodriguez rojas roldan romero rosales rubio ruiz saavedra saez salas salazar salgado salinas sanabria
    sanchez sandoval santana sanz sepulveda serna serrano silva solano solis soria sosa soto suarez tapia tellez
    toledo toro torres trujillo urrutia valdes valencia valenzuela vallejo vargas vasquez vazquez vega velasco
    velasquez velez vergara vidal villalobos villanueva villegas zamora zapata zuniga
    """
)


def is_spanish_surname(word: str) -> bool:
    """Whether a word is one of some two hundred common surnames, with its accents or without."""
    return fold(word) in _SURNAMES
