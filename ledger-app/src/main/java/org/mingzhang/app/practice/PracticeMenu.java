package org.mingzhang.app.practice;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.MenuEntries;
import org.mingzhang.app.console.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the menu of a practice ledger has beside the real one's. */
@Component
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
final class PracticeMenu implements MenuEntries {
    @Override
    public Area area() {
        return Area.PRACTICE;
    }

    @Override
    public SequencedMap<String, String> entries(SignedIn me) {
        SequencedMap<String, String> entries = new LinkedHashMap<>();
        entries.put("/practice/walk", "走一遍");
        entries.put("/practice/tamper", "篡改演示");
        entries.put("/practice/reset", "重置");
        return entries;
    }
}
