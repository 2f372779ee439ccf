/* SPDX-License-Identifier: GPL-3.0-or-later */
/* B3: the day on which somebody is back, in the languages in which absences come.  A wrong day is
 * worse than none. */
#include "check.h"

#include "core/classify.h"

/* Tuesday 1 December 2026. */
#define SENT date_from_civil(2026, 12, 1)

static const struct row {
	const char *text, *until;
} rows[] = {
    /* German */
    {"Ich bin bis einschließlich 7. Dezember nicht im Büro.", "2026-12-07"},
    {"Ich bin im Urlaub und ab dem 04.01.2027 wieder erreichbar.", "2027-01-04"},
    {"Ich bin bis zum 7.12. abwesend.", "2026-12-07"},
    {"Ich bin vom 2. bis 14. Dez. 2026 in Elternzeit.", "2026-12-14"},
    {"Ich bin bis 5. März 2027 nicht erreichbar.", "2027-03-05"},
    {"Ich kehre am Montag zurück.", NULL},
    /* French */
    {"Je suis en congé jusqu'au 14 décembre inclus.", "2026-12-14"},
    {"Absente du bureau, de retour le lundi 7 déc. 2026.", "2026-12-07"},
    {"Je serai absent du 2 au 14 février 2027.", "2027-02-14"},
    {"Je suis absente jusqu’au 1er août 2027.", "2027-08-01"},
    {"Je serai de retour le 1er janvier.", "2027-01-01"},
    /* Spanish */
    {"Estoy de vacaciones hasta el 7 de diciembre de 2026.", "2026-12-07"},
    {"Estaré fuera de la oficina hasta el 4 de enero.", "2027-01-04"},
    /* Italian */
    {"Sono in ferie fino al 7 dicembre compreso.", "2026-12-07"},
    {"Sarò assente dal 2 al 10 gennaio 2027.", "2027-01-10"},
    {"Sono assente fino all'8 marzo 2027.", "2027-03-08"},
    /* Dutch */
    {"Ik ben met verlof tot en met 7 december.", "2026-12-07"},
    {"Ik ben afwezig, terug op donderdag 4 mrt. 2027.", "2027-03-04"},
    /* Portuguese */
    {"Estou de férias até 7 de dezembro de 2026.", "2026-12-07"},
    {"Estarei ausente até 3 de março.", "2027-03-03"},
    /* Polish */
    {"Jestem na urlopie do 7 grudnia 2026.", "2026-12-07"},
    {"Wracam 4 stycznia.", "2027-01-04"},
    {"Jestem na urlopie do 10 listopada 2027.", "2027-11-10"},
    /* Czech */
    {"Jsem na dovolené do 7. prosince 2026.", "2026-12-07"},
    {"Čerpám dovolenou do 7. 12. 2026.", "2026-12-07"},
    {"Vrátím se 2. července 2027.", "2027-07-02"},
    {"Vrátím se 2. června 2027.", "2027-06-02"},
    /* Swedish, Norwegian, Danish */
    {"Jag är ledig till och med den 7 december.", "2026-12-07"},
    {"Jag är tillbaka den 4 januari 2027.", "2027-01-04"},
    {"Jeg har ferie til 7. desember.", "2026-12-07"},
    {"Jeg er tilbake mandag 7. desember 2026.", "2026-12-07"},
    {"Jeg er på ferie og tilbage d. 4. januar 2027.", "2027-01-04"},
    {"Jeg holder ferie til og med den 6. maj 2027.", "2027-05-06"},
    /* Finnish */
    {"Olen lomalla 7. joulukuuta asti.", "2026-12-07"},
    {"Olen lomalla 7.12. saakka.", "2026-12-07"},
    {"Olen poissa, palaan 4. tammikuuta 2027.", "2027-01-04"},
    /* Welsh */
    {"Rwyf ar fy ngwyliau tan 7 Rhagfyr.", "2026-12-07"},
    {"Byddaf yn ôl yn y swyddfa ar 4 Ionawr 2027.", "2027-01-04"},
    {"Rwyf allan o'r swyddfa tan 2 Chwefror 2027.", "2027-02-02"},
    {"Byddaf yn ôl ar 3 Mawrth.", "2027-03-03"},
    /* English, as ever */
    {"I am on leave and will return on 4 January 2027.", "2027-01-04"},
    {"I am away until 7 December.", "2026-12-07"},
    /* Days that cannot be told */
    {"Ich bin bis auf Weiteres nicht im Büro.", NULL},
    {"I am away until 10.12. and 11.12.", NULL},
    {"I am on leave, back at 10.12. today.", NULL},
    {"Ich bin bis 31. Februar nicht im Büro.", NULL},
    {"Je suis en congé jusqu'au 12 de ce mois.", NULL},
    {"Ich war bis 5. März 2024 im Urlaub.", NULL},
    {"Jestem na urlopie do 7 dni.", NULL},
    {"I am away until 3 des autres.", NULL},
    {"Olen lomalla.", NULL},
};

static void B3_the_day_of_the_return(void **state)
{
	static const struct classify_header headers[] = {
	    {"From", "Tom Okafor <tom.okafor@council.example>"},
	    {"Subject", "Automatic reply: Please answer"},
	};
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		struct classify_mail mail = {.headers = headers,
					     .header_count = COUNT_OF(headers),
					     .text = rows[i].text,
					     .new_text = rows[i].text};
		struct classify_result r = classify_mail(&arena, &mail, SENT);
		const char *day = date_iso(&arena, r.absent_until);

		assert_int_equal(r.kind, READING_AUTO_REPLY);
		if (str_eq(day, rows[i].until))
			continue;
		print_error("\"%s\" gives %s, expected %s\n", rows[i].text, day ? day : "none",
			    rows[i].until ? rows[i].until : "none");
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(B3_the_day_of_the_return)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
