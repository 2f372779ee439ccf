/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML as documents are made of, and as those write it who want harm. */
#include "check.h"

#include <string.h>

#include "hostile.h"
#include "mails.h"
#include "read/xml.h"
#include "read/xml_cut.h"
#include "read/xml_pool.h"

#define MALFORMED "It is damaged inside."
#define TOO_MUCH  "There is too much in it."
#define TOO_DEEP  "Its parts are nested too deeply."
#define A_DTD                                                                                      \
	"There is a document type in it, as there is in no document that a word processor makes."
#define NAMESPACE  "urn:n"
#define ROOT(body) "<r xmlns='urn:n' xmlns:m='urn:m'>" body "</r>"

static xmlDocPtr parsed(const char *text, size_t size)
{
	xmlDocPtr tree;
	struct err e;

	if (xml_parse(text, size, &tree, &e) < 0)
		fail_msg("%s", e.text);
	return tree;
}

/* Within the 2 seconds that a hostile file may take. */
static void assert_refused(const char *text, size_t size, const char *why)
{
	clock_t before = clock();
	xmlDocPtr tree;
	struct err e;

	assert_int_equal(xml_parse(text, size, &tree, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, why);
	hostile_check_time(before, why);
}

static void elements_and_attributes_are_found(void **state)
{
	static const char text[] = ROOT("<a/>text<b one='&lt;1&gt;' m:one='2'/><!-- <c> --><m:b/>");
	xmlDocPtr tree = parsed(text, sizeof(text) - 1);
	const xmlNode *root = xmlDocGetRootElement(tree), *b = xml_child(root, NAMESPACE, "b");

	(void)state;
	assert_true(xml_is(root, NAMESPACE, "r"));
	assert_false(xml_is(root, "urn:m", "r"));
	assert_non_null(b);
	assert_ptr_equal(xml_next(xml_child(root, NAMESPACE, "a")), b);
	assert_ptr_equal(xml_next(b), xml_child(root, "urn:m", "b"));
	assert_null(xml_next(xml_next(b)));
	assert_null(xml_child(root, NAMESPACE, "c"));
	assert_string_equal(xml_attribute(&arena, b, NULL, "one"), "<1>");
	assert_string_equal(xml_attribute(&arena, b, "urn:m", "one"), "2");
	assert_null(xml_attribute(&arena, b, NAMESPACE, "one"));
	assert_null(xml_attribute(&arena, b, NULL, "two"));
	xmlFreeDoc(tree);
}

static void a_byte_order_mark_is_no_fault(void **state)
{
	static const char utf8[] = "\xEF\xBB\xBF<?xml version='1.0'?><a>\xC3\xA9</a>",
			  utf16[] = "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>";
	const struct {
		const char *text;
		size_t size;
	} rows[] = {{utf8, sizeof(utf8) - 1}, {utf16, sizeof(utf16)}};
	xmlDocPtr tree;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(rows); i++) {
		tree = parsed(rows[i].text, rows[i].size);
		assert_string_equal(xmlDocGetRootElement(tree)->children->content, "\xC3\xA9");
		xmlFreeDoc(tree);
	}
}

static void what_is_no_xml_is_refused(void **state)
{
	static const char *const texts[] = {
	    "",
	    "x",
	    "<a>",
	    "<a",
	    "<a b='",
	    "<a b=\"1\" b=\"2\"/>",
	    "<a></b>",
	    "<a/><b/>",
	    "<a>\xFF</a>",
	    "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>",
	    "<a>&nbsp;</a>",
	    "<a>&#0;</a>",
	    "<a>\x01</a>",
	    "<!-- nothing else -->",
	    "<a><![CDATA[x</a>",
	    "<a><!-- x</a>",
	    "<?a",
	    "<a b=c d='<e><f/>'/>",
	    "hello <a/>",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++)
		assert_refused(texts[i], strlen(texts[i]), MALFORMED);
	assert_refused("<a>\0</a>", 8, MALFORMED);
	assert_refused("\xFF\xFE<\0", 4, MALFORMED);
}

