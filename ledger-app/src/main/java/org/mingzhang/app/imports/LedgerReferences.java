package org.mingzhang.app.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.Reference;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;

/** What the ledger holds of what rows may refer to. Asks the log, since read models decide nothing. */
final class LedgerReferences implements KnownReferences {
    private final DataSource source;
    private final LogReader log;
    private final Supplier<LocalDate> today;
    private @Nullable Set<String> products;

    LedgerReferences(DataSource source, LogReader log, Supplier<LocalDate> today) {
        this.source = source;
        this.log = log;
        this.today = today;
    }

    /** The same as if it were another day. */
    LedgerReferences on(LocalDate day) {
        return new LedgerReferences(source, log, () -> day);
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    @Override
    public boolean has(Reference kind, String key) {
        return switch (kind) {
            case ORGANISATION -> exists(StreamType.ENTERPRISE, key);
            case PROVIDER -> exists(StreamType.PROVIDER, key);
            case APPLICATION -> exists(StreamType.APPLICATION, key);
            case LIST -> exists(StreamType.LIST, key);
            case PAYMENT -> applicationOfPayment(key) != null;
            case CONTRACT -> hasContract(key);
            case PRODUCT -> products().contains(key);
        };
    }

    @Override
    public @Nullable String applicant(String application) {
        return log.stream(ImportedStreams.ref(StreamId.application(application)), 0).stream()
                .map(entry -> entry.requireSealed().envelope().event())
                .filter(ApplicationSubmitted.class::isInstance)
                .map(event -> ((ApplicationSubmitted) event).applicant())
                .findFirst()
                .orElse(null);
    }

    private boolean exists(StreamType type, String id) {
        return log.lastSeq(new StreamRef(type.code(), id)).isPresent();
    }

    private boolean hasContract(String key) {
        int unit = key.indexOf('\u001F');
        if (unit < 0) {
            return applicationOfContract(key) != null;
        }
        StreamFold project = StreamFold.of(StreamType.PROJECT);
        StreamId id = StreamId.project(key.substring(unit + 1));
        for (StoredEntry entry : log.stream(ImportedStreams.ref(id), 0)) {
            project.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return ((Project) project.state()).contract(key.substring(0, unit)) != null;
    }

    private @Nullable String directionOfApplication(String number) {
        for (StoredEntry entry : log.stream(ImportedStreams.ref(StreamId.application(number)), 0)) {
            if (entry.requireSealed().envelope().event() instanceof ApplicationSubmitted submitted) {
                return submitted.direction();
            }
        }
        return null;
    }

    private Set<String> products() {
        Set<String> known = products;
        if (known == null) {
            known = new HashSet<>();
            for (StoredEntry entry : log.streams(StreamType.PROVIDER.code())) {
                if (entry.requireSealed().envelope().event() instanceof ProductRegistered product) {
                    known.add(product.product());
                }
            }
            products = known;
        }
        return known;
    }

    /**
     * What a workbook's rows need of the ledger.
     *
     * @param position the position from which on lists do not count: where the import of the workbook begins
     */
    Inference.Elsewhere before(long position, String programme) {
        EarlierLists lists = EarlierLists.of(source, log, programme, position);
        return new Inference.Elsewhere() {
            @Override
            public @Nullable String applicationOfPayment(String payment) {
                return LedgerReferences.this.applicationOfPayment(payment);
            }

            @Override
            public @Nullable String applicationOfContract(String contract) {
                return LedgerReferences.this.applicationOfContract(contract);
            }

            @Override
            public @Nullable String directionOfApplication(String application) {
                return LedgerReferences.this.directionOfApplication(application);
            }

            @Override
            public EarlierLists lists() {
                return lists;
            }
        };
    }

    private @Nullable String applicationOfPayment(String payment) {
        return streamOf("c.kind = 'payment' AND c.key = ?", Claim.paymentKey(payment));
    }

    private @Nullable String applicationOfContract(String contract) {
        return streamOf(
                "c.kind = 'contract' AND right(c.key, length(?) + 1) = '|' || ?",
                Claim.paymentKey(contract),
                Claim.paymentKey(contract));
    }

    /** The stream on which a voucher was used first; empty where several were. */
    private @Nullable String streamOf(String condition, String... keys) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT e.stream_id FROM ledger.claim c JOIN ledger.entry e ON e.position = c.position WHERE "
                                + condition + " AND c.n = 0 LIMIT 2")) {
            for (int i = 0; i < keys.length; i++) {
                statement.setString(i + 1, keys[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                String first = rows.next() ? rows.getString(1) : null;
                return first != null && rows.next() ? "" : first;
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
