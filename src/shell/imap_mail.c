/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "shell/imap_internal.h"

enum {
	SEARCH_BYTES = 16 << 20, /* more than a million mails */
	INFO_BYTES = 1024,	 /* for a mail: its flags, too, if the server feels like it */
};

/* ---- which mails */

static int imap_compare_uids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool imap_can_expunge(const struct imap *m)
{
	return mailimap_has_extension(m->session, "MOVE") ||
	       mailimap_has_extension(m->session, "UIDPLUS");
}

int imap_search(struct imap *m, struct arena *a, uint32_t **uids, size_t *count, struct err *e)
{
	clist *found;
	clistiter *item;
	uint32_t *list;
	size_t n = 0, i, kept = 0;

	m->session->imap_selection_info->sel_has_exists = 0;
	imap_allow(m, SEARCH_BYTES);
	/* Where \Deleted is all that can be done with a mail that is safe, it must count. */
	if (imap_command(m, imap_can_expunge(m) ? "UID SEARCH ALL" : "UID SEARCH UNDELETED",
			 "cannot look for mails", e) < 0)
		return -1;
	found = m->session->imap_response_info->rsp_search_result;
	list = ARENA_NEW_N(a, uint32_t, found ? (size_t)clist_count(found) : 0);
	for (item = found ? clist_begin(found) : NULL; item; item = clist_next(item))
		list[n++] = *(uint32_t *)clist_content(item);
	if (n)
		qsort(list, n, sizeof(*list), imap_compare_uids);
	for (i = 0; i < n; i++)
		if (list[i] != 0 && (kept == 0 || list[i] != list[kept - 1]))
			list[kept++] = list[i];
	*uids = list;
	*count = kept;
	return 0;
}

/* ---- what is said of a mail */

static int64_t imap_seconds(const struct mailimap_date_time *date)
{
	struct tm tm = {.tm_mday = date->dt_day,
			.tm_mon = date->dt_month - 1,
			.tm_year = date->dt_year - 1900,
			.tm_hour = date->dt_hour,
			.tm_min = date->dt_min,
			.tm_sec = date->dt_sec};

	if (date->dt_year < 1970 || date->dt_year > 9999)
		return 0;
	return timegm(&tm) - (date->dt_zone / 100 * 3600 + date->dt_zone % 100 * 60);
}

/* All that one answer says of a mail; parts of it are NULL or 0. */
struct imap_said {
	uint32_t uid;
	int64_t size;
	const struct mailimap_date_time *came;
	struct mailimap_msg_att_body_section *body;
};

static struct imap_said imap_read_answer(const struct mailimap_msg_att *answer)
{
	struct imap_said said = {.size = -1};
	struct mailimap_msg_att_item *item;
	struct mailimap_msg_att_static *fact;
	clistiter *at;

	for (at = clist_begin(answer->att_list); at; at = clist_next(at)) {
		item = clist_content(at);
		if (item->att_type != MAILIMAP_MSG_ATT_ITEM_STATIC)
			continue;
		fact = item->att_data.att_static;
		switch (fact->att_type) {
		case MAILIMAP_MSG_ATT_UID:
			said.uid = fact->att_data.att_uid;
			break;
		case MAILIMAP_MSG_ATT_RFC822_SIZE:
			said.size = fact->att_data.att_rfc822_size;
			break;
		case MAILIMAP_MSG_ATT_INTERNALDATE:
			said.came = fact->att_data.att_internal_date;
			break;
		case MAILIMAP_MSG_ATT_BODY_SECTION:
			said.body = fact->att_data.att_body_section;
			break;
		default:
			break;
		}
	}
	return said;
}

/* Servers speak of other mails as well, when something happens to them. */
static bool imap_was_asked(const uint32_t *uids, size_t count, uint32_t uid)
{
	return bsearch(&uid, uids, count, sizeof(*uids), imap_compare_uids) != NULL;
}

