/* SPDX-License-Identifier: GPL-3.0-or-later */
/* daemon: what it makes of the words of its workers, whoever may have them in hand. */
#include "ground.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon_internal.h"
#include "shell/log.h"
#include "write/mail.h"

/* A main process whose workers are the test. */
struct hall {
	struct ground *g;
	struct config config;
	struct daemon_options options;
	struct daemon d;
	int theirs[DAEMON_WORKERS];
};

static int hall_setup(void **state)
{
	struct hall *h = mem_alloc(sizeof(*h));
	int i, pair[2];

	memset(h, 0, sizeof(*h));
	log_open("test", LOG_TO_NOTHING, LOG_LEVEL_ERROR);
	if (ground_setup_open((void **)&h->g) < 0 || sd_event_new(&h->d.loop) < 0)
		return -1;
	h->config.mailbox.max_size = 1 << 20;
	h->d.config = &h->config;
	h->d.options = &h->options;
	h->d.store = h->g->store;
	h->d.desk.config = &h->config;
	h->d.desk.store = h->g->store;
	for (i = 0; i < DAEMON_WORKERS; i++) {
		if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0 ||
		    fcntl(pair[0], F_SETFL, O_NONBLOCK) < 0 ||
		    fcntl(pair[1], F_SETFL, O_NONBLOCK) < 0)
			return -1;
		h->theirs[i] = pair[1];
		h->d.workers[i] = (struct daemon_worker){.daemon = &h->d,
							 .kind = (enum daemon_worker_kind)i,
							 .name = "a worker",
							 .fd = pair[0],
							 .ready = true};
	}
	*state = h;
	return 0;
}

static int hall_teardown(void **state)
{
	struct hall *h = *state;
	void *ground = h->g;
	int i;

	sd_event_source_disable_unref(h->d.reader_guard);
	daemon_stop_workers(&h->d);
	daemon_in_close(&h->d);
	for (i = 0; i < DAEMON_WORKERS; i++)
		mem_close_fd(&h->theirs[i]);
	sd_event_unref(h->d.loop);
	free(h);
	return ground_teardown(&ground);
}

static void says(struct hall *h, enum daemon_worker_kind who, struct worker_message *m)
{
	MUST(h->g, worker_send(h->theirs[who], m, &h->g->e));
}

/* The next word of this type from main to the worker; others are passed over. */
static bool hears(struct hall *h, enum daemon_worker_kind who, enum worker_type type,
		  struct worker_message *m)
{
	while (worker_receive(h->theirs[who], m, NULL) > 0) {
		worker_message_close(m);
		if (m->type == type)
			return true;
	}
	return false;
}

static bool is_put_out(const struct daemon_worker *w)
{
	return w->fd < 0 && w->restart;
}

/* A reader in the hands of a mail answers what it was never asked. */
static void test_answers_that_nobody_asked_for_end_the_reader(void **state)
{
	static const int64_t numbers[] = {0, 1, -1, INT64_MAX};
	static const enum worker_type types[] = {WORKER_READING, WORKER_FILLED};
	struct worker_message m;
	struct hall *h;
	size_t i;

	for (i = 0; i < COUNT_OF(numbers) * COUNT_OF(types); i++) {
		if (i > 0) {
			assert_int_equal(hall_teardown(state), 0);
			assert_int_equal(hall_setup(state), 0);
		}
		h = *state;
		worker_message_init(&m, types[i % COUNT_OF(types)]);
		m.number = numbers[i / COUNT_OF(types)];
		says(h, DAEMON_READ, &m);
		daemon_read_answers(&h->d);
		assert_true(is_put_out(&h->d.workers[DAEMON_READ]));
	}
}

static void hands_up(struct hall *h, const char *place)
{
	struct worker_message m;

	worker_message_init(&m, WORKER_MAIL);
	worker_message_text(&m, place);
	m.number = 1;
	m.fds[0] = worker_memfd("Subject: x\n\nx\n", 14, &h->g->e);
	says(h, DAEMON_FETCH, &m);
	worker_message_close(&m);
	daemon_in_fetch(&h->d);
}

