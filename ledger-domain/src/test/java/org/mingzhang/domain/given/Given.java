package org.mingzhang.domain.given;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.seal.Suite;

/**
 * What stands before a command is tried. Time stands still until {@link #later}; everybody named in {@link Person} is
 * registered.
 */
public final class Given {
    public static final String PROGRAMME = "handan";
    public static final String COUNTY = "130402";
    public static final String OTHER_COUNTY = "130403";

    /** Year of all the money. */
    public static final int YEAR = 2026;

    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final String PACK_SM3 =
            Suite.SM3.hash(PACK.bytes().toArray()).toString();

    private final Ledger ledger;
    private LocalDate today = LocalDate.of(2026, 3, 2);
    private int cases;
    private int numbers;

    private Given(PolicyPack pack, String packSm3) {
        ledger = new Ledger(pack, packSm3);
        List<StreamEvent> people = new ArrayList<>();
        for (Person person : Person.OFFICIALS) {
            people.addAll(registration(person));
        }
        recorded(people);
    }

    /** Handan's programme opened, and no money yet. */
    public static Given programme() {
        return programme(PACK, PACK_SM3);
    }

    /** The programme opened with another pack. */
    public static Given programme(PolicyPack pack) {
        return programme(pack, Suite.SM3.hash(pack.bytes().toArray()).toString());
    }

    private static Given programme(PolicyPack pack, String packSm3) {
        Given given = new Given(pack, packSm3);
        given.when(
                        Person.ROSTER,
                        new OpenProgramme(
                                PROGRAMME, "试点专项", packSm3, LocalDate.of(2025, 9, 1), LocalDate.of(2027, 6, 30)))
                .accepted();
        return given;
    }

    /** A ledger with people and nothing else. */
    public static Given people() {
        return new Given(PACK, PACK_SM3);
    }

    /** The whole 2亿 appropriated and allocated: 8000万 and 2000万 of central money, 6000万 and 4000万 of local. */
    public static Given budget() {
        return budget(PACK);
    }