static void document_types_are_refused(void **state)
{
	static const char *const texts[] = {
	    "<!DOCTYPE a><a/>",
	    "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
	    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
	    ("<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
	     "<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a>&c;&c;&c;</a>"),
	    "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'>%x;]><a/>",
	    "<!-- > --><!DOCTYPE a><a/>",
	    "<a><!ELEMENT a></a>",
	};
	static const char utf16[] = "\xFF\xFE<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0<\0a\0/\0>";
	static const char words[] = "<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>";
	xmlDocPtr tree;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++)
		assert_refused(texts[i], strlen(texts[i]), A_DTD);
	assert_refused(utf16, sizeof(utf16), A_DTD);
	/* In a comment or a text it is only words. */
	tree = parsed(words, sizeof(words) - 1);
	xmlFreeDoc(tree);
}

/* Neither a fault nor a comment hides a document type from one of the two that look. */
static void faults_end_the_reading(void **state)
{
	static const char *const texts[] = {
	    "<a b=\" <!DOCTYPE x [<!ENTITY y 'z'>]> \" c=\"\"\"><!DOCTYPE a></a>",
	    "<a ' ><!-- '>--><b/></a>",
	    "<a><!-- -- --><!-- > --></a>",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(texts); i++)
		assert_refused(texts[i], strlen(texts[i]), MALFORMED);
}

static void nesting_is_bounded(void **state)
{
	struct str text;
	xmlDocPtr tree;

	(void)state;
	str_init(&text, &arena, STR_UNBOUNDED);
	mails_repeat(&text, "<a>", XML_DEPTH_MAX);
	mails_repeat(&text, "</a>", XML_DEPTH_MAX);
	tree = parsed(str_text(&text), text.len);
	xmlFreeDoc(tree);
	str_truncate(&text, 0);
	mails_repeat(&text, "<a>", 100000);
	mails_repeat(&text, "</a>", 100000);
	assert_refused(str_text(&text), text.len, TOO_DEEP);
}

struct flood {
	const char *before, *piece, *after;
	size_t times;
	const char *why; /* NULL: it is read */
};

static void floods_are_bounded(void **state)
{
	static const struct flood floods[] = {
	    {"<a>", "<b/>", "</a>", XML_NODES_MAX, TOO_MUCH},
	    {"<a>", "<b/>", "</a>", 200000, NULL},
	    {"<a ", "b='' ", "/>", 1000000, TOO_MUCH},
	    {"<a>", "<b c='' d='' e=''/>", "</a>", 200000, TOO_MUCH},
	    {"<a>", "<!-- -->", "</a>", XML_NODES_MAX, TOO_MUCH},
	    {"<a>", "<?b c?>", "</a>", XML_NODES_MAX, TOO_MUCH},
	    {"<a>", "x", "</a>", 9 << 20, NULL},
	    {"<a>", "x", "</a>", 35 << 20, NULL},
	    {"<a b='", "x", "'/>", 35 << 20, MALFORMED},
	    {"<a>", "&amp;", "</a>", 1 << 20, NULL},
	    {"<a>", "&#65;", "</a>", 1 << 20, NULL},
	    {"<a b='", "&amp;", "'/>", 1 << 20, NULL},
	    {"<a>", "&x;", "</a>", 1 << 20, MALFORMED},
	    {"<a>", "]]>", "</a>", 1 << 20, MALFORMED},
	    {"", "<", "", 35 << 20, MALFORMED},
	    {"", "<a ", "", 10 << 20, MALFORMED},
	    {"<a>", "\n", "</a>", 9 << 20, NULL},
	    {"<", "a", "/>", 35 << 20, MALFORMED},
	    {"<a ", "'", ">", 101, MALFORMED},
	};
	const struct flood *f;
	struct str text;
	clock_t before;
	xmlDocPtr tree;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT_OF(floods); i++) {
		f = &floods[i];
		str_init(&text, &arena, STR_UNBOUNDED);
		str_add(&text, f->before);
		mails_repeat(&text, f->piece, f->times);
		str_add(&text, f->after);
		if (f->why) {
			assert_refused(str_text(&text), text.len, f->why);
			arena_clear(&arena);
			continue;
		}
		before = clock();
		tree = parsed(str_text(&text), text.len);
		hostile_check_time(before, f->piece);
		xmlFreeDoc(tree);
		arena_clear(&arena);
	}
}