/* Handed up again, because our word that it is safe got lost: it is read, once. */
static void test_a_mail_handed_up_again_is_not_forgotten(void **state)
{
	struct hall *h = *state;
	struct worker_message m;

	hands_up(h, "maildir:one:1:14");
	assert_true(hears(h, DAEMON_FETCH, WORKER_STORED, &m));
	assert_string_equal(m.text, "maildir:one:1:14");
	assert_int_equal(h->d.queue_count, 1);
	hands_up(h, "maildir:one:1:14");
	assert_true(hears(h, DAEMON_FETCH, WORKER_STORED, &m));
	assert_int_equal(h->d.queue_count, 1);
	/* As after trouble with the store just behind the commit. */
	h->d.queue_count = 0;
	hands_up(h, "maildir:one:1:14");
	assert_int_equal(h->d.queue_count, 1);
	/* Acted on: nothing more follows. */
	h->d.queue_count = 0;
	MUST(h->g, store_begin(h->g->store, &h->g->e));
	MUST(h->g,
	     store_update_mail(h->g->store, &(struct store_mail){.id = 1, .state = STORE_MAIL_KEPT},
			       &h->g->e));
	MUST(h->g, store_commit(h->g->store, &h->g->e));
	hands_up(h, "maildir:one:1:14");
	assert_int_equal(h->d.queue_count, 0);
	assert_int_equal(ground_number(h->g->path, "SELECT count(*) FROM mails"), 1);
}

/* A mailbox that only ever says what is wrong with it must not hold up deadlines for ever. */
static void test_trouble_is_no_word_from_the_mailbox(void **state)
{
	struct hall *h = *state;
	struct worker_message m;

	h->d.heard = -1;
	worker_message_init(&m, WORKER_TROUBLE);
	worker_message_text(&m, "there is no such folder");
	says(h, DAEMON_FETCH, &m);
	worker_message_init(&m, WORKER_READY);
	says(h, DAEMON_FETCH, &m);
	daemon_in_fetch(&h->d);
	assert_int_equal(h->d.heard, -1);
	worker_message_init(&m, WORKER_EMPTY);
	says(h, DAEMON_FETCH, &m);
	daemon_in_fetch(&h->d);
	assert_int_not_equal(h->d.heard, -1);
	assert_true(h->d.mailbox_empty);
}

/* A queue of large mails would take more memory than the unit has. */
static void test_the_reader_has_so_much_at_a_time(void **state)
{
	enum { LARGE = 20 << 20, SMALL = 40 };
	struct hall *h = *state;
	char *large = mem_alloc(LARGE), place[32];
	int64_t id;
	bool known;
	int i;

	memset(large, 'x', LARGE);
	MUST(h->g, store_begin(h->g->store, &h->g->e));
	for (i = 0; i < 3 + SMALL; i++) {
		snprintf(place, sizeof(place), "place-%d", i);
		MUST(h->g, store_add_mail(h->g->store, place, 1, large, i < 3 ? LARGE : 1, &id,
					  &known, &h->g->e));
		daemon_in_enqueue(&h->d, id);
	}
	MUST(h->g, store_commit(h->g->store, &h->g->e));
	free(large);
	daemon_read_pump(&h->d);
	assert_int_equal(h->d.reading_count, 2);
	/* The first three are done. */
	while (h->d.reading_count)
		mem_close_fd(&h->d.reading[--h->d.reading_count].out);
	h->d.queue_head = 3;
	daemon_read_pump(&h->d);
	assert_int_equal(h->d.reading_count, DAEMON_READING_MOST);
}

/* A long queue found at many starts in a row: those far back had no part in how they ended. */
static void test_only_the_first_are_blamed_for_a_broken_start(void **state)
{
	enum { SUSPECTS = DAEMON_READING_MOST + DAEMON_BATCH, MAILS = SUSPECTS + 20 };
	struct hall *h = *state;
	int64_t id, tries;
	char place[32];
	bool known;
	int i;

	MUST(h->g, store_begin(h->g->store, &h->g->e));
	for (i = 0; i < MAILS; i++) {
		snprintf(place, sizeof(place), "place-%d", i);
		MUST(h->g, store_add_mail(h->g->store, place, 1, "x", 1, &id, &known, &h->g->e));
	}
	MUST(h->g, store_commit(h->g->store, &h->g->e));
	for (i = 0; i < 3; i++) {
		h->d.queue_head = h->d.queue_count = 0;
		MUST(h->g, daemon_in_recover(&h->d, &h->g->e));
		assert_int_equal(h->d.queue_count, MAILS);
	}
	for (i = 1; i <= MAILS; i++) {
		tries = ground_number(
		    h->g->path,
		    arena_printf(&h->g->arena, "SELECT attempts FROM mails WHERE id = %d", i));
		assert_int_equal(tries, i <= SUSPECTS ? 3 : 0);
	}
}

