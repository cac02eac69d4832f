"""The mail adapter: messages of our own words to staff, over the municipality's SMTP server."""

from __future__ import annotations

import smtplib
import ssl
import time
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

from summarizer.workflow.context import MailDown, MailRefused

_TIMEOUT_SECONDS = 15
# The sweeper has other work than to wait for a server that is down.
_PAUSE_SECONDS = 300.0
_FOR_GOOD = 500  # RFC 5321: what begins with 4 may go better later


class SmtpSecurity(StrEnum):
    """How the connection is protected. ``none`` is for a server on the same machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(slots=True)
class SmtpMailer:
    """Sends one message a connection. After a failure it asks the server again in five minutes."""

    host: str
    port: int
    sender: str
    security: SmtpSecurity = SmtpSecurity.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    _asks_again_at: float = field(default=0.0, init=False)

    def send(self, *, to: str, subject: str, text: str) -> None:
        """Send a plain message.

        Raises ``MailRefused`` when the server takes none to the address, for instance after a
        slip of the finger, and ``MailDown`` when it is to be asked again.
        """
        if time.monotonic() < self._asks_again_at:
            raise MailDown
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, to, subject
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        try:
            with self._connect() as server:
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            if all(code >= _FOR_GOOD for code, _words in refused.recipients.values()):
                raise MailRefused from None
            raise MailDown from None
        except (OSError, smtplib.SMTPException):
            self._asks_again_at = time.monotonic() + _PAUSE_SECONDS
            # Without its cause: a server's answer may quote an address.
            raise MailDown from None

    def _connect(self) -> smtplib.SMTP:
        if self.security is SmtpSecurity.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_SECONDS, context=context)
        server = smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_SECONDS)
        if self.security is SmtpSecurity.STARTTLS:
            try:
                server.starttls(context=ssl.create_default_context())
            except (OSError, smtplib.SMTPException):
                server.close()
                raise
        return server
