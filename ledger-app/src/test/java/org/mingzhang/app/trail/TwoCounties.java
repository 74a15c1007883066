package org.mingzhang.app.trail;

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
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger with one case in each of two counties, and somebody of every kind who would like to look. No rule was asked. */
public final class TwoCounties implements AutoCloseable {
    public static final String NEAR = "130402";
    public static final String FAR = "130403";
    public static final String DIGEST = "d1".repeat(32);

    public final String near = code(1);
    public final String far = code(2);

    /** Positions of entries by what a test calls them. */
    public final Map<String, Long> at = new HashMap<>();

    private final TestLedger ledger;
    private final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Map<StreamId, Long> sizes = new HashMap<>();
    private final Map<String, Signer> signers = new HashMap<>();
    private int commands;

    public TwoCounties(Path home) {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(city);
        register("near-official", "near-office", Role.COUNTY_INDUSTRY, NEAR);
        register("far-official", "far-office", Role.COUNTY_INDUSTRY, FAR);
        register("near-applicant", near, Role.APPLICANT, null);
        register("far-applicant", far, Role.APPLICANT, null);
        enterprise("近县示例厂", near, NEAR);
        enterprise("远县示例厂", far, FAR);
        for (String county : List.of("NEAR", "FAR")) {
            String party = county.equals("NEAR") ? near : far;
            String number = "APP-" + county;
            at.put(county, record(StreamId.application(number), submitted(party, number), "command-" + county));
            at.put(county + "-score", score(number));
            at.put(county + "-payment", payment(county));
        }
    }

    private long score(String number) {
        return record(StreamId.application(number), new ScoreGiven("review", "expert-9", "某校", "必要性", 875), null);
    }

    private long payment(String county) {
        return record(
                StreamId.award("APP-" + county),
                new PaymentOrdered(
                        "PAY-" + county,
                        Fen.ofWan(3),
                        List.of(new Share("central", Fen.ofWan(3))),
                        new BankAccount("示例银行", "62000000001", "示例户名" + county)),
                null);
    }

    /** A credit code of the near county; those of what there is are few. */
    public static String code(int n) {
        String start = "91130402MA%07d".formatted(n);
        return start + CreditCode.checkCharacter(start);
    }

    private static void accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    public void register(String id, String org, Role role, @Nullable String county) {
        Signer person = new Signer(id, org, role, SigningKey.generate(Algorithm.SM2));
        signers.put(id, person);
        Outcome outcome = ledger.arrives(new RegisterActor(
                id,
                "某人" + id,
                org,
                "单位" + org,
                role,
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(new Post(role, county))));
        at.put(id, outcome.firstPosition());
    }

    /** Somebody who was registered here, with the key that they sign with. */
    public Signer signer(String id) {
        return Objects.requireNonNull(signers.get(id));
    }

