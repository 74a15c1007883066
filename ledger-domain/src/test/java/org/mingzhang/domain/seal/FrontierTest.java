package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void hasTheRootOfTheReferenceTreeAtEverySize() {
        for (Suite suite : Suite.values()) {
            ReferenceTree tree = ReferenceTree.of(suite, 130);
            Frontier frontier = Frontier.empty(suite);
            for (int size = 0; size < 130; size++) {
                assertThat(frontier.root()).isEqualTo(tree.first(size).root());
                frontier = frontier.append(tree.leaves().get(size));
            }
        }
    }

    @Test
    void survivesItsStoredForm() {
        Frontier frontier = Frontier.empty(Suite.SM3);
        for (int size = 0; size < 70; size++) {
            assertThat(Frontier.fromBytes(Suite.SM3, frontier.toBytes())).isEqualTo(frontier);
            frontier = frontier.append(ReferenceTree.leaf(Suite.SM3, size));
        }
    }

    @Test
    void refusesBrokenBytes() {
        byte[] bytes = Frontier.empty(Suite.SM3)
                .append(ReferenceTree.leaf(Suite.SM3, 0))
                .toBytes();
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.fromBytes(Suite.SM3, new byte[7]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frontier.fromBytes(Suite.SM3, java.util.Arrays.copyOf(bytes, bytes.length - 1)));
        byte[] wrongSize = bytes.clone();
        wrongSize[7] = 3;
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.fromBytes(Suite.SM3, wrongSize));
        byte[] negative = bytes.clone();
        negative[0] = (byte) 0x80;
        negative[7] = 0;
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.fromBytes(Suite.SM3, negative));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(Suite.SM3, 1, List.of()));
    }
}
