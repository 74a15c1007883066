package org.mingzhang.view.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.treasury.ReconciliationTerms;

/** Questions to registers of a database of one's own, as an address asks them. */
final class Asking implements AutoCloseable {
    static final PolicyPack PACK = Packs.builtIn("handan-2025");
    static final RegisterWords WORDS = new RegisterWords(PACK);

    private final TestDatabase database = new TestDatabase();
    private final RegisterQueries queries;
    private int appended;

    Asking() {
        queries = new RegisterQueries(
                database.source(),
                ViewSchema.LIVE,
                programme -> new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN));
    }

    TestDatabase database() {
        return database;
    }

    RegisterQueries queries() {
        return queries;
    }

    void takeIn(List<Envelope> all) {
        database.append(all.subList(appended, all.size()));
        appended = all.size();
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    static Register register(String name) {
        return Registers.named(PACK, name).orElseThrow();
    }

    /** A question by names and values in turn. */
    static RegisterQuestion question(String register, String... asked) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (int i = 0; i < asked.length; i += 2) {
            parameters.computeIfAbsent(asked[i], unused -> new ArrayList<>()).add(asked[i + 1]);
        }
        return QuestionReader.read(register(register), "HD", WORDS, parameters);
    }

    RegisterPage page(Scope scope, String register, String... asked) {
        return queries.page(scope, question(register, asked), WORDS);
    }

    /** The cells of one column, as text; the word where there is one. */
    static List<String> column(RegisterPage page, String key) {
        return page.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.column().key().equals(key))
                .map(cell -> cell.word() == null
                        ? Cases.text(cell.value())
                        : cell.word().word())
                .toList();
    }

    static long total(RegisterPage page, String key) {
        return Objects.requireNonNull(page.totals().get(key));
    }

    @Override
    public void close() {
        database.close();
    }
}
