package org.mingzhang.view.workbench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.ExecutionQueries;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.oversight.Rows;
import org.mingzhang.view.panel.PanelQueries;
import org.mingzhang.view.projection.PolicyInForce;
import org.mingzhang.view.projection.Remembered;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Workbench.Listed;

/** Answers what waits for somebody, within what they may see. */
public final class WorkbenchQueries {
    private static final Comparator<Waiting> OVERDUE_FIRST = Comparator.comparing((Waiting due) -> due.overdue() == 0)
            .thenComparing(Waiting::first, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Waiting::key);

    /** A post in each county, and as many enterprises as look at once. */
    private static final int REMEMBERED = 200;

    private static final Set<Role> TREASURY =
            EnumSet.of(Role.FINANCE, Role.CITY_INDUSTRY, Role.AUDITOR, Role.SUPERVISOR);

    /** What the treasury paid and no payment of the ledger is found for. */
    public static final String TREASURY_ONLY = "treasury-only";

    /** What the ledger paid and no voucher is found for. */
    public static final String LEDGER_ONLY = "ledger-only";

    /** Payments that a voucher tells otherwise. */
    public static final String TREASURY_DIFFERING = "treasury-differing";

    private final DataSource views;
    private final ViewSchema schema;
    private final Function<String, PolicyPack> packs;
    private final DutyQueries duties;
    private final Function<String, WorkingDays> calendars;
    private final Remembered<Question, Workbench> remembered = new Remembered<>(REMEMBERED);

    /** @param calendars the working days of a programme, by its id */
    public WorkbenchQueries(
            DataSource views,
            ViewSchema schema,
            Function<String, PolicyPack> packs,
            DutyQueries duties,
            Function<String, WorkingDays> calendars) {
        this.views = views;
        this.schema = schema;
        this.packs = packs;
        this.duties = duties;
        this.calendars = calendars;
    }

    /**
     * Whose workbench it is.
     *
     * @param actor the person's id, by which experts are told
     * @param role the post in which they look
     */
    public record Question(String programme, String actor, Role role, Scope scope, LocalDate today) {
        /** The same for everybody who gets the same answer: who asks matters for experts alone. */
        private Question forAll() {
            return role == Role.EXPERT ? this : new Question(programme, "", role, scope, today);
        }
    }

    /** The workbench; empty where there is no such programme. */
    public Optional<Workbench> workbench(Question asked) {
        return schema.read(views, connection -> {
            Ground ground = ground(connection, asked);
            return ground == null
                    ? Optional.<Workbench>empty()
                    : Optional.of(remembered.answer(connection, asked.forAll(), () -> read(connection, asked, ground)));
        });
    }

    private Workbench read(Connection connection, Question asked, Ground ground) throws SQLException {
        List<Waiting> due = new ArrayList<>();
        List<OpenDuty> late = new ArrayList<>();
        if (Dues.isFor(asked.role) && !(asked.scope instanceof Scope.Nothing)) {
            due.addAll(Wait.count(connection, Dues.of(ground), asked.programme, asked.scope, asked.today));
            List<OpenDuty> owed = duties(connection, asked);
            if (asked.role == Role.APPLICANT) {
                late.addAll(owed.stream()
                        .filter(duty -> duty.state() == OpenDuty.State.OVERDUE)
                        .toList());
                owed = owed.stream()
                        .filter(duty -> duty.state() != OpenDuty.State.OVERDUE)
                        .toList();
            }
            due.addAll(Dues.ofDuties(owed, ground));
            due.addAll(Dues.ofPhases(ground, ends(connection, asked.programme)));
            due.sort(OVERDUE_FIRST);
        }
        List<Waiting> waiting = waiting(connection, asked, ground);
        if (asked.role == Role.APPLICANT) {
            // What they owe and are late with waits for them, as anything else does, and is not told twice.
            Dues.ofDuties(late, ground).stream().map(Waiting::late).forEach(waiting::add);
        }
        return new Workbench(
                asked.programme,
                position(connection),
                asked.today,
                waiting.stream()
                        .sorted(Comparator.comparing(Waiting::group).thenComparing(Waiting.URGENT))
                        .toList(),
                due,
                ExecutionQueries.execution(connection, asked.programme, ground.pack(), asked.today, asked.scope)
                        .orElse(null),
                asked.scope instanceof Scope.Party(String party)
                        ? OwnCases.of(connection, asked.programme, party)
                        : null,
                asked.scope instanceof Scope.County(String county)
                        ? PilotWaits.of(connection, asked.programme, county)
                        : null);
    }

