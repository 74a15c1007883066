package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Test
    void readsTheExampleOfTheSpecification() {
        Checkpoint checkpoint = Checkpoint.parse("example.com/behind-the-sofa\n20852163\n" + ROOT + "\n");
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root().base64()).isEqualTo(ROOT);
        assertThat(checkpoint.text()).isEqualTo("example.com/behind-the-sofa\n20852163\n" + ROOT + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n" + ROOT,
                "o\n1\n" + ROOT + "\nextension\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n \n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "\n1\n" + ROOT + "\n",
                "o o\n1\n" + ROOT + "\n",
                "o+o\n1\n" + ROOT + "\n",
                "o\u3000o\n1\n" + ROOT + "\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "o\n1\n" + ROOT + "\n\n"
            })
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }
}
