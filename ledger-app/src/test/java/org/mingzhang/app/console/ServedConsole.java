package org.mingzhang.app.console;

import java.nio.file.Path;
import java.util.List;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;

/** A served console to which people of a city come, each with the same password. */
final class ServedConsole implements AutoCloseable {
    static final String PASSWORD = "Right-horse-42";

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final TestLedger ledger;
    private final ServedApplication application;
    private final Accounts accounts;

    ServedConsole(Path home, String... settings) {
        ledger = TestLedger.begin(home, admin);
        application = ServedApplication.on(home, settings);
        accounts = application.bean(Accounts.class);
        accounts.openForDemo(List.of("admin"), PASSWORD);
    }

    Signer admin() {
        return admin;
    }

    TestLedger ledger() {
        return ledger;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Registers somebody and opens their account. */
    void arrives(String actor, Post... posts) {
        Signer person = Signer.of(actor, posts[0].role());
        ledger.arrives(new RegisterActor(
                actor,
                "某人" + actor,
                "city",
                "某市",
                posts[0].role(),
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(posts)));
        accounts.openForDemo(List.of(actor), PASSWORD);
    }

    Visit visit() {
        return new Visit(application.address());
    }

    @Override
    public void close() {
        application.close();
        ledger.close();
    }
}