    private List<Waiting> waiting(Connection connection, Question asked, Ground ground) throws SQLException {
        List<Waiting> waiting = new ArrayList<>(
                Wait.count(connection, waits(asked, ground), asked.programme, asked.scope, asked.today));
        if (TREASURY.contains(asked.role) && asked.scope instanceof Scope.City) {
            waiting.addAll(
                    TreasuryWaits.of(connection, asked.programme, asked.today, calendars.apply(asked.programme)));
        }
        return waiting;
    }

    /**
     * Which part of a list is wanted.
     *
     * @param county of this county alone; null for all
     * @param page from 1
     */
    public record Part(@Nullable String county, int page) {
        /** The beginning of all. */
        public static final Part FIRST = new Part(null, 1);

        /** More pages than a list has for whoever turns them. */
        public static final int MOST_PAGES = 10_000;

        private int from() {
            return (page - 1) * Wait.MOST;
        }
    }

    /** The beginning of the things of one kind; empty where nothing of this kind waits for who asks. */
    public Optional<Listed> list(Question asked, String key) {
        return list(asked, key, Part.FIRST);
    }

    /** Part of the things of one kind; empty where nothing of this kind can wait for who asks, or nothing does in any county. */
    public Optional<Listed> list(Question asked, String key, Part part) {
        return schema.read(views, connection -> {
            Ground ground = ground(connection, asked);
            if (ground == null) {
                return Optional.<Listed>empty();
            }
            if (key.startsWith(Dues.DUTY)) {
                return Dues.isFor(asked.role)
                        ? dutyList(connection, asked, ground, key.substring(Dues.DUTY.length()), part)
                        : Optional.<Listed>empty();
            }
            Stream<Wait> known = Dues.isFor(asked.role)
                    ? Stream.concat(waits(asked, ground).stream(), Dues.of(ground).stream())
                    : waits(asked, ground).stream();
            Wait wait = Stream.concat(
                            known, asked.scope instanceof Scope.County ? Stream.of(PilotWaits.OPEN) : Stream.of())
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (wait == null) {
                return Optional.<Listed>empty();
            }
            String county = part.county;
            Wait wanted = county == null ? wait : wait.in(county);
            List<Waiting> counted = Wait.count(connection, List.of(wanted), asked.programme, asked.scope, asked.today);
            if (counted.isEmpty()) {
                return county == null
                        ? Optional.<Listed>empty()
                        : Optional.of(new Listed(wanted.none(), List.of(), part.page, 1));
            }
            return Optional.of(new Listed(
                    counted.getFirst(),
                    directed(connection, wanted.items(connection, asked.programme, asked.scope, part.from())),
                    part.page,
                    pages(counted.getFirst().many())));
        });
    }

    /** Whether what waits is that ledger and treasury part, which is looked at in 账实差异 and has no list here. */
    public static boolean isDifference(String key) {
        return key.equals(TREASURY_ONLY) || key.equals(LEDGER_ONLY) || key.equals(TREASURY_DIFFERING);
    }

    private static int pages(long many) {
        return Math.toIntExact(Math.max(1, (many + Wait.MOST - 1) / Wait.MOST));
    }

    /** Whether there is a list of this key in anybody's workbench, whether or not something stands on it now. */
    public boolean hasList(Question asked, String key) {
        if (isDifference(key)) {
            return true;
        }
        return schema.read(views, connection -> {
            Ground ground = ground(connection, asked);
            return ground != null
                    && Stream.of(
                                    everybodys(ground).map(Wait::key),
                                    Dues.of(ground).stream().map(Wait::key),
                                    Stream.of(PilotWaits.OPEN.key()),
                                    ground.pack().duties().stream().map(duty -> Dues.DUTY + duty.id()))
                            .flatMap(Function.identity())
                            .anyMatch(key::equals);
        });
    }

