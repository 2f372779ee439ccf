/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * requests_read: the reading commands, each JSON out of the store.  Shared by requests*.c only.
 */
#ifndef ESCALATED_REQUESTS_READ_H
#define ESCALATED_REQUESTS_READ_H

#include "requests.h"

json_t *request_status(struct request *q, struct err *e);
json_t *request_list(struct request *q, struct err *e);
json_t *request_show_ref(struct request *q, struct err *e);
json_t *request_log(struct request *q, struct err *e);
json_t *request_explain(struct request *q, struct err *e);
json_t *request_people(struct request *q, struct err *e);
json_t *request_quarantine_list(struct request *q, struct err *e);
json_t *request_quarantine_show(struct request *q, struct err *e);
json_t *request_casenote(struct request *q, struct err *e);
json_t *request_register(struct request *q, struct err *e);
json_t *request_verify(struct request *q, struct err *e);

#endif
