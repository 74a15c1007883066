package org.mingzhang.view.oversight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyBook;
import org.mingzhang.domain.duty.DutyCase;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.DutyCase.Filed;
import org.mingzhang.domain.duty.DutyCase.Moved;
import org.mingzhang.domain.duty.DutyCase.Paid;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PackVersion;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.oversight.OversightProjector.Fact;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;

/** Answers what is still owed after approval and payment: by the pack's duties and what was recorded. */
public final class DutyQueries {
    /** Cases, and what is known of them, as far as they are within a scope. */
    private static final String CASES =
            "SELECT a.application, a.direction, a.applicant, a.county FROM application a WHERE a.programme = ?"
                    + " AND a.direction IS NOT NULL AND %s ORDER BY a.application";

    private static final String FACTS = """
            SELECT f.stream, f.kind, f.position, f.on_date, f.reference, f.amount_fen
              FROM duty_fact f JOIN application a ON a.application = f.stream
             WHERE a.programme = ? AND f.stream_type IN ('application', 'award', 'project') AND f.on_date IS NOT NULL
               AND %s
             ORDER BY f.on_date, f.position""";
    /** Old records say 是 and no day: then it was before whatever else they tell. */
    private static final String ACCOUNTS =
            "SELECT stream, kind, position, coalesce(on_date, DATE '1900-01-01'), reference, amount_fen FROM duty_fact"
                    + " WHERE programme = ? AND kind = 'ACCOUNT' ORDER BY position DESC";

    private static final String PAYMENTS = """
            SELECT p.award, p.payment, p.paid_on, p.amount_fen, p.returned_on
              FROM payment p JOIN application a ON a.application = p.award
             WHERE a.programme = ? AND p.paid_on IS NOT NULL AND p.amount_fen IS NOT NULL AND %s ORDER BY p.paid_on, p.payment""";
    private static final String RECOVERIES =
            "SELECT r.recovery, r.payment FROM recovery r JOIN application a ON a.application = r.award"
                    + " WHERE a.programme = ? AND r.payment IS NOT NULL AND %s";

    private static final Scope.Columns OWNER = new Scope.Columns("a.county", "a.applicant", null, "a.application");

