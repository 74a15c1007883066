package org.mingzhang.domain.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.json.RefusedValue;

/** The ids under which unproven refusals are recorded cannot be taken beforehand by a client. */
class ReservedCommandIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"unproven-c157aa00c157aa00c157aa00c157aa00c157aa00", "unproven-1"})
    void anIdOfTheLedgersOwnIsRefused(String id) {
        assertThatThrownBy(() -> CommandDocument.requireCommandId(id))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("账本自用");
    }

    @Test
    void othersAreTaken() {
        assertThatCode(() -> CommandDocument.requireCommandId("demo-e0001-029")).doesNotThrowAnyException();
    }
}
