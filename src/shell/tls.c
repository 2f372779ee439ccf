/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shell/tls.h"

#include <errno.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

enum { CONNECT_MS = 15000, HANDSHAKE_MS = 30000, HANDSHAKE_BYTES = 1 << 20 };

struct tls {
	char *host;    /* owned */
	char *ca_file; /* owned; or NULL */
	int port, patience;
	int fd;
	gnutls_certificate_credentials_t trust;
	gnutls_session_t session; /* NULL: in clear */
	bool encrypted;
	int64_t bytes_left, until; /* milliseconds, monotonic */
	struct err error;
};

static int64_t tls_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until the socket is ready; not for longer than `patience`, and never beyond `until`. */
static int tls_wait(const struct tls *t, int fd, short events, struct err *e)
{
	struct pollfd p = {fd, events, 0};
	int64_t left = t->until - tls_now();
	int n;

	if (left <= 0)
		return err_set(e, ERR_TEMP, "%s port %d takes too long to answer", t->host,
			       t->port);
	do
		n = poll(&p, 1, (int)(left < t->patience ? left : t->patience));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set(e, ERR_TEMP, "cannot wait for %s: %s", t->host, strerror(errno));
	if (n == 0)
		return err_set(e, ERR_TEMP, "%s port %d does not answer", t->host, t->port);
	return 0;
}

/* ---- the connection */

static int tls_connect_to(struct tls *t, const struct addrinfo *address, struct err *e)
{
	CLEANUP_FD int fd = -1;
	const int one = 1;
	int failed = 0;
	socklen_t size = sizeof(failed);

	fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return err_set(e, ERR_TEMP, "cannot make a socket: %s", strerror(errno));
	t->until = tls_now() + CONNECT_MS;
	if (connect(fd, address->ai_addr, address->ai_addrlen) < 0) {
		if (errno != EINPROGRESS)
			failed = errno;
		else if (tls_wait(t, fd, POLLOUT, e) < 0)
			return -1;
		else if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &failed, &size) < 0)
			failed = errno;
	}
	if (failed)
		return err_set(e, ERR_TEMP, "cannot connect to %s port %d: %s", t->host, t->port,
			       strerror(failed));
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	t->fd = fd;
	fd = -1;
	return 0;
}

static int tls_connect_any(struct tls *t, struct err *e)
{
	const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM,
					.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV};
	struct addrinfo *all, *one;
	char port[16];
	int failed;

	snprintf(port, sizeof(port), "%d", t->port);
	failed = getaddrinfo(t->host, port, &wanted, &all);
	if (failed)
		return err_set(e, ERR_TEMP, "cannot find the address of %s: %s", t->host,
			       failed == EAI_SYSTEM ? strerror(errno) : gai_strerror(failed));
	for (one = all; one && t->fd < 0; one = one->ai_next)
		tls_connect_to(t, one, e);
	freeaddrinfo(all);
	return t->fd < 0 ? -1 : 0;
}

int tls_connect(struct tls **t, const struct tls_server *server, struct err *e)
{
	struct tls *self = mem_alloc(sizeof(*self));

	memset(self, 0, sizeof(*self));
	self->host = mem_strdup(server->host);
	self->ca_file = server->ca_file ? mem_strdup(server->ca_file) : NULL;
	self->port = server->port;
	self->patience = server->patience;
	self->fd = -1;
	if (tls_connect_any(self, e) < 0) {
		tls_close(self);
		return -1;
	}
	tls_allow(self, HANDSHAKE_BYTES, HANDSHAKE_MS);
	*t = self;
	return 0;
}

void tls_close(struct tls *t)
{
	if (!t)
		return;
	/* Without waiting for an answer: it may be why we close. */
	if (t->encrypted && t->error.kind == ERR_NONE)
		gnutls_bye(t->session, GNUTLS_SHUT_WR);
	if (t->session)
		gnutls_deinit(t->session);
	if (t->trust)
		gnutls_certificate_free_credentials(t->trust);
	mem_close_fd(&t->fd);
	free(t->host);
	free(t->ca_file);
	free(t);
}

/* ---- who is at the other end */

