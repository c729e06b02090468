"""Names for invented people and places; some are also clinical words, because such people exist."""

from radonc_models.synthetic.clinic.wording import Half

__all__ = ["CITIES", "EMPLOYERS", "FACILITIES", "FEMALE", "LAST", "MAIL_HOSTS", "MALE", "STREETS", "TRAP_LAST"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FEMALE: dict[Half, tuple[str, ...]] = {
    "development": _words(
        "Mary Linda Barbara Susan Karen Nancy Betty Helen Sandra Donna Carol Ruth Sharon Michelle Laura Sarah "
        "Kimberly Deborah Jessica Shirley Cynthia Angela Melissa Brenda Amy Rebecca Virginia Kathleen Pamela "
        "Martha Debra Amanda Stephanie Carolyn Christine Marie Janet Catherine Frances Ann Joyce Diane Alice "
        "Julie Heather Teresa Doris Gloria Evelyn Jean Cheryl Mildred Katherine Joan Ashley Judith Rose Janice "
        "Kelly Nicole Judy Christina Kathy Theresa Beverly Denise Tammy Irene Jane Lori Rachel Marilyn Andrea "
        "Kathryn Louise Sara Anne Jacqueline Wanda Bonnie Julia Ruby Lois Tina Phyllis Norma Paula Diana Annie "
        "Lillian Emily Robin Grace April June May Hope Faith Guadalupe Mei Priya Fatima Yuki Oksana Ingrid Chiara "
        "Nkechi Soledad"
    ),
    "held_out": _words(
        "Agnes Bernadette Claudia Dolores Eileen Florence Geraldine Harriet Imogen Josephine Kirsten Lucille "
        "Margarita Naomi Ophelia Penelope Rosalind Sylvia Tabitha Ursula Velma Winifred Yolanda Zelda Anneliese "
        "Birgit Consuelo Dagmar Esperanza Farida Giovanna Hadiya Ilse Jadwiga Katarzyna Lakshmi Mariko Nadia "
        "Oluchi Parvati Roswitha Shanice Thuy Uzma Violeta Wilhelmina Xiomara Yasmin Zofia Ivy Olive Joy Charity "
        "Patience Summer Autumn"
    ),
}
MALE: dict[Half, tuple[str, ...]] = {
    "development": _words(
        "James John Robert Michael William David Richard Charles Joseph Thomas Christopher Daniel Paul Mark "
        "Donald George Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Matthew Gary Timothy Jose Larry "
        "Jeffrey Frank Scott Eric Stephen Andrew Raymond Gregory Joshua Jerry Dennis Walter Patrick Peter Harold "
        "Douglas Henry Carl Arthur Ryan Roger Joe Juan Jack Albert Jonathan Justin Terry Gerald Keith Samuel "
        "Willie Ralph Lawrence Nicholas Roy Benjamin Bruce Brandon Adam Harry Fred Wayne Billy Steve Louis Jeremy "
        "Aaron Randy Howard Eugene Carlos Russell Bobby Victor Martin Ernest Phillip Todd Jesse Craig Alan "
        "Christian Will Rex Miguel Wei Rajesh Omar Hiroshi Dmitri Lars Giuseppe Emeka Anselmo"
    ),
    "held_out": _words(
        "Alasdair Bartholomew Cedric Desmond Ellsworth Ferdinand Gilbert Horace Ignatius Jasper Kermit Leopold "
        "Mortimer Norbert Orville Percival Quentin Reginald Sylvester Thaddeus Ulysses Vernon Wilbur Xavier Yancy "
        "Zachariah Abelardo Bogdan Casimir Diarmuid Evaristo Fyodor Gunther Hamza Isamu Javier Kwame Lothar "
        "Mateusz Nnamdi Osvaldo Pradeep Rashid Stanislav Tariq Umberto Vikram Wojciech Yusuf Zoltan Chase Drew "
        "Miles Grant Lane Dale"
    ),
}
LAST: dict[Half, tuple[str, ...]] = {
    "development": _words(
        "Smith Johnson Williams Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson Harris Martin "
        "Thompson Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall Allen Young Hernandez King "
        "Wright Lopez Hill Scott Green Adams Baker Gonzalez Nelson Carter Mitchell Perez Roberts Turner Phillips "
        "Campbell Parker Evans Edwards Collins Stewart Sanchez Morris Rogers Reed Cook Morgan Murphy Bailey "
        "Rivera Cooper Richardson Cox Ward Torres Peterson Ramirez James Watson Brooks Kelly Sanders Price "
        "Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hughes Flores Washington "
        "Butler Simmons Foster Bryant Alexander Russell Griffin Diaz Hayes Myers Ford Hamilton Graham Sullivan "
        "Wallace Woods Cole West Jordan Owens Reynolds Fisher Ellis Harrison Gibson Cruz Marshall Ortiz Gomez "
        "Murray Freeman Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Henry Boyd Mason Morales "
        "Kennedy Warren Dixon Ramos Reyes Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Palmer Mills "
        "Nichols Knight Ferguson Stone Hawkins Dunn Perkins Hudson Spencer Gardner Payne Pierce Berry Matthews "
        "Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham Bradley Lane Andrews Ruiz "
        "Harper Riley Armstrong Carpenter Weaver Greene Lawrence Elliott Chavez Sims Austin Peters Kelley "
        "Franklin Lawson O'Brien O'Connor McDonald McCarthy Nguyen Tran Patel Kowalski Schneider Petrov Tanaka "
        "Okafor Lindqvist Van-Dyke Smith-Jones De-Luca"
    ),
    "held_out": _words(
        "Abernathy Blankenship Castellanos Dombrowski Eisenhauer Fitzgibbon Galloway Hathaway Ibarra Jankowski "
        "Kaczmarek Lindenmeyer McAllister Nakagawa Oberholtzer Pemberton Quattlebaum Rasmussen Schwarzkopf "
        "Throckmorton Underhill Vandermeer Whittaker Yarborough Zimmerman Achterberg Bjornstad Cavanaugh "
        "Delacroix Echeverria Featherstone Gutierrez-Vega Hollingsworth Ivanchenko Jaramillo Krishnamurthy "
        "Lombardi MacPherson Nwosu O'Shaughnessy Papadakis Quesada Rosenbaum Szymanski Tchaikov Uchida Villanueva "
        "Wojnarowski Xiong Yamashiro Zapata Adeyemi Bhattacharya Chowdhury D'Angelo Eriksen Fontaine Ghosh "
        "Haverford Ishikawa Jurgens Kjeldsen Larkspur Mbeki Novotny Olufsen Prendergast Rutherford St-Clair "
        "Trevelyan Ulbricht Vasquez Winterbourne Birdsong Peacock Pepper Winter Sharp Wise Rich Major Noble Best "
        "Strong Bright Frost Snow Bush Marsh Moss Fields Banks Waters"
    ),
}
TRAP_LAST: dict[Half, tuple[str, ...]] = {
    "development": ("Gleason", "Gray", "Paget", "Graves", "Bell", "Stage", "Barrett", "Foley"),
    "held_out": ("Hodgkin", "Ewing", "Merkel", "Mohs", "Wilms", "Crohn", "Whipple", "Hickman"),
}
"""Surnames that are clinical words too."""

STREETS: dict[Half, tuple[str, ...]] = {
    "development": (
        "Maple Street",
        "Oak Avenue",
        "Washington Blvd",
        "Cedar Lane",
        "Park Road",
        "Elm St",
        "Lake Drive",
        "Hill Court",
        "N. Main Street",
        "Sunset Ave",
        "2nd Street",
        "River Rd",
        "Church Lane",
        "W Palm Drive",
    ),
    "held_out": (
        "Wisteria Terrace",
        "Old Quarry Pike",
        "E. 14th Street",
        "Saguaro Trail",
        "Kingfisher Close",
        "Juniper Way",
        "County Road 12",
        "Mill Pond Circle",
        "S Harbor Parkway",
        "Thistle Place",
        "Granite Ridge Loop",
        "Plaza del Sol",
    ),
}
CITIES: dict[Half, tuple[tuple[str, str, str], ...]] = {
    "development": (
        ("Springfield", "IL", "627"),
        ("Fairview", "TN", "370"),
        ("Riverside", "OH", "454"),
        ("Greenville", "SC", "296"),
        ("Bristol", "VT", "054"),
        ("Clinton", "IA", "527"),
        ("Salem", "OR", "973"),
        ("Georgetown", "TX", "786"),
        ("Madison", "AL", "357"),
        ("Franklin", "MA", "020"),
    ),
    "held_out": (
        ("Winslow", "AZ", "860"),
        ("Yellow Springs", "OH", "453"),
        ("Port Townsend", "WA", "983"),
        ("Decorah", "IA", "521"),
        ("Bar Harbor", "ME", "046"),
        ("Truth or Consequences", "NM", "879"),
        ("Sault Ste. Marie", "MI", "497"),
        ("Harpers Ferry", "WV", "254"),
        ("Coeur d'Alene", "ID", "838"),
        ("Natchitoches", "LA", "714"),
    ),
}
FACILITIES: dict[Half, tuple[str, ...]] = {
    "development": (
        "Northgate Cancer Center",
        "St. Brendan Hospital",
        "Lakeview Radiation Oncology",
        "Mercy Valley Medical Center",
        "Riverbend Regional Hospital",
        "Summit Oncology Clinic",
        "Eastfield University Hospital",
        "Harbor Proton Center",
    ),
    "held_out": (
        "Kestrel Ridge Oncology Institute",
        "Our Lady of the Pines Hospital",
        "Tamarack County Infirmary",
        "Bluestem Comprehensive Cancer Pavilion",
        "Copper Basin Health System",
        "Whitcomb Memorial",
        "Saint Odile Particle Therapy Centre",
        "Ponderosa Veterans Clinic",
    ),
}
EMPLOYERS: dict[Half, tuple[str, ...]] = {
    "development": (
        "Acme Tool Works",
        "Delmont Insurance",
        "Kessler Bakery",
        "Union Freight Lines",
        "Bright Star Daycare",
        "Hanover School District",
        "Pinnacle Roofing",
    ),
    "held_out": (
        "Zephyr Aeronautics",
        "Molly's Diner",
        "Prairie Grain Cooperative",
        "Osgood and Finch LLP",
        "Cobalt Mining Company",
        "Threadgill Textiles",
        "Fenwick Ironworks",
    ),
}
MAIL_HOSTS: dict[Half, tuple[str, ...]] = {
    "development": ("example.com", "mail.example.org", "inbox.example.net"),
    "held_out": ("post.example.edu", "example.co.uk", "web-mail.example.info", "my.example.us"),
}
"""Domains that are reserved for examples, so that no address can reach anyone."""
