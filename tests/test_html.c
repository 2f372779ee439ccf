/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of HTML as mail programs write them, and what a person sees of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "drawn.h"
#include "read/html.h"

static int set_up(void **state)
{
	struct arena *a = mem_alloc(sizeof(*a));

	arena_init(a);
	html_warm_up();
	*state = a;
	return 0;
}

static int tear_down(void **state)
{
	arena_clear(*state);
	free(*state);
	return 0;
}

static const char *seen(struct arena *a, const char *html, struct html_notes *notes)
{
	struct document document;

	memset(notes, 0, sizeof(*notes));
	document_init(&document, a);
	html_read(&document, html, notes);
	return drawn(a, &document);
}

struct page {
	const char *html, *seen;
};

static void check(struct arena *a, const struct page *pages, size_t count)
{
	struct html_notes notes;
	size_t i;

	for (i = 0; i < count; i++) {
		assert_string_equal(seen(a, pages[i].html, &notes), pages[i].seen);
		assert_false(notes.hidden);
		assert_false(notes.cut);
	}
}

static void who_leaves_marks_out_is_told(void **state)
{
	struct html_notes notes;

	seen(
	    *state,
	    "<html><head><title/><meta name=\"generator\" content=\"LibreOffice 7.4.7.2 (Linux)\"/>"
	    "</head><body><p>Yes / No",
	    &notes);
	assert_true(notes.blind);
	seen(*state, "<head><meta name=Generator content='Microsoft Word 15'></head>Yes / No",
	     &notes);
	assert_false(notes.blind);
	seen(*state, "<p>x<meta name=generator content=LibreOffice>", &notes);
	assert_false(notes.blind);
}

