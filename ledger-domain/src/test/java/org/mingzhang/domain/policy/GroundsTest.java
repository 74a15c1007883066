package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.PackReader;

/** What only a component of an amount names is gathered for a case, too: it would be missing for ever. */
class GroundsTest {
    @Test
    void whatAComponentRestsOnIsGathered() throws IOException {
        PolicyPack pack = PackReader.read(Files.readAllBytes(Path.of("..", "docs", "guide", "full-pack", "pack.yaml")));
        Set<FactId> named = Grounds.of(pack.direction("XH-1").orElseThrow(), Set.of(Moment.AWARD));
        assertThat(named)
                .extracting(FactId::id)
                .contains("count(\"giants\")", "items(\"investment\")", "acceptance.assessedOn");
    }
}