    /** The same under Handan's pack with other words in it. */
    public static Given budgetWith(String words, String otherWords) {
        String pack = new String(PACK.bytes().toArray(), StandardCharsets.UTF_8);
        if (!pack.contains(words)) {
            throw new AssertionError("the pack does not say: " + words);
        }
        return budget(PackReader.read(pack.replace(words, otherWords).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same under Handan's pack, rewritten. */
    public static Given budgetUnder(UnaryOperator<String> rewritten) {
        return budget(pack(rewritten));
    }

    /** Handan's pack, rewritten. */
    public static PolicyPack pack(UnaryOperator<String> rewritten) {
        String text = new String(PACK.bytes().toArray(), StandardCharsets.UTF_8);
        String other = rewritten.apply(text);
        if (other.equals(text)) {
            throw new AssertionError("nothing is rewritten");
        }
        return PackReader.read(other.getBytes(StandardCharsets.UTF_8));
    }

    /** One more programme of the same ledger, under another pack, with the whole of its money for services. */
    public Given opened(String programme, PolicyPack pack) {
        ledger.bring(pack);
        String sm3 = Suite.SM3.hash(pack.bytes().toArray()).toString();
        return after(
                        Person.ROSTER,
                        new OpenProgramme(programme, "另一专项", sm3, LocalDate.of(2025, 9, 1), LocalDate.of(2027, 6, 30)))
                .after(Person.BUDGET, new AppropriateFunds(programme, "central", wan(1_000), "下达另1号", YEAR))
                .after(Person.BUDGET, new AllocateBudget(programme, "central", "service", wan(200), "分配另1号", YEAR));
    }

    /** A pack's bytes come with the commands from now on; answers the digest by which they name it. */
    public String brings(PolicyPack pack) {
        ledger.bring(pack);
        return Suite.SM3.hash(pack.bytes().toArray()).toString();
    }

    /** A later version of Handan's pack. */
    public static PolicyPack version(int version, String amends, UnaryOperator<String> rewritten) {
        String head = "version: " + version + "\namends: {" + amends + ", text: 示例过渡办法, proposed: 示例修订}\n";
        return pack(text -> rewritten.apply(text.replace("version: 1\n", head)));
    }

    /** The programme amended by a later version. */
    public Given amended(PolicyPack pack) {
        amending(pack).accepted();
        return this;
    }

    /** Somebody tries to amend it. */
    public Answer amending(PolicyPack pack) {
        return when(Person.ROSTER, new AmendProgramme(PROGRAMME, brings(pack), "《示例修订通知》"));
    }

    private static Given budget(PolicyPack pack) {
        return programme(pack)
                .appropriated("central", 10_000)
                .appropriated("local", 10_000)
                .allocated("central", "renovation", 8_000)
                .allocated("central", "service", 2_000)
                .allocated("local", "renovation", 6_000)
                .allocated("local", "service", 4_000);
    }

    public static PolicyPack pack() {
        return PACK;
    }

    public static String packSm3() {
        return PACK_SM3;
    }

    public static Fen wan(long wan) {
        return Fen.ofWan(wan);
    }

    /** A valid credit code, another for each number. */
    public static String code(int n) {
        String first = String.format("91130402MA%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    public static BankAccount account(String holder) {
        return new BankAccount("示例银行", "6200" + String.format("%010d", holder.hashCode() & 0xffffffffL), holder);
    }

    public Given appropriated(String source, long wan) {
        return after(Person.BUDGET, new AppropriateFunds(PROGRAMME, source, wan(wan), "下达" + wan + "号", YEAR));
    }

    public Given allocated(String source, String line, long wan) {
        return after(Person.BUDGET, new AllocateBudget(PROGRAMME, source, line, wan(wan), "分配" + wan + "号", YEAR));
    }

    public Given decided(String parameter, String value) {
        return after(Person.ROSTER, new DecideParameter(PROGRAMME, parameter, value, "《实施细则》"));
    }

    /** Registers one more person. */
    public Given person(Person person) {
        recorded(registration(person));
        return this;
    }

    /** Registers somebody without a post. */
    public Given personWithoutPost(String id, String org) {
        recorded(List.of(new StreamEvent(StreamId.actor(id), new ActorRegistered("示例" + id, org, org, null))));
        return this;
    }

    private static List<StreamEvent> registration(Person person) {
        StreamId stream = StreamId.actor(person.id());
        return List.of(
                new StreamEvent(stream, new ActorRegistered("示例" + person.id(), person.org(), person.org(), null)),
                new StreamEvent(stream, new RoleGranted(person.role(), person.county())));
    }

    /** Records events without asking the rules. */
    public void recorded(List<StreamEvent> events) {
        ledger.append(
                new ActorRef("ledger", Ledger.NAME, Role.LEDGER.name(), "0000000000000000"),
                today.atTime(1, 0).toInstant(ZoneOffset.UTC),
                today,
                "ledger-" + ledger.log().size(),
                events);
    }

    /** The same with what the events claim. */
    public void claimed(List<StreamEvent> events) {
        ledger.claimUnasked(events);
        recorded(events);
    }

    /** An organisation with an account, and somebody who acts for it. */
    public String enterprise(String code, String name, Kind kind, @Nullable String county) {
        after(
                county == null || !county.equals(COUNTY) ? Person.ROSTER : Person.COUNTY,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name, kind, county, null, null, null, true, null, 50, null, null, null, null, null,
                                null, null),
                        account(name)));
        if (!ledger.states().containsKey(StreamId.actor(Person.applicant(code).id()))) {
            person(Person.applicant(code));
        }
        return code;
    }

    /** A provider in the pool. */
    public String provider(int n) {
        String code = enterprise(code(n), "示例服务商" + n, Kind.PROVIDER, OTHER_COUNTY);
        after(Person.ROSTER, new AdmitProvider(code, PROGRAMME, "示例服务商" + n, ProviderEvent.Kind.INTEGRATOR, "入池1号"));
        return code;
    }

    /** A removal list that names the provider, issued, and the removal by its only row. */
    public RemoveProvider removal(String provider) {
        String list = "清退名单-" + ++cases;
        after(
                Person.ROSTER,
                new IssueList(
                        list,
                        PROGRAMME,
                        OfficialListEvent.Kind.REMOVAL,
                        "清退1号",
                        null,
                        null,
                        List.of(new OfficialListCommand.Item(null, provider, null))));
        return new RemoveProvider(provider, PROGRAMME, "清退1号", "不合格", new ListRow(list, 1));
    }

    /** An enterprise of the roster, and the case that begins with its application for renovation. */
    public Case pilot(String batch) {
        String code = enterprise(code(1000 + ++cases), "示例企业" + cases, Kind.ENTERPRISE, COUNTY);
        after(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, batch, "名单1号"));
        return new Case(this, "HD-01-" + cases, code, "HD-01");
    }

    /** A case of another direction, by an enterprise of its own. */
    public Case applicant(String direction) {
        String code = enterprise(code(1000 + ++cases), "示例企业" + cases, Kind.ENTERPRISE, COUNTY);
        return new Case(this, direction + "-" + cases, code, direction);
    }

    /** A case of another direction, by an organisation that is registered already. */
    public Case applicant(String direction, String code) {
        return new Case(this, direction + "-" + ++cases, code, direction);
    }

    /** A number that nothing else has here. */
    public int next() {
        return ++numbers;
    }

    /** The next day breaks, and the ledger records its roots. */
    public Given dayBreak() {
        later(1);
        String root = Suite.SM3
                .hash(("roots " + ledger.log().size()).getBytes(StandardCharsets.UTF_8))
                .toString();
        recorded(List.of(new StreamEvent(
                StreamId.ledger(), new RootsRecorded(ledger.log().size(), root, root))));
        return this;
    }

    /** Today moves on. */
    public Given later(int days) {
        today = today.plusDays(days);
        return this;
    }

    public LocalDate today() {
        return today;
    }

    /** Somebody did this, today. */
    public Given after(Person person, LedgerCommand command) {
        when(person, command).accepted();
        return this;
    }

    /** Somebody tries this, today. */
    public Answer when(Person person, LedgerCommand command) {
        return when(person, today, command);
    }

    /** Old records say this of somebody in a post of an organisation; answers the rules that it breaches. */
    public List<String> history(Role role, String org, String name, LocalDate businessDate, LedgerCommand fact) {
        return ledger.history(
                new Origin.By(role.name(), org, name).actor(Person.BUDGET.ref()), today, businessDate, fact);
    }

    /** Somebody tries this, saying that it happened on another day. */
    public Answer when(Person person, LocalDate businessDate, LedgerCommand command) {
        return new Answer(ledger.submit(person, today, businessDate, command));
    }

    public Ledger ledger() {
        return ledger;
    }

    public Programme theProgramme() {
        return (Programme) ledger.state(StreamId.programme(PROGRAMME));
    }
}
