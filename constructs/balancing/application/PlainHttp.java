package dev.meridian.constructs.balancing.application;

/** What an {@code ApplicationEntry} does on port 80. */
public enum PlainHttp {
    /** Answers every request with 301 to the same address over HTTPS; carries nothing. */
    REDIRECT,
    /** No listener and no open port, as behind a CDN that speaks only HTTPS to its origin. */
    CLOSED
}
