/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libetpan/quota.h>
#include <string.h>

#include "shell/imap_internal.h"

int imap_count(struct imap *m, const char *folder, int64_t *mails, struct err *e)
{
	CLEANUP_ARENA struct arena a = {0};
	const char *what = arena_printf(&a, "cannot look into the folder %s", folder);
	const struct mailimap_mailbox_data_status *status;
	clistiter *at;

	imap_allow(m, IMAP_SOME_BYTES);
	if (imap_command(m, arena_printf(&a, "STATUS %s (MESSAGES)", imap_quote_folder(&a, folder)),
			 what, e) < 0)
		return -1;
	status = m->session->imap_response_info ? m->session->imap_response_info->rsp_status : NULL;
	if (!status || !status->st_info_list)
		return err_set(e, ERR_TEMP, "%s: the server does not say", what);
	*mails = 0;
	for (at = clist_begin(status->st_info_list); at; at = clist_next(at)) {
		const struct mailimap_status_info *info = clist_content(at);

		if (info->st_att == MAILIMAP_STATUS_ATT_MESSAGES)
			*mails = info->st_value;
	}
	return 0;
}

/* The fullest of the quotas on storage counts. */
static void imap_note_quota(const struct mailimap_quota_quota_data *data, bool *known,
			    int64_t *used, int64_t *limit)
{
	clistiter *at;

	for (at = clist_begin(data->quota_list); at; at = clist_next(at)) {
		const struct mailimap_quota_quota_resource *r = clist_content(at);

		if (!str_ieq(r->resource_name, "STORAGE") || !r->limit)
			continue;
		if (*known && (double)r->usage / r->limit < (double)*used / (double)*limit)
			continue;
		*known = true;
		*used = r->usage * INT64_C(1024);
		*limit = r->limit * INT64_C(1024);
	}
}

int imap_quota(struct imap *m, const char *folder, bool *known, int64_t *used, int64_t *limit,
	       struct err *e)
{
	struct mailimap_quota_complete_data *data = NULL;
	clistiter *at;
	int r;

	*known = false;
	if (!mailimap_has_quota(m->session))
		return 0;
	imap_allow(m, IMAP_SOME_BYTES);
	r = mailimap_quota_getquotaroot(m->session, folder, &data);
	if (r != MAILIMAP_NO_ERROR)
		return imap_fail(m, r, "cannot ask for the quota", e);
	for (at = clist_begin(data->quota_list); at; at = clist_next(at))
		imap_note_quota(clist_content(at), known, used, limit);
	mailimap_quota_complete_data_free(data);
	return 0;
}
