package org.mingzhang.view.trail;

import org.mingzhang.domain.event.StreamId;

/** Something that events are about. */
public record Subject(Kind kind, String id) {
    /** What it is. */
    public enum Kind {
        /** An application with its project and its award: they share a number. */
        CASE,
        ENTERPRISE,
        PROVIDER,
        PROGRAMME,
        PAYMENT,
        RECOVERY,
        CONTRACT,
        INVOICE,
        ACTOR,
        /** A bank or treasury account. */
        ACCOUNT,
        /** A refused command. */
        COMMAND,
        LEDGER
    }

    /** What a stream is about. */
    static Subject of(StreamId stream) {
        Kind kind =
                switch (stream.type()) {
                    case LEDGER -> Kind.LEDGER;
                    case REFUSAL -> Kind.COMMAND;
                    case ACTOR -> Kind.ACTOR;
                    case APPLICATION, PROJECT, AWARD -> Kind.CASE;
                    case ENTERPRISE -> Kind.ENTERPRISE;
                    case PROVIDER -> Kind.PROVIDER;
                    case BANK -> Kind.ACCOUNT;
                    case PROGRAMME -> Kind.PROGRAMME;
                };
        return new Subject(kind, stream.id());
    }
}