/* A different name each time: attributes and namespaces of a tag are compared with each other. */
static void long_tags_are_bounded(void **state)
{
	struct str text;
	size_t i, n;

	(void)state;
	for (i = 0; i < 2; i++) {
		str_init(&text, &arena, STR_UNBOUNDED);
		str_add(&text, "<a ");
		for (n = 0; n < 500000; n++)
			str_addf(&text, i ? "xmlns:a%zu='u' " : "a%zu='' ", n);
		str_add(&text, "/>");
		assert_refused(str_text(&text), text.len, TOO_MUCH);
	}
}

static void empty_elements_are_cut_out(void **state)
{
	static const char *const names[] = {"w:lang", "w:sz", "w:gridCol", NULL},
				 *const holders[] = {"w:rPr", "w:pPr", NULL},
				 *const unless[] = {"w:pict", NULL};
	static const struct xml_cut_empty what = {names, holders, unless};
	static const struct {
		const char *text, *cut;
	} table[] = {
	    {"<w:r><w:lang w:val=\"en-GB\"/><w:sz/>x</w:r>", "<w:r>x</w:r>"},
	    {"<w:r>\n<w:sz\n/>a<w:sz />\n</w:r>", "<w:r>\na\n</w:r>"},
	    {"<w:gridCol w:w=\"1\"/><w:gridCol w:w=\"2\"/>", ""},
	    /* With what held nothing else. */
	    {"<w:p><w:pPr><w:rPr><w:sz/><w:lang/></w:rPr></w:pPr>x</w:p>", "<w:p>x</w:p>"},
	    {"<w:rPr><w:sz/></w:rPr><w:sz/><w:rPr><w:sz/></w:rPr>", ""},
	    {"<w:rPr><w:sz/><w:b/></w:rPr>", "<w:rPr><w:b/></w:rPr>"},
	    {"<w:rPr><w:b/><w:sz/></w:rPr>", "<w:rPr><w:b/></w:rPr>"},
	    {"<w:rPr w:a=\"\"><w:sz/></w:rPr>", "<w:rPr w:a=\"\"></w:rPr>"},
	    {"<w:rPr> <w:sz/></w:rPr>", "<w:rPr> </w:rPr>"},
	    {"<w:r><w:sz/></w:r><w:sz/></w:rPr>", "<w:r></w:r></w:rPr>"},
	    {"<w:rPr></w:rPr><w:pPr><w:sz/></w:rPr>", "<w:rPr></w:rPr><w:pPr></w:rPr>"},
	    {"w:rPr><w:sz/></w:rPr", "w:rPr></w:rPr"},
	    {"<w:rPr><w:sz/></", "<w:rPr></"},
	    /* Where something is drawn. */
	    {"<w:sz/><w:pict/>", NULL},
	    {"<w:sz/><w:pictures/></w:pict>", "<w:pictures/></w:pict>"},
	    /* Others that begin so, or have something in them, and what is no tag. */
	    {"<w:szCs/><w:s/><w:l/><x:sz/><sz/>", NULL},
	    {"<w:lang><w:t>x</w:t></w:lang>", NULL},
	    {"<w:lang></w:lang>", NULL},
	    {"<w:sz w:val=\"a>b\"/>", NULL},
	    {"<w:r><!-- <w:sz/> --></w:r>", NULL},
	    {"<w:r><![CDATA[<w:sz/>]]></w:r>", NULL},
	    {"<w:sz", NULL},
	    {"<w:r/><", NULL},
	    {"", NULL},
	};
	struct str flood;
	const char *cut;
	clock_t before;
	size_t i, size;

	(void)state;
	for (i = 0; i < COUNT_OF(table); i++) {
		size = strlen(table[i].text);
		cut = xml_cut_empty(&arena, table[i].text, &size, &what);
		assert_string_equal(cut, table[i].cut ? table[i].cut : table[i].text);
		assert_int_equal(size, strlen(cut));
	}
	str_init(&flood, &arena, STR_UNBOUNDED);
	for (i = 0; i < 1000000; i++)
		str_add(&flood, "<w:sz ");
	str_add(&flood, ">");
	size = flood.len;
	before = clock();
	cut = xml_cut_empty(&arena, str_text(&flood), &size, &what);
	hostile_check_time(before, "tags without an end");
	assert_int_equal(size, flood.len);
}