    private static final Comparator<OpenDuty> OWED_FIRST = Comparator.comparing((OpenDuty duty) -> !duty.isOwed())
            .thenComparing(OpenDuty::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OpenDuty::application)
            .thenComparing(OpenDuty::duty)
            .thenComparing(OpenDuty::about, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final DataSource views;
    private final ViewSchema schema;
    private final Function<String, PolicyPack> packs;
    private final Function<String, WorkingDays> calendars;

    /** @param calendars the working days of a programme, by its id */
    public DutyQueries(
            DataSource views,
            ViewSchema schema,
            Function<String, PolicyPack> packs,
            Function<String, WorkingDays> calendars) {
        this.views = views;
        this.schema = schema;
        this.packs = packs;
        this.calendars = calendars;
    }

    private record Known(
            String stream, Fact kind, Dated dated, @Nullable String reference, Fen amount) {
        static Known read(ResultSet row) throws SQLException {
            return new Known(
                    row.getString(1),
                    Fact.valueOf(row.getString(2)),
                    new Dated(row.getObject(4, LocalDate.class), row.getLong(3)),
                    row.getString(5),
                    Fen.of(row.getLong(6)));
        }
    }

    private record Confirmed(String award, Paid paid) {}

    private record Begun(
            String application,
            String direction,
            String party,
            @Nullable String county) {}

    private record Back(String recovery, String payment) {}

    /**
     * The duties as of a day; empty where there is no such programme.
     *
     * @param wanted which cases, by application and by the party's credit code
     */
    public Optional<DutyReport> duties(String programme, LocalDate asOf, Predicate<OpenDuty> wanted) {
        return schema.read(views, connection -> {
            Optional<Long> position = Rows.position(connection, programme);
            if (position.isEmpty()) {
                return Optional.<DutyReport>empty();
            }
            List<OpenDuty> duties = book(connection, programme, asOf, Scope.city()).stream()
                    .filter(wanted)
                    .toList();
            return Optional.of(new DutyReport(
                    programme,
                    position.get(),
                    asOf,
                    count(duties, State.OPEN),
                    count(duties, State.OVERDUE),
                    count(duties, State.MET),
                    count(duties, State.MET_LATE),
                    count(duties, State.STANDING),
                    duties,
                    OwedRecovery.of(connection, programme, asOf)));
        });
    }

    /** What is owed of cases within a scope, on a connection whose snapshot others share. */
    public List<OpenDuty> owed(Connection connection, String programme, LocalDate asOf, Scope scope)
            throws SQLException {
        return within(connection, programme, asOf, scope).stream()
                .filter(OpenDuty::isOwed)
                .toList();
    }

    /** All duties of cases within a scope, likewise. */
    public List<OpenDuty> within(Connection connection, String programme, LocalDate asOf, Scope scope)
            throws SQLException {
        return book(connection, programme, asOf, scope);
    }

    private List<OpenDuty> book(Connection connection, String programme, LocalDate asOf, Scope scope)
            throws SQLException {
        List<DutyCase> cases = cases(connection, programme, scope.on(OWNER));
        if (cases.isEmpty()) {
            return List.of();
        }
        List<PackVersion> versions = Rows.versions(connection, programme, asOf, packs);
        DutyBook book = new DutyBook(
                versions, Rows.valuesByDay(connection, programme, versions, asOf), calendars.apply(programme), asOf);
        return cases.stream()
                .flatMap(it -> book.of(it).stream())
                .sorted(OWED_FIRST)
                .toList();
    }

    /** The duties of one application, or of all cases of one organisation, in whatever programme they are. */
    public List<OpenDuty> of(String subject, LocalDate asOf) {
        List<String> programmes = schema.read(
                views,
                connection -> Rows.of(
                        connection,
                        "SELECT DISTINCT programme FROM application WHERE (application = ? OR applicant = ?)"
                                + " AND programme IS NOT NULL ORDER BY programme",
                        subject,
                        row -> row.getString(1)));
        List<OpenDuty> all = new ArrayList<>();
        for (String programme : programmes) {
            duties(programme, asOf, duty -> subject.equals(duty.application()) || subject.equals(duty.party()))
                    .ifPresent(report -> all.addAll(report.duties()));
        }
        return all;
    }

    private static int count(List<OpenDuty> duties, State state) {
        return Math.toIntExact(
                duties.stream().filter(duty -> duty.state() == state).count());
    }

    private static List<DutyCase> cases(Connection connection, String programme, Scope.Condition mine)
            throws SQLException {
        Map<String, List<Known>> facts = new HashMap<>();
        for (Known known :
                Rows.of(connection, FACTS.replace("%s", mine.sql()), programme, mine.values(), Known::read)) {
            facts.computeIfAbsent(known.stream, none -> new ArrayList<>()).add(known);
        }
        Map<String, Dated> accounts = new HashMap<>();
        Rows.of(connection, ACCOUNTS, programme, Known::read).forEach(known -> accounts.put(known.stream, known.dated));
        Map<String, String> recoveries = new HashMap<>();
        Rows.of(
                        connection,
                        RECOVERIES.replace("%s", mine.sql()),
                        programme,
                        mine.values(),
                        row -> new Back(row.getString(1), row.getString(2)))
                .forEach(back -> recoveries.put(back.recovery, back.payment));
        Map<String, List<Paid>> payments = new HashMap<>();
        for (Confirmed confirmed : Rows.of(
                connection,
                PAYMENTS.replace("%s", mine.sql()),
                programme,
                mine.values(),
                row -> new Confirmed(
                        row.getString(1),
                        new Paid(
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                Fen.of(row.getLong(4)),
                                row.getObject(5, LocalDate.class),
                                List.of())))) {
            Paid paid = confirmed.paid;
            List<Moved> accounted = facts.getOrDefault(confirmed.award, List.of()).stream()
                    .filter(known -> (known.kind == Fact.USED && paid.payment().equals(known.reference))
                            || (known.kind == Fact.BACK
                                    && known.reference != null
                                    && paid.payment().equals(recoveries.get(known.reference))))
                    .map(known -> new Moved(known.dated.on(), known.dated.position(), known.amount))
                    .toList();
            payments.computeIfAbsent(confirmed.award, none -> new ArrayList<>())
                    .add(new Paid(paid.payment(), paid.on(), paid.amountFen(), paid.returnedOn(), accounted));
        }
        return Rows.of(
                        connection,
                        CASES.replace("%s", mine.sql()),
                        programme,
                        mine.values(),
                        row -> new Begun(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .map(begun -> {
                    List<Known> known = facts.getOrDefault(begun.application, List.of());
                    Dated started = first(known, Fact.STARTED);
                    Dated ended = first(known, Fact.ENDED);
                    return new DutyCase(
                            begun.application,
                            begun.direction,
                            begun.party,
                            members(known),
                            begun.county,
                            first(known, Fact.APPROVED),
                            accounts.get(begun.party),
                            started == null ? null : started.on(),
                            ended == null ? null : ended.on(),
                            known.stream()
                                    .filter(each -> each.kind == Fact.REPORTED)
                                    .map(Known::dated)
                                    .toList(),
                            known.stream()
                                    .filter(each -> each.kind == Fact.FILED && each.reference != null)
                                    .map(each -> new Filed(String.valueOf(each.reference), each.dated))
                                    .toList(),
                            payments.getOrDefault(begun.application, List.of()),
                            advanced(known));
                })
                .toList();
    }

    private static List<String> members(List<Known> facts) {
        return facts.stream()
                .filter(known -> known.kind == Fact.MEMBERS && known.reference != null)
                .flatMap(known -> Stream.of(String.valueOf(known.reference).split(",", -1)))
                .toList();
    }

    private static DutyCase.@Nullable Advanced advanced(List<Known> facts) {
        Dated first = first(facts, Fact.ADVANCED);
        if (first == null) {
            return null;
        }
        Fen sum = facts.stream()
                .filter(known -> known.kind == Fact.ADVANCED)
                .map(Known::amount)
                .reduce(Fen.ZERO, Fen::plus);
        Dated terminated = first(
                facts.stream()
                        .filter(known -> OversightProjector.TERMINATED.equals(known.reference))
                        .toList(),
                Fact.ENDED);
        return new DutyCase.Advanced(
                first.on(), sum, first(facts, Fact.REFUSED), terminated == null ? null : terminated.on());
    }

    private static @Nullable Dated first(List<Known> facts, Fact kind) {
        return facts.stream()
                .filter(known -> known.kind == kind)
                .map(Known::dated)
                .findFirst()
                .orElse(null);
    }
}