static int tls_load_authorities(struct tls *t, struct err *e)
{
	int n;

	if (gnutls_certificate_allocate_credentials(&t->trust) < 0)
		abort();
	n = t->ca_file
		? gnutls_certificate_set_x509_trust_file(t->trust, t->ca_file, GNUTLS_X509_FMT_PEM)
		: gnutls_certificate_set_x509_system_trust(t->trust);
	if (n > 0)
		return 0;
	return err_set(e, ERR_PERM, "%s holds no certificates of authorities%s%s",
		       t->ca_file ? t->ca_file : "the system", n < 0 ? ": " : "",
		       n < 0 ? gnutls_strerror(n) : "");
}

/* An address is no name, and is not sent (RFC 6066 section 3). */
static bool tls_is_name(const char *host)
{
	const char *c;

	if (strchr(host, ':'))
		return false;
	for (c = host; *c; c++)
		if ((*c < '0' || *c > '9') && *c != '.')
			return true;
	return false;
}

static int tls_set_up(struct tls *t, struct err *e)
{
	if (tls_load_authorities(t, e) < 0)
		return -1;
	if (gnutls_init(&t->session, GNUTLS_CLIENT | GNUTLS_NONBLOCK) < 0)
		abort();
	if (gnutls_set_default_priority_append(t->session, "-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2",
					       NULL, 0) < 0 ||
	    gnutls_credentials_set(t->session, GNUTLS_CRD_CERTIFICATE, t->trust) < 0 ||
	    (tls_is_name(t->host) &&
	     gnutls_server_name_set(t->session, GNUTLS_NAME_DNS, t->host, strlen(t->host)) < 0))
		return err_set(e, ERR_PERM, "TLS to %s cannot be set up", t->host);
	gnutls_session_set_verify_cert(t->session, t->host, 0);
	gnutls_transport_set_int(t->session, t->fd);
	return 0;
}

/* What is wrong with the certificate, as an admin would say it. */
static int tls_complain(const struct tls *t, struct err *e)
{
	static const struct {
		unsigned bit;
		const char *text;
	} words[] = {
	    {GNUTLS_CERT_REVOKED, "was revoked"},
	    {GNUTLS_CERT_EXPIRED, "has expired"},
	    {GNUTLS_CERT_NOT_ACTIVATED, "is not valid yet"},
	    {GNUTLS_CERT_UNEXPECTED_OWNER, "is not for this name"},
	    {GNUTLS_CERT_SIGNER_NOT_FOUND, "is signed by no authority that is trusted here"},
	    {GNUTLS_CERT_SIGNER_NOT_CA, "is signed by somebody who is no authority"},
	    {GNUTLS_CERT_INSECURE_ALGORITHM, "is signed in a way that is no longer safe"},
	};
	unsigned status = gnutls_session_get_verify_cert_status(t->session);
	size_t i;

	for (i = 0; i < COUNT_OF(words); i++)
		if (status & words[i].bit)
			return err_set(e, ERR_PERM, "the certificate of %s port %d %s", t->host,
				       t->port, words[i].text);
	return err_set(e, ERR_PERM, "the certificate of %s port %d is not good", t->host, t->port);
}

static int tls_handshake(struct tls *t, struct err *e)
{
	int r;

	if (tls_set_up(t, e) < 0)
		return -1;
	tls_allow(t, HANDSHAKE_BYTES, HANDSHAKE_MS);
	while ((r = gnutls_handshake(t->session)) < 0 && !gnutls_error_is_fatal(r)) {
		if (r == GNUTLS_E_AGAIN &&
		    tls_wait(t, t->fd, gnutls_record_get_direction(t->session) ? POLLOUT : POLLIN,
			     e) < 0)
			return -1;
	}
	if (r == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR)
		return tls_complain(t, e);
	if (r < 0)
		return err_set(e, ERR_TEMP, "no TLS with %s port %d: %s", t->host, t->port,
			       gnutls_strerror(r));
	t->encrypted = true;
	return 0;
}

int tls_start(struct tls *t, struct err *e)
{
	if (tls_handshake(t, &t->error) == 0)
		return 0;
	/* Nothing more is said, least of all in clear. */
	return err_set(e, t->error.kind, "%s", t->error.text);
}

bool tls_is_encrypted(const struct tls *t)
{
	return t->encrypted;
}

static void tls_copy_name(char *to, size_t size, const gnutls_datum_t *name)
{
	size_t n = name->size < size - 1 ? name->size : size - 1;

	memcpy(to, name->data, n);
	to[n] = '\0';
	gnutls_free(name->data);
}

