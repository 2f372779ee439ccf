/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "shell/store_internal.h"

/*
 * Once released, a script is never edited: the next version is a new one at the end.
 *
 * Days and moments are numbers as in core/date.h.  case_ref is a name, not a foreign key: what came
 * in may speak of a case that there never was, and the log outlives every case.
 */
static const char store_schema_1[] =
    "CREATE TABLE facts (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID;"

    "CREATE TABLE keys (name TEXT NOT NULL PRIMARY KEY,"
    " key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;"

    /* The last number given under each name. */
    "CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"

    /* AUTOINCREMENT: letters name these numbers, so none is ever used again. */
    "CREATE TABLE mails ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " place TEXT NOT NULL UNIQUE,"
    " received INTEGER NOT NULL,"
    " size INTEGER NOT NULL,"
    " body_hash BLOB NOT NULL,"
    " state TEXT NOT NULL,"
    " attempts INTEGER NOT NULL DEFAULT 0,"
    " case_ref TEXT, kind TEXT, sender TEXT, subject TEXT, message_id TEXT, reason TEXT"
    ") STRICT;"
    "CREATE INDEX mails_by_state ON mails (state);"
    "CREATE INDEX mails_by_content ON mails (message_id, body_hash)"
    " WHERE message_id IS NOT NULL;"
    "CREATE TABLE mail_raws (id INTEGER PRIMARY KEY REFERENCES mails (id), raw BLOB NOT NULL)"
    " STRICT;"

    "CREATE TABLE procedures (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL,"
    " doc TEXT NOT NULL, UNIQUE (hash, name)) STRICT;"

    /* people: the addresses, each with a newline behind it; case_people is made from it. */
    "CREATE TABLE cases ("
    " ref TEXT NOT NULL PRIMARY KEY,"
    " serial INTEGER NOT NULL,"
    " procedure INTEGER NOT NULL REFERENCES procedures (id),"
    " procedure_name TEXT NOT NULL,"
    " state TEXT NOT NULL, closed_as TEXT,"
    " owner TEXT COLLATE NOCASE, submitter TEXT COLLATE NOCASE,"
    " opened INTEGER NOT NULL, due INTEGER, next_at INTEGER,"
    " people TEXT NOT NULL,"
    " doc TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX cases_by_next ON cases (next_at, ref) WHERE next_at IS NOT NULL;"
    "CREATE INDEX cases_by_state ON cases (state);"
    "CREATE TABLE case_people ("
    " email TEXT NOT NULL COLLATE NOCASE, is_open INTEGER NOT NULL, ref TEXT NOT NULL,"
    " PRIMARY KEY (email, is_open, ref)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE events ("
    " id INTEGER PRIMARY KEY,"
    " at INTEGER NOT NULL, case_ref TEXT, event TEXT NOT NULL, who TEXT, rule TEXT,"
    " detail TEXT, mail INTEGER NOT NULL, hash BLOB NOT NULL"
    ") STRICT;"
    "CREATE INDEX events_by_case ON events (case_ref) WHERE case_ref IS NOT NULL;"
    "CREATE TRIGGER events_no_update BEFORE UPDATE ON events"
    " BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;"
    "CREATE TRIGGER events_no_delete BEFORE DELETE ON events"
    " BEGIN SELECT RAISE (ABORT, 'events are never removed'); END;"
    /* INSERT OR REPLACE removes a row without asking the trigger above. */
    "CREATE TRIGGER events_no_replace BEFORE INSERT ON events"
    " WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)"
    " BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;"
    /* Where the chain ends, so that events cut off at its end are missed. */
    "CREATE TABLE chain (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL,"
    " hash BLOB NOT NULL) STRICT;"
    "INSERT INTO chain VALUES (1, 0, zeroblob(32));"

    "CREATE TABLE outbox ("
    " id INTEGER PRIMARY KEY,"
    " case_ref TEXT,"
    " kind TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT,"
    " message_id TEXT NOT NULL UNIQUE,"
    " chase INTEGER NOT NULL,"
    " state TEXT NOT NULL,"
    " created INTEGER NOT NULL, not_before INTEGER NOT NULL, sent INTEGER,"
    " attempts INTEGER NOT NULL, error TEXT,"
    " size INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX outbox_waiting ON outbox (id, not_before)"
    " WHERE state IN ('queued', 'sending');"
    "CREATE INDEX outbox_by_state ON outbox (state, not_before);"
    "CREATE INDEX outbox_by_case ON outbox (case_ref) WHERE case_ref IS NOT NULL;"
    "CREATE TABLE outbox_raws (id INTEGER PRIMARY KEY REFERENCES outbox (id),"
    " raw BLOB NOT NULL) STRICT;";

/* How much somebody wrote lately, and how much was written to them. */
static const char store_schema_2[] =
    "CREATE INDEX mails_by_sender ON mails (sender, received) WHERE sender IS NOT NULL;"
    "CREATE INDEX mails_waiting ON mails (sender, reason) WHERE state = 'held';"
    "CREATE INDEX outbox_by_recipient ON outbox (recipient, kind, created);";

/* A form that is still to be put into a mail of the outbox, which waits for it. */
static const char store_schema_3[] =
    "CREATE TABLE outbox_forms ("
    " id INTEGER PRIMARY KEY REFERENCES outbox (id),"
    " mail INTEGER NOT NULL, room INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,"
    " name TEXT NOT NULL, doc TEXT NOT NULL) STRICT;";

/* One mail can be about several cases: its forms open one each, an absence is heard on all.  The
 * log says which. */
static const char store_schema_4[] =
    "CREATE INDEX events_by_mail ON events (mail, case_ref) WHERE mail <> 0;";

/* How much was written of one kind, to whomever. */
static const char store_schema_5[] = "CREATE INDEX outbox_by_kind ON outbox (kind, created);";

/* Who is away by their own automatic reply: many systems send only one to each sender, so that no
 * later case would hear of it. */
static const char store_schema_6[] =
    "CREATE TABLE absences (email TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,"
    " heard_from INTEGER NOT NULL, back INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

/* A mail without a Message-ID is known again by all of its bytes.  NULL: of an older version, and
 * not looked at since. */
static const char store_schema_7[] =
    "ALTER TABLE mails ADD COLUMN head_hash BLOB;"
    "CREATE INDEX mails_without_id ON mails (body_hash, head_hash) WHERE message_id IS NULL;";

/* How often, and since when, the relay puts off this very mail.  It says nothing of a mail that it
 * could not be reached. */
static const char store_schema_8[] =
    "ALTER TABLE outbox ADD COLUMN put_offs INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE outbox ADD COLUMN put_off INTEGER;";

static const char *const store_scripts[] = {store_schema_1, store_schema_2, store_schema_3,
					    store_schema_4, store_schema_5, store_schema_6,
					    store_schema_7, store_schema_8};

const struct db_schema store_schema = {
    .application_id = 0x45534341, /* "ESCA" */
    .scripts = store_scripts,
    .count = COUNT_OF(store_scripts),
};