/* Once it is in use: what comes before is given back by malloc's own. */
static void trees_are_made_in_one_block(void **state)
{
	enum { LARGE = 4 << 20 };
	static const char text[] = "<a b='c'><d>e</d></a>";
	char *early = xmlMalloc(100), *small, *other, *large;
	xmlDocPtr tree;
	size_t i;

	(void)state;
	xml_pool_start();
	xmlFree(early);
	assert_int_equal(xml_parse(text, sizeof(text) - 1, &tree, NULL), 0);
	assert_true(xml_pool_count() > 0 || MEM_ONE_EACH);
	small = (char *)xmlStrdup((const xmlChar *)"small");
	other = xmlMalloc(1);
	xmlFreeDoc(tree);
	assert_int_equal(xml_pool_count(), MEM_ONE_EACH ? 0 : 2);
	/* It grows in the block, and out of it. */
	for (i = 10; i <= LARGE; i *= 2) {
		small = xmlRealloc(small, i);
		assert_string_equal(small, "small");
		memset(small + 6, 'x', i - 6);
	}
	large = xmlMalloc(LARGE);
	memset(large, 'x', LARGE);
	xmlFree(large);
	xmlFree(other);
	assert_int_equal(xml_pool_count(), 0);
	xmlFree(small);
	assert_refused("<a><b></a>", 10, MALFORMED);
	assert_int_equal(xml_pool_count(), 0);
}

/* Filled with pieces of which none is the newest when it goes; then with some of no bytes. */
static void a_full_block_is_no_fault(void **state)
{
	enum { COUNT = 200000 };
	char **pieces = test_calloc(COUNT, sizeof(*pieces));
	size_t i;

	(void)state;
	for (i = 0; i < COUNT; i++) {
		pieces[i] = xmlMalloc(100);
		memset(pieces[i], (int)i & 0xFF, 100);
	}
	for (i = 0; i < COUNT; i++) {
		assert_int_equal((unsigned char)pieces[i][99], i & 0xFF);
		xmlFree(pieces[i]);
	}
	for (i = 0; i < COUNT; i++)
		pieces[i] = xmlMalloc(0);
	for (i = 0; i < COUNT; i++)
		xmlFree(pieces[i]);
	assert_int_equal(xml_pool_count(), 0);
	test_free(pieces);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(elements_and_attributes_are_found),
	    TEST(a_byte_order_mark_is_no_fault),
	    TEST(what_is_no_xml_is_refused),
	    TEST(document_types_are_refused),
	    TEST(faults_end_the_reading),
	    TEST(nesting_is_bounded),
	    TEST(floods_are_bounded),
	    TEST(long_tags_are_bounded),
	    TEST(empty_elements_are_cut_out),
	    TEST(trees_are_made_in_one_block),
	    TEST(a_full_block_is_no_fault),
	};

	xml_warm_up();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
