package org.mingzhang.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A ledger with its application running on the loopback: people with accounts and keys that lie in the home, a programme, parties. The
 * first of them are {@code admin}, who registers people, {@code security-admin}, who gives them posts, and {@code audit-admin}.
 */
public final class ServedLedger implements AutoCloseable {
    public static final String PASSWORD = "Console-password-1";
    public static final String PASSPHRASE = "correct-horse-电池";
    private static final Instant BEGUN = Instant.parse("2026-01-05T01:00:00Z");

    private final Path home;
    private final TestLedger ledger;
    private final Map<String, Signer> people = new HashMap<>();
    private @Nullable ConfigurableApplicationContext application;

    private ServedLedger(Path home, Founders founders) {
        this.home = home;
        this.ledger = TestLedger.begin(home, founders);
        for (Signer one : List.of(founders.system(), founders.security(), founders.audit())) {
            people.put(one.actor(), one);
        }
    }

    public static ServedLedger begin(Path home) {
        return new ServedLedger(
                home,
                new Founders(
                        founder(home, "admin", Role.SYSTEM_ADMIN),
                        founder(home, TestLedger.SECURITY, Role.SECURITY_ADMIN),
                        founder(home, TestLedger.AUDIT, Role.AUDIT_ADMIN)));
    }

    private static Signer founder(Path home, String actor, Role role) {
        return new Signer(actor, "city", role, key(home, actor));
    }

    private static SigningKey key(Path home, String actor) {
        return KeyStoreFolder.create(
                home.resolve("keys/actors/" + actor + ".p12"),
                Algorithm.SM2,
                actor,
                PASSPHRASE.toCharArray(),
                1_000,
                BEGUN);
    }

    /** Somebody new in one post. */
    public void arrives(String actor, String org, Role role) {
        arrives(actor, org, new Post(role, null));
    }

    public void arrives(String actor, String org, Post post) {
        arrives(actor, org, post.role(), List.of(post));
    }

    /**
     * Somebody new without any post.
     *
     * @param sometimes in which they sign when they stand in for somebody
     */
    public void arrivesWithoutPost(String actor, String org, Role sometimes) {
        arrives(actor, org, sometimes, List.of());
    }

    private void arrives(String actor, String org, Role role, List<Post> posts) {
        Signer person = new Signer(actor, org, role, key(home, actor));
        people.put(actor, person);
        arrives(new RegisterActor(
                actor,
                "某人" + actor,
                org,
                "某市",
                role,
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                posts));
    }

    /** The same with everything said; whose key is not known here signs nothing through this. */
    public void arrives(RegisterActor asked) {
        submit("admin", TestLedger.bare(asked));
        TestLedger.grants(asked).forEach(post -> submit(TestLedger.SECURITY, post));
    }

    /** Opens a programme under a built-in pack. */
    public void opensProgramme(String programme, String packId, String actor) {
        PolicyPack pack = Packs.builtIn(packId);
        LocalDate from = LocalDate.parse("2025-09-01");
        Outcome outcome = ledger.node()
                .desk()
                .submit(
                        CommandDraft.of(
                                        new OpenProgramme(
                                                programme, "试点", PackShelf.digest(pack), from, from.plusYears(2)),
                                        null,
                                        null)
                                .sign(
                                        TestLedger.NAME,
                                        ledger.node().clock().now(),
                                        ref(actor),
                                        person(actor).key()),
                        pack);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    /**
     * Registers an enterprise.
     *
     * @param number of which its credit code is made, below ten million
     * @return the credit code
     */
    public String registers(String name, int number, String county, String actor) {
        String first = String.format("91%sMA%07d", county, number);
        String code = first + CreditCode.checkCharacter(first);
        submit(
                actor,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name,
                                Kind.ENTERPRISE,
                                county,
                                null,
                                null,
                                null,
                                true,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new BankAccount("示例银行", "6200000000001234", name)));
        return code;
    }

    /** Starts the application; everybody who has arrived has an account. */
    public void serve() {
        serve(List.of());
    }

    /**
     * The same with parts that only a test has.
     *
     * @param parts configurations of their own, as one that lets something fail
     */
    public void serve(List<Class<?>> parts) {
        Accounts.open(ledger.store()).openForDemo(new ArrayList<>(people.keySet()), PASSWORD);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .sources(parts.toArray(Class<?>[]::new))
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
    }

    private ConfigurableApplicationContext application() {
        return Objects.requireNonNull(application, "not served yet");
    }

    public String address() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application()).getWebServer())
                        .getPort();
    }

    /** One of the running application's parts. */
    public <T> T part(Class<T> type) {
        return application().getBean(type);
    }

    /** A browser in which somebody has signed in. */
    public Visit visit(String actor) {
        return Visit.signedIn(application(), actor, PASSWORD);
    }

    /** The same, with a password that they set themselves. */
    public Visit visitWith(String actor, String password) {
        return Visit.signedIn(application(), actor, password);
    }

    public Signer person(String actor) {
        return Objects.requireNonNull(people.get(actor), actor);
    }

    private ActorRef ref(String actor) {
        Signer signer = person(actor);
        return new ActorRef(
                signer.actor(),
                signer.org(),
                signer.role().name(),
                signer.key().verifyingKey().keyId());
    }

    /** Has a command accepted: by the running application, as soon as there is one. */
    public void submit(String actor, LedgerCommand command) {
        Outcome outcome;
        if (application == null) {
            outcome = ledger.submit(person(actor), command);
        } else {
            Instant now = part(LedgerClock.class).now();
            outcome = part(CommandDesk.class)
                    .submit(CommandDraft.of(command, null, null)
                            .sign(
                                    TestLedger.NAME,
                                    now,
                                    ref(actor),
                                    person(actor).key()));
        }
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    public TestLedger ledger() {
        return ledger;
    }

    public long size() {
        return ledger.store().log().size();
    }

    /** The stored bytes of the entries from a position on, as text. */
    public List<String> entriesFrom(long position) {
        List<String> entries = new ArrayList<>();
        for (long at = position; at < size(); at++) {
            entries.add(new String(ledger.store().log().requireEntry(at).bytes(), UTF_8));
        }
        return entries;
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        ledger.close();
    }
}