void tls_describe_session(void *session, struct tls_peer *peer)
{
	gnutls_session_t s = session;
	const gnutls_datum_t *list;
	gnutls_x509_crt_t certificate;
	gnutls_datum_t name;
	const char *version = gnutls_protocol_get_name(gnutls_protocol_get_version(s));
	unsigned count;

	memset(peer, 0, sizeof(*peer));
	list = gnutls_certificate_get_peers(s, &count);
	if (!list || !count || gnutls_x509_crt_init(&certificate) < 0)
		return; /* the handshake is not over */
	snprintf(peer->version, sizeof(peer->version), "%s", version ? version : "");
	if (gnutls_x509_crt_import(certificate, &list[0], GNUTLS_X509_FMT_DER) == 0) {
		peer->ends = gnutls_x509_crt_get_expiration_time(certificate);
		if (gnutls_x509_crt_get_dn3(certificate, &name, 0) == 0)
			tls_copy_name(peer->subject, sizeof(peer->subject), &name);
		if (gnutls_x509_crt_get_issuer_dn3(certificate, &name, 0) == 0)
			tls_copy_name(peer->issuer, sizeof(peer->issuer), &name);
	}
	gnutls_x509_crt_deinit(certificate);
}

void tls_describe(const struct tls *t, struct tls_peer *peer)
{
	tls_describe_session(t->session, peer);
}

/* ---- reading and writing */

void tls_allow(struct tls *t, int64_t bytes, int64_t milliseconds)
{
	t->bytes_left = bytes;
	t->until = tls_now() + milliseconds;
}

/* > 0: so many; 0: wait for `events`; -1: it is over. */
static ssize_t tls_attempt(struct tls *t, void *bytes, size_t size, bool writing, short *events)
{
	ssize_t n;

	*events = writing ? POLLOUT : POLLIN;
	if (!t->encrypted) {
		n = writing ? send(t->fd, bytes, size, MSG_NOSIGNAL) : recv(t->fd, bytes, size, 0);
		if (n > 0)
			return n;
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return 0;
		return err_set(&t->error, ERR_TEMP, "%s port %d has hung up%s%s", t->host, t->port,
			       n < 0 ? ": " : "", n < 0 ? strerror(errno) : "");
	}
	n = writing ? gnutls_record_send(t->session, bytes, size)
		    : gnutls_record_recv(t->session, bytes, size);
	if (n > 0)
		return n;
	if (n == GNUTLS_E_AGAIN || n == GNUTLS_E_INTERRUPTED) {
		*events = gnutls_record_get_direction(t->session) ? POLLOUT : POLLIN;
		return 0;
	}
	return err_set(&t->error, ERR_TEMP, "%s port %d has hung up%s%s", t->host, t->port,
		       n < 0 ? ": " : "", n < 0 ? gnutls_strerror((int)n) : "");
}

ssize_t tls_read(struct tls *t, void *bytes, size_t size)
{
	ssize_t n = 0;
	short events;

	while (t->error.kind == ERR_NONE && n == 0) {
		if (t->bytes_left <= 0) {
			err_set(&t->error, ERR_TEMP, "%s port %d sends far more than was asked for",
				t->host, t->port);
			break;
		}
		if ((int64_t)size > t->bytes_left)
			size = (size_t)t->bytes_left;
		n = tls_attempt(t, bytes, size, false, &events);
		if (n == 0)
			tls_wait(t, t->fd, events, &t->error);
	}
	if (t->error.kind != ERR_NONE)
		return -1;
	t->bytes_left -= n;
	return n;
}

ssize_t tls_write(struct tls *t, const void *bytes, size_t size)
{
	const char *at = bytes;
	size_t left = size;
	short events;
	ssize_t n;

	while (t->error.kind == ERR_NONE && left > 0) {
		n = tls_attempt(t, (void *)(uintptr_t)at, left, true, &events);
		if (n > 0) {
			at += n;
			left -= (size_t)n;
		} else if (n == 0) {
			tls_wait(t, t->fd, events, &t->error);
		}
	}
	return t->error.kind == ERR_NONE ? (ssize_t)size : -1;
}

const struct err *tls_error(const struct tls *t)
{
	return &t->error;
}

int tls_fd(const struct tls *t)
{
	return t->fd;
}

bool tls_has_pending(const struct tls *t)
{
	return t->encrypted && gnutls_record_check_pending(t->session) > 0;
}
