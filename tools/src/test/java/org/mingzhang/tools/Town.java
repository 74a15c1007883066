package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real ledger on a PostgreSQL of its own, and the people of a town: everyone signs with a key of their own. Time stands
 * still until {@link #later}.
 */
final class Town implements AutoCloseable {
    static final String LEDGER = "town.example/ledger";
    static final String PROGRAMME = "handan";
    static final String COUNTY = "130402";
    /** Registers people; who gives them their posts is {@link #SECURITY}, and a third audits both. */
    static final Staff ADMINISTRATOR = new Staff("admin", Founding.OFFICE, Role.SYSTEM_ADMIN, null);

    static final Staff SECURITY = new Staff(Founding.SECURITY, Founding.OFFICE, Role.SECURITY_ADMIN, null);
    /** Each allocation has a document of its own. */
    private static final AtomicInteger ALLOCATIONS = new AtomicInteger();

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<LocalDate, Model> MODELS = new ConcurrentHashMap<>();

    private final Path home;
    private final LedgerStore store;
    private final LedgerNode node;
    private final Map<String, SigningKey> keys;
    private LocalDate today;
    private int numbers;

    /** Somebody with a post. */
    record Staff(String id, String org, Role role, @Nullable String county) {}

    /** What a command line came to. */
    record Run(int exitCode, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    Town(Path home) {
        this(home, LocalDate.of(2026, 3, 2));
    }

    /** The same, beginning on another day: a copy of one in which nothing has happened but that its people were registered. */
    Town(Path home, LocalDate today) {
        this.home = home;
        this.today = today;
        Model model = MODELS.computeIfAbsent(today, Model::of);
        this.keys = new HashMap<>(model.keys());
        try {
            Groundwork.copy(model.home(), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = LedgerStore.open(new LedgerHome(home), null);
        node = LedgerNode.open(store);
        later(0);
    }

    /** What all towns of a day begin with. */
    private record Model(Path home, Map<String, SigningKey> keys) {
        static Model of(LocalDate today) {
            Map<String, SigningKey> keys = new HashMap<>();
            return new Model(
                    Groundwork.model(home -> {
                        try (Town town = new Town(home, today, keys)) {
                            for (Office office : Office.values()) {
                                town.registered(office.staff());
                            }
                        }
                    }),
                    keys);
        }
    }

    /** One that is founded: with its administrators and nobody else. */
    private Town(Path home, LocalDate today, Map<String, SigningKey> keys) {
        this.home = home;
        this.today = today;
        this.keys = keys;
        this.store = LedgerStore.create(new LedgerHome(home), null);
        Instant at = today.minusDays(56).atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
        LedgerKeys own = LedgerKeys.obtain(store.home(), LEDGER, at);
        try (SealedLog log = new SealedLog(store.database().writer(), own.signers())) {
            Appended begun = Genesis.perform(
                    log, own, LEDGER, "测试账本", ZONE.getId(), Clock.SIMULATED, at, Founding.inGenesis(this::key));
            CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
        }
        node = LedgerNode.open(store);
        later(0);
    }

    /** The offices of the town; each has one person, and no two parts of a case fall to the same. */
    enum Office {
        ROSTER("industry", Role.CITY_INDUSTRY),
        NOTICE("industry", Role.CITY_INDUSTRY),
        DECISION("industry", Role.CITY_INDUSTRY),
        CALCULATION("industry", Role.CITY_INDUSTRY),
        APPROVAL("industry", Role.CITY_INDUSTRY),
        BUDGET("finance", Role.FINANCE),
        REVIEW("finance", Role.FINANCE),
        ORDER("finance", Role.FINANCE),
        RELEASE("finance", Role.FINANCE),
        RECEIPT("finance", Role.FINANCE),
        COUNTY_OFFICE("county", Role.COUNTY_INDUSTRY),
        EXPERT("experts", Role.EXPERT),
        ASSESSOR("assessors", Role.ASSESSOR);

        private final String org;
        private final Role role;

        Office(String org, Role role) {
            this.org = org;
            this.role = role;
        }

        Staff staff() {
            return new Staff(
                    name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    org,
                    role,
                    role == Role.COUNTY_INDUSTRY ? COUNTY : null);
        }
    }

    LedgerStore store() {
        return store;
    }

    LedgerNode node() {
        return node;
    }

    LocalDate today() {
        return today;
    }

    Town later(int days) {
        return on(today.plusDays(days));
    }

    /** The story goes on, on a day. */
    Town on(LocalDate day) {
        today = day;
        ((LedgerTime) node.clock())
                .advanceTo(today.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
        return this;
    }

    SigningKey key(String actor) {
        return keys.computeIfAbsent(actor, none -> SigningKey.generate(Algorithm.SM2));
    }

    Staff registered(Staff staff) {
        return registered(staff, "示例" + staff.id(), key(staff.id()));
    }

    /** Somebody new, in the post in which they sign: registered by one administrator, given the post by another. */
    Staff registered(Staff staff, String name, SigningKey key) {
        boolean applies = staff.role() == Role.APPLICANT;
        accepted(
                ADMINISTRATOR,
                new RegisterActor(
                        staff.id(),
                        name,
                        staff.org(),
                        staff.org(),
                        staff.role(),
                        key.verifyingKey().keyId(),
                        key.verifyingKey().base64(),
                        applies ? List.of(new Post(staff.role(), staff.county())) : List.of()));
        if (!applies) {
            accepted(SECURITY, new GrantRole(staff.id(), staff.role(), staff.county()));
        }
        return staff;
    }

    /** The pack published and its programme opened, with all of both sources appropriated. */
    Town opened(PolicyPack pack) {
        OpenProgramme open = new OpenProgramme(
                PROGRAMME, "试点专项", PackShelf.digest(pack), LocalDate.of(2025, 9, 1), LocalDate.of(2027, 6, 30));
        assertThat(node.desk().submit(sign(Office.ROSTER.staff(), open), pack)).isInstanceOf(Outcome.Accepted.class);
        accepted(Office.BUDGET, new AppropriateFunds(PROGRAMME, "central", Fen.ofWan(10_000), "下达1号", 2026));
        accepted(Office.BUDGET, new AppropriateFunds(PROGRAMME, "local", Fen.ofWan(10_000), "下达2号", 2026));
        return this;
    }

    Town allocated(String source, String line, long wan) {
        accepted(Office.BUDGET, allocation(source, line, wan));
        return this;
    }

    static AllocateBudget allocation(String source, String line, long wan) {
        return new AllocateBudget(
                PROGRAMME, source, line, Fen.ofWan(wan), "分配" + ALLOCATIONS.incrementAndGet() + "号", 2026);
    }

    int next() {
        return ++numbers;
    }

    /** A registered organisation, and somebody who acts for it. */
    String organisation(Kind kind) {
        String first = String.format("91130402MA%07d", next());
        String code = first + CreditCode.checkCharacter(first);
        String name = "示例单位" + code.substring(10, 17);
        accepted(
                Office.COUNTY_OFFICE,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name, kind, COUNTY, null, null, null, true, null, 50, null, null, null, null, null,
                                null, null),
                        new BankAccount("示例银行", "6200" + code.substring(10, 17), name)));
        registered(applicant(code));
        return code;
    }

    static Staff applicant(String code) {
        return new Staff("for-" + code, code, Role.APPLICANT, null);
    }

    SignedCommand sign(Staff staff, LedgerCommand command) {
        return sign(staff, key(staff.id()), command, UUID.randomUUID().toString(), LEDGER, 3600);
    }

    SignedCommand sign(
            Staff staff, SigningKey key, LedgerCommand command, String commandId, String ledger, int validSeconds) {
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                commandId,
                node.clock().now().plusSeconds(validSeconds),
                new ActorRef(
                        staff.id(),
                        staff.org(),
                        staff.role().name(),
                        key.verifyingKey().keyId()),
                today,
                CommandCodec.type(command),
                CommandCodec.payload(command)));
        return new SignedCommand(
                tree, CommandCodec.document(tree), command, CommandSignature.sign(tree, key), Map.of());
    }

    Outcome submit(SignedCommand signed) {
        return node.desk().submit(signed);
    }

    List<LedgerEvent> accepted(Office office, LedgerCommand command) {
        return accepted(office.staff(), command);
    }

    List<LedgerEvent> accepted(Staff staff, LedgerCommand command) {
        return accepted(sign(staff, command));
    }

    List<LedgerEvent> accepted(SignedCommand command) {
        Outcome outcome = submit(command);
        if (outcome instanceof Outcome.Refused refused) {
            throw new AssertionError(command.command() + ": " + refused.message());
        }
        return store
                .log()
                .page(outcome.firstPosition(), Math.toIntExact(outcome.lastPosition() - outcome.firstPosition() + 1))
                .stream()
                .map(entry -> EventCodec.decode(entry.requireSealed().bytes()).event())
                .toList();
    }

    /** Refused with this code, resting on these words, and the refusal is one sealed entry of the log. */
    CommandRefused refused(Office office, LedgerCommand command, RejectionCode code, String words) {
        return refused(sign(office.staff(), command), code, words);
    }

    CommandRefused refused(SignedCommand signed, RejectionCode code, String words) {
        long before = store.log().size();
        Outcome outcome = submit(signed);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        // The first command of a day comes after the roots of the day.
        List<StoredEntry> recorded = store.log().page(before, 10).stream()
                .filter(entry -> !entry.type().equals("ledger.roots-recorded"))
                .toList();
        assertThat(recorded)
                .as("nothing but the refusal is recorded")
                .extracting(StoredEntry::type)
                .containsExactly("ledger.command-refused");
        StoredEntry entry = recorded.getFirst().requireSealed();
        assertThat(outcome.firstPosition()).isEqualTo(entry.position());
        CommandRefused refused =
                (CommandRefused) EventCodec.decode(entry.bytes()).event();
        assertThat(refused.code()).as(refused.facts().toString()).isEqualTo(code.name());
        assertThat(refused.clause().toString()).contains(words);
        assertThat(refused.commandType()).isEqualTo(signed.document().type());
        assertThat(refused.claimedActor()).isEqualTo(signed.document().actor().id());
        return refused;
    }

    /** Runs the command line that a person would type, on this ledger. */
    Run ledger(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add("--home");
        all.add(home.toString());
        int code = Ledger.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    /** The number as it stands in one row of a document's list, found by another field of the row. */
    static JsonNode row(JsonNode document, String list, Map<String, String> wanted) {
        for (JsonNode row : Objects.requireNonNull(document.get(list))) {
            boolean matches = wanted.entrySet().stream().allMatch(field -> field.getValue()
                    .equals(Objects.requireNonNull(row.get(field.getKey())).asString()));
            if (matches) {
                return row;
            }
        }
        throw new AssertionError("no " + wanted + " in " + list + " of " + document);
    }

    @Override
    public void close() {
        node.close();
        store.close();
        // A command line opens the home's log for the whole process, and the home is about to vanish.
        LogFile.close();
    }
}
