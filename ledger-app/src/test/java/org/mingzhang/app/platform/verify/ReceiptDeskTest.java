package org.mingzhang.app.platform.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.eventstore.LogReader;

class ReceiptDeskTest {
    /** A database that went away after the commit. */
    private static final DataSource GONE = (DataSource) Proxy.newProxyInstance(
            ReceiptDeskTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                throw new SQLException("gone", "08006");
            });

    @Test
    void whatIsRecordedIsNotDeniedBecauseItsReceiptCannotBeMadeNow() {
        ReceiptDesk desk = new ReceiptDesk("example.org/ledger", new LogReader(GONE));
        assertThat(desk.answering(new Outcome.Accepted("c-00000001", 4, 5, false)))
                .isEmpty();
    }
}