    private static List<WaitingItem> directed(Connection connection, List<WaitingItem> items) throws SQLException {
        Map<String, String> directions = words(
                connection,
                "SELECT application, direction FROM application WHERE application = ANY (?) AND direction IS NOT NULL",
                items.stream()
                        .map(WaitingItem::subject)
                        .filter(Objects::nonNull)
                        .toArray(String[]::new));
        return items.stream()
                .map(item -> item.subject() == null ? item : item.in(directions.get(item.subject())))
                .toList();
    }

    private Optional<Listed> dutyList(Connection connection, Question asked, Ground ground, String rule, Part part)
            throws SQLException {
        List<OpenDuty> due = duties(connection, asked).stream()
                .filter(duty -> duty.duty().equals(rule) && Dues.isDue(duty, asked.today))
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        String county = part.county;
        List<OpenDuty> wanted = county == null
                ? due
                : due.stream().filter(duty -> county.equals(duty.county())).toList();
        List<OpenDuty> shown =
                wanted.stream().skip(part.from()).limit(Wait.MOST).toList();
        Waiting all = Dues.ofDuties(due, ground).getFirst();
        Map<String, String> names =
                names(connection, shown.stream().map(OpenDuty::party).toArray(String[]::new));
        return Optional.of(new Listed(
                wanted.isEmpty() ? all.none() : Dues.ofDuties(wanted, ground).getFirst(),
                shown.stream()
                        .map(duty -> new WaitingItem(
                                duty.application(),
                                duty.direction(),
                                duty.about(),
                                duty.party(),
                                names.getOrDefault(duty.party(), duty.party()),
                                duty.county(),
                                duty.dueOn(),
                                duty.leftFen()))
                        .toList(),
                part.page,
                pages(wanted.size())));
    }

    private List<OpenDuty> duties(Connection connection, Question asked) throws SQLException {
        return duties.owed(connection, asked.programme, asked.today, asked.scope);
    }

    private static List<Wait> waits(Question asked, Ground ground) {
        return everybodys(ground)
                .filter(wait -> wait.posts().contains(asked.role))
                .sorted(Comparator.comparing(Wait::group))
                .toList();
    }

    private static Stream<Wait> everybodys(Ground ground) {
        return Stream.of(CaseWaits.of(ground), MoneyWaits.of(ground), ImportWaits.all())
                .flatMap(List::stream);
    }

    private @Nullable Ground ground(Connection connection, Question asked) throws SQLException {
        Optional<String> sm3 = PolicyInForce.packSm3(connection, asked.programme, asked.today, Long.MAX_VALUE);
        if (sm3.isEmpty()) {
            return null;
        }
        PolicyPack pack = packs.apply(sm3.get());
        return new Ground(
                pack,
                Rows.values(connection, asked.programme, pack),
                asked.today,
                asked.role == Role.EXPERT ? PanelQueries.unscored(connection, asked.actor) : List.of());
    }

    private static long position(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalesce(min(position), -1) FROM projection");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static @Nullable LocalDate ends(Connection connection, String programme) throws SQLException {
        return Rows.of(
                        connection,
                        "SELECT ends_on FROM programme WHERE programme = ? AND closed_at IS NULL AND ends_on IS NOT NULL",
                        programme,
                        row -> row.getObject(1, LocalDate.class))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> names(Connection connection, String[] parties) throws SQLException {
        return words(
                connection,
                "SELECT enterprise, name FROM enterprise WHERE enterprise = ANY (?) AND name IS NOT NULL",
                parties);
    }

    private static Map<String, String> words(Connection connection, String select, String[] ids) throws SQLException {
        Map<String, String> words = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(select)) {
            query.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    words.put(row.getString(1), row.getString(2));
                }
            }
        }
        return words;
    }
}