    private void enterprise(String name, String code, String county) {
        Outcome outcome = ledger.submit(
                city,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name,
                                EnterpriseEvent.Kind.ENTERPRISE,
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
                        new BankAccount("示例银行", "6200" + code.substring(10, 17), name)));
        accepted(outcome);
        at.put(name, outcome.firstPosition());
    }

    private static ApplicationSubmitted submitted(String party, String number) {
        return submitted("programme", party, number, "HD-01", PackShelf.digest(Packs.builtIn("handan-2025")));
    }

    private static ApplicationSubmitted submitted(
            String programme, String party, String number, String direction, String packSm3) {
        return new ApplicationSubmitted(
                programme,
                packSm3,
                1,
                direction,
                party,
                null,
                null,
                "<b>示例申报" + number + "</b>",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new DocumentRef(
                        "plan", "方案" + number + ".pdf", number.equals("APP-FAR") ? DIGEST : "ab".repeat(32))),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    /** Opens the programme of both cases, by a policy that is built in. */
    public void openProgramme(PolicyPack pack) {
        Signer finance = Signer.of("finance", Role.FINANCE);
        ledger.arrives(finance);
        ActorRef actor = new ActorRef(
                finance.actor(),
                finance.org(),
                finance.role().name(),
                finance.key().verifyingKey().keyId());
        accepted(ledger.node()
                .desk()
                .submit(
                        CommandDraft.of(
                                        new OpenProgramme(
                                                "programme",
                                                "试点",
                                                PackShelf.digest(pack),
                                                LocalDate.parse("2025-09-01"),
                                                LocalDate.parse("2027-06-30")),
                                        null,
                                        null)
                                .sign(TestLedger.NAME, ledger.node().clock().now(), actor, finance.key()),
                        pack));
        sizes.put(StreamId.programme("programme"), 1L);
    }

    /** A case of the near county that no rule would have let in: for what no policy knows, or under a policy that is not kept. */
    public void stray(String programme, String number, String direction, String packSm3) {
        record(StreamId.application(number), submitted(programme, near, number, direction, packSm3), null);
    }

    /** An event as it stands, whatever the rules would have said to it. */
    public void entry(StreamId stream, LedgerEvent event) {
        record(stream, event, null);
    }

    /**
     * One more enterprise of the near county, with a case and a payment: to the other one there it is as foreign as any.
     *
     * @return its credit code
     */
    public String another() {
        String party = code(3);
        enterprise("邻家示例厂", party, NEAR);
        at.put("OTHER", record(StreamId.application("APP-OTHER"), submitted(party, "APP-OTHER"), "command-OTHER"));
        at.put("OTHER-score", score("APP-OTHER"));
        at.put("OTHER-payment", payment("OTHER"));
        return party;
    }

    /** What is behind the fixture. */
    public TestLedger ledger() {
        return ledger;
    }

    public Signer admin() {
        return admin;
    }

    /** One command for both cases: nobody of one county may have its receipt. */
    public void commitBoth() {
        List<LedgerEvent> events = new ArrayList<>();
        for (String county : List.of("NEAR", "FAR")) {
            events.add(new FundsCommitted(
                    "APP-" + county,
                    county.equals("NEAR") ? near : far,
                    new Purpose("renovation", "HD-01", null, null, null),
                    List.of(new Share("central", Fen.ofWan(3))),
                    null));
        }
        long first = append(StreamId.programme("programme"), events, "command-BOTH");
        at.put("NEAR-committed", first);
        at.put("FAR-committed", first + 1);
    }

    private long record(StreamId stream, LedgerEvent event, @Nullable String commandId) {
        return append(stream, List.of(event), commandId == null ? "command-number-" + ++commands : commandId);
    }

    private long append(StreamId stream, List<LedgerEvent> events, String commandId) {
        ActorRef actor = new ActorRef(
                city.actor(),
                city.org(),
                city.role().name(),
                city.key().verifyingKey().keyId());
        LocalDate date = LocalDate.of(2026, 3, 2);
        Instant now = ledger.node().clock().now();
        ObjectNode command = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                TestLedger.NAME,
                commandId,
                now.plusSeconds(60),
                actor,
                date,
                "test.record",
                payload(events)));
        List<PreparedEntry> entries = new ArrayList<>();
        for (LedgerEvent event : events) {
            long seq = sizes.merge(stream, 1L, Long::sum) - 1;
            boolean first = entries.isEmpty();
            entries.add(PreparedEntry.of(new Envelope(
                    TestLedger.NAME,
                    Envelope.eventId(commandId, entries.size()),
                    stream,
                    seq,
                    now,
                    date,
                    actor,
                    first ? command : null,
                    first ? null : commandId,
                    first ? CommandSignature.sign(command, city.key()) : null,
                    event)));
        }
        return ledger.node()
                .log()
                .append(new Append(commandId, CommandSignature.digest(command), entries, List.of()))
                .join()
                .firstPosition();
    }

    /** What one command signs that is about several cases: a row of each. */
    private static ObjectNode payload(List<LedgerEvent> events) {
        ObjectNode payload = EventCodec.payload(events.getFirst());
        if (events.size() > 1) {
            ArrayNode rows = payload.putArray("rows");
            events.forEach(event -> rows.add(EventCodec.payload(event)));
        }
        return payload;
    }

    /** Both cases in one list and in one ranking: the first entry of each has the command with every row, each further one its own. */
    public void listBoth() {
        long head = append(
                StreamId.list("LIST-BOTH"),
                List.of(
                        new ListIssued("programme", Kind.RECOMMENDATION, null, null, null, "某市财政局", "某人"),
                        new ListItemEntered(1, "APP-NEAR", near, Fen.ofWan(3)),
                        new ListItemEntered(2, "APP-FAR", far, Fen.ofWan(3))),
                "command-LIST");
        long ranked = append(
                StreamId.programme("programme"),
                List.of(
                        new Ranked("APP-NEAR", "HD-01", NEAR, 875, null),
                        new Ranked("APP-FAR", "HD-01", FAR, 875, null)),
                "command-RANK");
        for (String county : List.of("NEAR", "FAR")) {
            int row = county.equals("NEAR") ? 0 : 1;
            at.put(county + "-listed", head + 1 + row);
            at.put(county + "-head", head);
            at.put(county + "-ranked", ranked + row);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