/* A mail of the outbox that waits for its form. */
static int64_t wait_for_form(struct hall *h)
{
	struct mail_content mail = {.from_address = "escalations@example.gov.uk",
				    .to_address = "m.okafor@example.gov.uk",
				    .subject = "x",
				    .message_id = "ESC-2026-0001.1.t@example.gov.uk",
				    .date = 1780000000,
				    .text = "Please answer.",
				    .html = "<p>Please answer.</p>"};
	struct store_form form = {.name = "ESC-2026-0001.docx", .doc = "{}"};
	struct store_out out = ground_out(mail.message_id, "ESC-2026-0001", DATE_NO_MOMENT);

	MUST(h->g,
	     mail_write_with_room(&h->g->arena, &mail, &out.raw, &out.size, &form.room, &h->g->e));
	MUST(h->g, store_begin(h->g->store, &h->g->e));
	MUST(h->g, store_next_out(h->g->store, &out.id, &h->g->e));
	MUST(h->g, store_add_out(h->g->store, &out, &h->g->e));
	form.out = out.id;
	MUST(h->g, store_add_form(h->g->store, &form, &h->g->e));
	MUST(h->g, store_commit(h->g->store, &h->g->e));
	h->d.desk.forms_wait = true;
	return out.id;
}

/* What goes out: with "PK" as base64 in it, or without. */
static bool goes_with_form(struct hall *h)
{
	struct store_out *due;
	size_t count;

	MUST(h->g,
	     store_due_out(h->g->store, &h->g->arena, INT64_MAX, 0, 9, &due, &count, &h->g->e));
	assert_int_equal(count, 1);
	return memmem(due[0].raw, due[0].size, "UEsD", 4) != NULL;
}

static void test_a_form_is_put_into_its_mail(void **state)
{
	struct hall *h = *state;
	int64_t id = wait_for_form(h);
	struct worker_message m;

	daemon_fill_pump(&h->d);
	/* Main asks for one at a time, and gives the reader nothing else meanwhile. */
	assert_true(daemon_fill_waits(&h->d));
	assert_int_equal(worker_receive(h->theirs[DAEMON_READ], &m, &h->g->e), 1);
	assert_int_equal(m.type, WORKER_FILL);
	assert_int_equal(m.number, id);
	assert_int_equal(write(m.fds[1], "PK\3\4", 4), 4);
	worker_message_close(&m);
	worker_message_init(&m, WORKER_FILLED);
	m.number = id;
	m.extra = 4;
	says(h, DAEMON_READ, &m);
	daemon_read_answers(&h->d);
	assert_true(goes_with_form(h));
	assert_false(daemon_fill_waits(&h->d));
}

/* The same words stand in the mail itself: nobody waits for a document that ends the reader. */
static void test_a_form_that_kills_the_reader_twice_is_left_out(void **state)
{
	struct hall *h = *state;
	int i, pair[2];

	wait_for_form(h);
	for (i = 0; i < 2; i++) {
		h->d.workers[DAEMON_READ].ready = true;
		daemon_fill_pump(&h->d);
		assert_true(daemon_fill_waits(&h->d));
		mem_close_fd(&h->theirs[DAEMON_READ]);
		daemon_read_answers(&h->d);
		assert_false(daemon_fill_waits(&h->d));
		assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
		assert_int_equal(fcntl(pair[0], F_SETFL, O_NONBLOCK), 0);
		h->d.workers[DAEMON_READ].fd = pair[0];
		h->theirs[DAEMON_READ] = pair[1];
	}
	assert_false(goes_with_form(h));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hall_setup, hall_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_answers_that_nobody_asked_for_end_the_reader),
	    TEST(test_a_mail_handed_up_again_is_not_forgotten),
	    TEST(test_trouble_is_no_word_from_the_mailbox),
	    TEST(test_the_reader_has_so_much_at_a_time),
	    TEST(test_only_the_first_are_blamed_for_a_broken_start),
	    TEST(test_a_form_is_put_into_its_mail),
	    TEST(test_a_form_that_kills_the_reader_twice_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
