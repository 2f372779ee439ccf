/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * requests_read: the reading commands, each JSON out of the store.  Shared by requests*.c only.
 */
#ifndef ESCALATED_REQUESTS_READ_H
#define ESCALATED_REQUESTS_READ_H

#include "requests.h"

/* What becomes of one case of a list: a new reference, or NULL with `e`; *fits false leaves it out.
 */
typedef json_t *(*request_row_maker)(struct request *q, const struct store_case *row, bool *fits,
				     struct err *e);
/* All cases of the filter, some at a time: {name: [ … ]}. */
json_t *request_each(struct request *q, struct store_filter *filter, const char *name,
		     request_row_maker make, struct err *e);
/* S10: a row of the register. */
json_t *request_register_row(struct request *q, const struct casefile *c);

/* One command each, as commands.c has them: a new reference, or NULL with `e` (ERR_INPUT: what was
 * asked for is not there, or not well put).  They change nothing. */
json_t *request_status(struct request *q, struct err *e);
json_t *request_list(struct request *q, struct err *e);
json_t *request_show_ref(struct request *q, struct err *e);
json_t *request_log(struct request *q, struct err *e);
json_t *request_explain(struct request *q, struct err *e);
json_t *request_people(struct request *q, struct err *e);
json_t *request_quarantine_list(struct request *q, struct err *e); /* requests_quarantine.c */
json_t *request_quarantine_show(struct request *q, struct err *e);
json_t *request_casenote(struct request *q, struct err *e);
json_t *request_register(struct request *q, struct err *e);
json_t *request_report(struct request *q, struct err *e); /* requests_report.c */
json_t *request_verify(struct request *q, struct err *e);

#endif
