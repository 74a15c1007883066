package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What lies between looking and signing: for its owner, for a while, and never too much of it. */
class HeldDraftsTest {
    private final AtomicLong now = new AtomicLong();
    private final List<String> discarded = new ArrayList<>();
    private final HeldDrafts<String> drafts = new HeldDrafts<>(now::get, new HeldDrafts.Kept<>() {
        @Override
        public long weight(String one) {
            return one.startsWith("heavy") ? HeldDrafts.MOST_BYTES / 2 : 1;
        }

        @Override
        public void discard(String one) {
            discarded.add(one);
        }
    });

    @Test
    void aHandleOpensToItsOwnerAlone() {
        String handle = drafts.keep("mine", "draft");
        assertThat(handle).matches("[0-9a-f]{32}");
        assertThat(drafts.find("mine", handle)).contains("draft");
        assertThat(drafts.find("theirs", handle)).isEmpty();
        assertThat(drafts.take("theirs", handle)).isEmpty();
        assertThat(drafts.find("mine", null)).isEmpty();
        assertThat(drafts.find("mine", "0".repeat(32))).isEmpty();
    }

    @Test
    void whatNobodyAsksForIsForgottenAfterItsTimeAndLetGo() {
        String handle = drafts.keep("mine", "draft");
        now.addAndGet(HeldDrafts.KEPT.toNanos());
        assertThat(drafts.find("theirs", handle))
                .as("a stranger's question keeps nothing alive")
                .isEmpty();
        assertThat(drafts.find("mine", handle)).as("to the end of its time").contains("draft");
        now.addAndGet(HeldDrafts.KEPT.toNanos());
        assertThat(drafts.find("mine", handle)).as("asked for meanwhile").contains("draft");
        now.addAndGet(HeldDrafts.KEPT.toNanos() + 1);
        assertThat(drafts.find("mine", handle)).isEmpty();
        assertThat(discarded).containsExactly("draft");
    }

    @Test
    void onePersonsManyDraftsPushOutTheirOwnOldestAndNobodyElses() {
        String other = drafts.keep("theirs", "other");
        String first = drafts.keep("mine", "draft 0");
        for (int i = 1; i <= HeldDrafts.MOST_OF_ONE; i++) {
            drafts.keep("mine", "draft " + i);
        }
        assertThat(drafts.find("mine", first)).isEmpty();
        assertThat(discarded).containsExactly("draft 0");
        assertThat(drafts.find("theirs", other)).isPresent();
    }

    @Test
    void allTogetherTakeNoMoreThanThereIsRoomFor() {
        String first = drafts.keep("a", "heavy 1");
        drafts.keep("b", "heavy 2");
        drafts.keep("c", "heavy 3");
        assertThat(drafts.find("a", first)).isEmpty();
        assertThat(discarded).containsExactly("heavy 1");
    }

    @Test
    void whatIsTakenOutIsNotLetGo() {
        String handle = drafts.keep("mine", "file");
        assertThat(drafts.take("mine", handle)).contains("file");
        assertThat(drafts.find("mine", handle)).isEmpty();
        drafts.close();
        assertThat(discarded).isEmpty();
    }
}