static clistiter *imap_answers(struct imap *m)
{
	clist *list = m->session->imap_response_info->rsp_fetch_list;

	return list ? clist_begin(list) : NULL;
}

int imap_get_infos(struct imap *m, const uint32_t *uids, size_t count, struct arena *a,
		   struct imap_info **infos, size_t *found, struct err *e)
{
	CLEANUP_ARENA struct arena words = {0};
	struct imap_info *list = NULL;
	struct imap_said said;
	clistiter *at;
	size_t n = 0;

	imap_allow(m, IMAP_SOME_BYTES + (int64_t)count * INFO_BYTES);
	if (imap_command(m,
			 arena_printf(&words, "UID FETCH %s (UID RFC822.SIZE INTERNALDATE)",
				      imap_write_set(&words, uids, count)),
			 "cannot ask for the sizes of mails", e) < 0)
		return -1;
	for (at = imap_answers(m); at; at = clist_next(at)) {
		said = imap_read_answer(clist_content(at));
		if (said.size < 0 || !imap_was_asked(uids, count, said.uid))
			continue;
		*ARENA_PUSH(a, struct imap_info, list, n) = (struct imap_info){
		    said.uid, said.size, said.came ? imap_seconds(said.came) : 0};
	}
	*infos = list;
	*found = n;
	return 0;
}

/* ---- their bytes */

int imap_get_bodies(struct imap *m, const uint32_t *uids, size_t count, int64_t most,
		    int64_t expected, struct arena *a, struct imap_body **bodies, size_t *found,
		    struct err *e)
{
	CLEANUP_ARENA struct arena words = {0};
	const char *part = most ? arena_printf(&words, "<0.%lld>", (long long)most) : "";
	struct imap_body *list = NULL;
	struct imap_said said;
	clistiter *at;
	size_t n = 0;

	imap_allow(m, IMAP_SOME_BYTES + expected + (int64_t)count * INFO_BYTES);
	if (imap_command(m,
			 arena_printf(&words, "UID FETCH %s (UID BODY.PEEK[]%s)",
				      imap_write_set(&words, uids, count), part),
			 "cannot fetch mails", e) < 0)
		return -1;
	for (at = imap_answers(m); at; at = clist_next(at)) {
		said = imap_read_answer(clist_content(at));
		if (!said.body || !said.body->sec_body_part ||
		    !imap_was_asked(uids, count, said.uid))
			continue;
		*ARENA_PUSH(a, struct imap_body, list, n) =
		    (struct imap_body){said.uid, said.body->sec_body_part, said.body->sec_length};
		/* Ours from now on. */
		said.body->sec_body_part = NULL;
	}
	*bodies = list;
	*found = n;
	return 0;
}

void imap_free_bytes(char *bytes)
{
	if (bytes)
		mailimap_nstring_free(bytes);
}

/* ---- elsewhere with them */

int imap_move(struct imap *m, const uint32_t *uids, size_t count, const char *folder, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *set = imap_write_set(&a, uids, count), *name = imap_quote_folder(&a, folder);
	const char *what = arena_printf(&a, "cannot move mails to %s", folder);
	bool one_by_one = mailimap_has_extension(m->session, "UIDPLUS");

	imap_allow(m, IMAP_SOME_BYTES + (int64_t)count * INFO_BYTES);
	if (mailimap_has_extension(m->session, "MOVE"))
		return imap_command(m, arena_printf(&a, "UID MOVE %s %s", set, name), what, e);
	if (imap_command(m, arena_printf(&a, "UID COPY %s %s", set, name), what, e) < 0)
		return -1;
	fault_point("imap-copied");
	if (imap_command(m, arena_printf(&a, "UID STORE %s +FLAGS.SILENT (\\Deleted)", set), what,
			 e) < 0)
		return -1;
	fault_point("imap-marked");
	/* Without UIDPLUS, an EXPUNGE would take with it what other people have only marked. */
	if (!one_by_one)
		return 0;
	return imap_command(m, arena_printf(&a, "UID EXPUNGE %s", set), what, e);
}