static void lines_become_paragraphs(void **state)
{
	static const struct page pages[] = {
	    {"<p>one</p><p>two", "one\ntwo\n"},
	    {"one<br>two<br><br>three", "one\ntwo\n\nthree\n"},
	    {"<div>one</div><div><br></div><div>two<br></div>", "one\n\ntwo\n"},
	    {"<p>a\n  b&nbsp;&nbsp;c</p><p>&nbsp;</p><p>d", "a b  c\n\nd\n"},
	    {"<pre>a\n\tb</pre>", "a\n\tb\n"},
	    {"<ul><li>x<li>y</ul><ol><li>z<li>w</ol>", "- x\n- y\n1. z\n2. w\n"},
	    {"<ol start=3><li>x<li>y</ol><ol><li value=7>z<li>w</ol><ol start=-1><li>v</ol>",
	     "3. x\n4. y\n7. z\n8. w\n1. v\n"},
	    {"A<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>B", "A\tB\n"},
	    /* Tabs between words, but not those that lay the page's source out. */
	    {"<p>\tA\t\tx<p>B: <b>\tx</b>\ty<p>C\n\tx<p>D\t\nx<p>E\t<p>F\t x",
	     "A\t\tx\nB: b{x\t}y\nC x\nD x\nE\nF\tx\n"},
	    {"<table><tr><td>A\tx</td><td>\tB</td></table>", "[A x|B]\n"},
	    {"&#146;&eacute;&amp;&lt;b&gt;", "\xE2\x80\x99\xC3\xA9&<b>\n"},
	    {"a\xE2\x80\x8B\xC2\xAD"
	     "b",
	     "ab\n"},
	    {"<p class=MsoNormal>x<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>", "x\n\n"},
	    {"", ""},
	    {"just text", "just text\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void what_nobody_sees_is_left_out(void **state)
{
	static const struct page pages[] = {
	    {"<html><head><title>t</title><style>p{}</style></head><body>x</body></html>", "x\n"},
	    {"<script>alert(1)</script>x<!-- note -->", "x\n"},
	    {"<!--[if mso]>mso<![endif]-->x", "x\n"},
	    {"<![if !supportLists]>1. <![endif]>x", "1. x\n"},
	    {"<!--[if !mso]><!-->x<!--<![endif]-->", "x\n"},
	    {"<div style='display:none'>&nbsp;&zwnj;</div>x", "x\n"},
	    {"<img src='https://evil.example/a.png'>x", "x\n"},
	    {"<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>x &e;", "]>x &e;\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void hidden_words_are_left_out_and_reported(void **state)
{
	static const char *const pages[] = {
	    "x<div style='display:none'>resolved</div>",
	    "x<div style='DISPLAY : None !important'>resolved</div>",
	    "x<span style='visibility:hidden'>resolved</span>",
	    "x<span style='font-size:0px'>resolved</span>",
	    "x<span style='font-size:0'>resolved</span>",
	    "x<span style='font-size:1px'>resolved</span>",
	    "x<span style='opacity:0'>resolved</span>",
	    "x<span style='color:#fff;background:#FFFFFF'>resolved</span>",
	    "x<span style='background-color:white;color:rgb(255, 255, 255)'>resolved</span>",
	    "x<span style='color:transparent'>resolved</span>",
	    "x<p style='position:absolute;left:-9999px'>resolved</p>",
	    "x<p style='text-indent:-9999px'>resolved</p>",
	    "x<span style='mso-hide:all'>resolved</span>",
	    "x<p hidden>resolved</p>",
	    "x<table><tr style='display:none'><td>resolved<td>y</tr></table>",
	};
	struct html_notes notes;
	size_t i;

	for (i = 0; i < COUNT_OF(pages); i++) {
		assert_string_equal(seen(*state, pages[i], &notes), "x\n");
		assert_true(notes.hidden);
	}
	assert_string_equal(seen(*state, "<span style='font-size:0.9em'>x</span>", &notes), "x\n");
	assert_false(notes.hidden);
}

static void marks_are_kept(void **state)
{
	static const struct page pages[] = {
	    {"<b>a</b> <strong>b</strong>", "b{a b}\n"},
	    {"<u>a</u><s>b</s><strike>c</strike><del>d</del>", "u{a}s{bcd}\n"},
	    {"<mark>a</mark>", "h{a}\n"},
	    {"<span style='color:#808080'>a<span style='color:rgb(0, 0, 0)'>b</span></span>"
	     "<span style='color:darkgrey'>c</span><span style='color:#333'>d</span>",
	     "g{a}bg{c}d\n"},
	    {"<span style='text-decoration:line-through'>YES</span>/NO", "s{YES}/NO\n"},
	    {"<i>a</i> <em>b<span style='font-style:normal'>c</span></em> d", "i{a b}c d\n"},
	    {"<p style='font-style:italic'>a <span style='font: bold 11pt Arial'>b</span>",
	     "i{a }bi{b}\n"},
	    {"<style>.a{font:oblique 10pt serif}</style><span class=a>a</span>", "i{a}\n"},
	    {"<span style='text-decoration: underline'>a</span>", "u{a}\n"},
	    /* A page's own style sheet: classes alone, the last rule wins, what is inline too. */
	    {"<style>@import url(x); @media print{.b{font-weight:400}} /* .b */ .a,span.b"
	     "{font-weight:700}.b i{font-weight:400}.c{background-color:#ffff00}"
	     ".d{text-decoration:line-through}.e{font-weight:700}.e{font-weight:400}</style>"
	     "<p><span class='a'>1</span> <span class='x b'>2</span> <span class=\"c d\">3</span> "
	     "<span class='e'>4</span> <span class='a' style='font-weight:400'>5</span> "
	     "<span class='aa'>6</span>",
	     "b{1 2 }hs{3 }4 5 6\n"},
	    {"<style><!-- .a{font-weight:700 --></style><span class=a>1</span>", "1\n"},
	    {"<style>.a{font-weight:700}", ""},
	    {"<span style='background:yellow;mso-highlight:yellow'>YES</span>", "h{YES}\n"},
	    {"<span style='background-color:#ff0'>YES</span>", "h{YES}\n"},
	    {"<span style='background-color:rgb(255, 255, 0)'>YES</span>", "h{YES}\n"},
	    /* Beyond its limits a part of a colour is at them. */
	    {"<span style='background-color:rgb(9999999999999999999, -9999999999999999999, 300)'>"
	     "YES</span> <span style='background-color:rgb(300, 400, 500)'>NO</span>",
	     "h{YES }NO\n"},
	    {"<span style='background:white'>a</span>", "a\n"},
	    {"<span style='background:#F2F2F2'>a</span>", "a\n"},
	    {"<span style='background-color:transparent'>a</span>", "a\n"},
	    {"<div style='background:yellow'>a page</div>", "a page\n"},
	    {"<mark>a<span style='background:white'>b</span></mark>", "h{a}b\n"},
	    {"<span style='border:solid windowtext 1.0pt'>YES</span> NO", "x{YES }NO\n"},
	    {"<b>a<span style='font-weight:normal'>b</span></b>", "b{a}b\n"},
	    {"<span style='font-weight:700'>a</span>", "b{a}\n"},
	    {"<h2>a</h2>", "b{a}\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void boxes_are_boxes(void **state)
{
	static const struct page pages[] = {
	    {"<input type=checkbox checked> yes <input type='checkbox'> no",
	     DOCUMENT_TICKED " yes " DOCUMENT_EMPTY " no\n"},
	    {"<input type=radio CHECKED='checked'>", DOCUMENT_TICKED "\n"},
	    {"<span style='font-family:Wingdings'>\xC3\xBE</span> "
	     "<span style='font-family:\"Wingdings\"'>\xC2\xA8</span>",
	     DOCUMENT_TICKED " " DOCUMENT_EMPTY "\n"},
	    {"<font face=Wingdings>x</font>", DOCUMENT_TICKED "\n"},
	    {"<span style='font-family:Symbol'>\xC2\xB7<span>&nbsp;&nbsp; </span></span>x",
	     "\xE2\x80\xA2  x\n"},
	    {"<font face='Wingdings 2'>R \xC2\xA3</font>", DOCUMENT_TICKED " " DOCUMENT_EMPTY "\n"},
	    {"<span style='font:7.0pt \"Wingdings\"'>x</span>", DOCUMENT_TICKED "\n"},
	    {"Yes <img src='cid:1' alt='Ticked box'> No <img alt='empty box'><img alt='Logo'>",
	     "Yes " DOCUMENT_TICKED " No " DOCUMENT_EMPTY "\n"},
	    {"&#xF0FE; &#xF06F;", DOCUMENT_TICKED " " DOCUMENT_EMPTY "\n"},
	    /* Outlook's bullet, and the blanks of another font inside it. */
	    {"<span style='font-family:Wingdings'>\xC2\xA7<span style='font:7.0pt \"Times New "
	     "Roman\"'>&nbsp;&nbsp; no</span></span>",
	     "\xE2\x80\xA2  no\n"},
	    {"<font face=Wingdings>&nbsp;x<font face=Arial>x</font></font>", DOCUMENT_TICKED "x\n"},
	    {"<input type=text value='Ann'>", "Ann\n"},
	    {"<input type=hidden value='Ann'>x", "x\n"},
	    {"<select><option>Yes<option selected>No</select>", "No\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void tables_stay_tables(void **state)
{
	static const struct page pages[] = {
	    {"<table><tr><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>",
	     "[a|b]\n[2:c]\n"},
	    {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "[a|b]\n[c|d]\n"},
	    {"<table><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr></table>", "[a\nb|c\nd]\n"},
	    {"<table><tr><td>&nbsp;</td><td></td></tr></table>", "[|]\n"},
	    {"<table><tr><td>a<td style='background:yellow'>&nbsp;<td bgcolor=#d9d9d9></table>",
	     "[a|%|]\n"},
	    {"<table><tr><th>a</th><td bgcolor='#ffff00'>b</td></tr></table>", "[b{a}|h{b}]\n"},
	    {"<table><tr><td colspan=99999>a</td><td colspan=-1>b</td></tr></table>",
	     "[100:a|b]\n"},
	    /* laid out with tables */
	    {"<table><tr><td>a<p>b</td></tr></table>", "a\nb\n"},
	    {"<table><tr><td>x<table><tr><td>a<td>b</tr></table>y</td></tr></table>",
	     "x\n[a|b]\ny\n"},
	    /* a table inside a cell of a form: its rows come below */
	    {"<table><tr><td>a<td>b</tr><tr><td>c<td>d<table><tr><td>e<td>f</tr><tr><td>g<td>h"
	     "</tr></table></tr><tr><td>i<td>j</tr></table>",
	     "[a|b]\n[c|d]\n[e|f]\n[g|h]\n[i|j]\n"},
	    /* … and of one row, if only it tells which cell a mark stands in */
	    {"<table><tr><td>a<td><table><tr><td>&nbsp;<td>x</tr></table></tr><tr><td>b<td>c"
	     "</tr></table>",
	     "[a|]\n[|x]\n[b|c]\n"},
	    {"<table><tr><td>a<td><table><tr><td>&nbsp;<td>no</tr></table></tr><tr><td>b<td>c"
	     "</tr></table>",
	     "[a|no]\n[b|c]\n"},
	    /* words that stand where none should */
	    {"<table>lost<tr><td>a<td>b</tr></table>", "[lost]\n[a|b]\n"},
	    {"<table><caption>head</caption><tr><td>a<td>b</tr></table>", "[head]\n[a|b]\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void cited_mail_is_marked(void **state)
{
	static const struct page pages[] = {
	    {"new<blockquote type=cite>old</blockquote>after", "new\nq{old}\nafter\n"},
	    {"new<blockquote class=gmail_quote>old</blockquote>", "new\nq{old}\n"},
	    {"new<blockquote style='border-left:1px solid #ccc'>old</blockquote>", "new\nq{old}\n"},
	    {"<blockquote style='margin:0 0 0 40px;border:none'>indented</blockquote>",
	     "indented\n"},
	    /* Gmail: what is written between the quotes is not cited, a forwarded mail is */
	    {"<div class=gmail_quote><div class=gmail_attr>On Monday:</div>"
	     "<blockquote class=gmail_quote>old</blockquote>mine</div>",
	     "q{On Monday:}\nq{old}\nmine\n"},
	    {"see<div class=gmail_quote>Forwarded<br>old</div>", "see\nq{Forwarded}\nq{old}\n"},
	    {"new<div class='yahoo_quoted'>old</div>", "new\nq{old}\n"},
	    {"new<div class='moz-cite-prefix'>On Monday:</div>", "new\nq{On Monday:}\n"},
	    /* Outlook: all that follows */
	    {"new<div id=divRplyFwdMsg>From: x</div><div>old</div>", "new\nq{From: x}\nq{old}\n"},
	    {"<div>new<div id='x_appendonsend'></div></div><p>old", "new\nq{old}\n"},
	    {"new<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> x</p>"
	     "</div><table><tr><td>a<td>b</tr></table>",
	     "new\nbq{From: }q{x}\n[q{a}|q{b}]\n"},
	    {"new<div style='border-top:solid #E1E1E1 1.0pt'>Regards</div>old",
	     "new\nRegards\nold\n"},
	};

	check(*state, pages, COUNT_OF(pages));
}

static void repeat(struct str *out, const char *piece, size_t n)
{
	while (n--)
		str_add(out, piece);
}

/* None of these may crash, hang, or go unsaid. */
static void hostile_pages_are_cut(void **state)
{
	struct html_notes notes;
	struct str page;

	str_init(&page, *state, STR_UNBOUNDED);
	repeat(&page, "<div>", 100000);
	seen(*state, str_text(&page), &notes);
	assert_true(notes.cut);

	str_truncate(&page, 0);
	repeat(&page, "x ", HTML_MAX_SIZE);
	seen(*state, str_text(&page), &notes);
	assert_true(notes.cut);

	str_truncate(&page, 0);
	repeat(&page, "<table><tr><td>a<td>", 60);
	seen(*state, str_text(&page), &notes);
	assert_false(notes.hidden);

	str_truncate(&page, 0);
	str_add(&page, "<table><tr><td>a<td>b<tr><td>c<td>");
	repeat(&page, "<table><tr><td>d<tr><td>e</table>", 20000);
	assert_non_null(strstr(seen(*state, str_text(&page), &notes), "[d]\n[e]\n[d]\n"));
	assert_false(notes.cut);

	str_truncate(&page, 0);
	repeat(&page, "<!", 500000);
	seen(*state, str_text(&page), &notes);
	assert_false(notes.hidden);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(lines_become_paragraphs),
	    TEST(who_leaves_marks_out_is_told),
	    TEST(what_nobody_sees_is_left_out),
	    TEST(hidden_words_are_left_out_and_reported),
	    TEST(marks_are_kept),
	    TEST(boxes_are_boxes),
	    TEST(tables_stay_tables),
	    TEST(cited_mail_is_marked),
	    TEST(hostile_pages_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
