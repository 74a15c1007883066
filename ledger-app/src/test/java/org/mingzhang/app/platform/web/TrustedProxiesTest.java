package org.mingzhang.app.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
    @Test
    void addressesAreReadAsTheServerWritesThem() {
        assertThat(TrustedProxies.of(" 10.0.0.5 ,::1, 10.0.0.5,").addresses())
                .isEqualTo(List.of("10.0.0.5", "0:0:0:0:0:0:0:1"));
        assertThat(TrustedProxies.of(" ").isEmpty()).isTrue();
    }

    /** A dot of an address stands for a dot, so that no other address is let in by likeness. */
    @Test
    void anAddressMeansItself() {
        String internal = TrustedProxies.of("10.0.0.5").valve().getInternalProxies();
        assertThat("10.0.0.5").matches(internal);
        assertThat("10a0b0c5").doesNotMatch(internal);
        assertThat("10.0.0.50").doesNotMatch(internal);
    }

    @Test
    void rangesNamesAndPatternsAreNone() {
        for (String wrong : List.of("10.0.0.0/8", "proxy.example", "10.0.0.*", "localhost", "300.1.1.1")) {
            assertThatThrownBy(() -> TrustedProxies.of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }
}
