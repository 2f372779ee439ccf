# SPDX-License-Identifier: GPL-3.0-or-later
"""A council whose mailbox is a folder of an IMAP server."""
import os

from council import Council, FAITH, MOIRA, OFFICE, STAN, carer_form, mail

WHO = (("Moira Adeyemi", MOIRA, "Ines Duarte"), ("Stan Kowalski", STAN, "Owen Griffith"),
       ("Faith Mbeki", FAITH, "Ines Duarte"))
SECTION = """mailbox {{
	type = imap address = "{office}" max-size = {max_size}
	host = {host} port = {port} tls = {tls} ca-file = "{ca}" timeout = {timeout}
	user = {user} {more}
}}"""


def forms(count=5, text=""):
    """{uid: a mail that opens a case}"""
    found = {}
    for i in range(count):
        name, address, ssw = WHO[i % 3]
        found[i + 1] = mail("%s <%s>" % (name, address), carer_form(name, ssw) + text,
                            "form %d" % (i + 1)).replace(b"\n", b"\r\n")
    return found


class ImapCouncil(Council):
    def __init__(self, port, ca, password, host="localhost", tls="implicit", user="desk",
                 max_size="35M", timeout=60, more="", after="", **keys):
        super().__init__(**keys)
        with open(self.config) as f:
            text = f.read()
        start = text.index("mailbox {")
        end = text.index("relay {")
        section = SECTION.format(office=OFFICE, max_size=max_size, host=host, port=port, tls=tls,
                                 ca=ca, timeout=timeout, user=user,
                                 more=more if password is None
                                 else 'password-file = "password" ' + more)
        self.write("escalated.conf", text[:start] + section + "\n" + after + text[end:])
        if password is not None:
            os.chmod(self.write("password", password + "\n"), 0o600)
