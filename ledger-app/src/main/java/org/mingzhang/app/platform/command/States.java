package org.mingzhang.app.platform.command;

import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.bank.Bank;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/** Which state holds which kind of stream. */
public final class States {
    private States() {}

    /** The state of a stream without events. */
    public static StreamState initial(StreamType type) {
        return switch (type) {
            // Nothing is decided from these: what happened is on record, and that is all.
            case LEDGER, REFUSAL -> recorded -> {};
            case ACTOR -> new Actor();
            case APPLICATION -> new Application();
            case PROJECT -> new Project();
            case AWARD -> new Award();
            case ENTERPRISE -> new Enterprise();
            case PROVIDER -> new Provider();
            case LIST -> new OfficialList();
            case BANK -> new Bank();
            case IMPORT -> new Import();
            case PROGRAMME -> new Programme();
        };
    }
}
