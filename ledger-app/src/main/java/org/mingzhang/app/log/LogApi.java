package org.mingzhang.app.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.seal.Suite;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the log is and what stands in it. */
@RestController
@RequestMapping("/api/v1")
class LogApi {
    private final LedgerStore store;
    private final LedgerIdentity identity;

    LogApi(LedgerStore store, LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    /** Name, keys and size. */
    @GetMapping("/ledger")
    Map<String, Object> ledger() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ledger", identity.name());
        document.put("title", identity.title());
        document.put("clock", identity.clock().name().toLowerCase(Locale.ROOT));
        document.put("zone", identity.zone().getId());
        document.put("size", store.log().size());
        document.put("keys", identity.keys());
        return document;
    }

    /** The newest signed checkpoint of one tree, as a C2SP note. */
    @GetMapping(value = "/checkpoints/{suite}", produces = MediaType.TEXT_PLAIN_VALUE)
    String checkpoint(@PathVariable String suite) {
        SealedCheckpoint newest = store.log().checkpoint().orElseThrow(() -> new NotFound("账本还没有校验点"));
        return suite(suite) == Suite.SM3 ? newest.sm3Note() : newest.sha256Note();
    }

    /** The sealed bytes of an entry, exactly. */
    @GetMapping(value = "/entries/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] entry(@PathVariable long position) {
        return store.log()
                .entry(position)
                .orElseThrow(() -> new NotFound("没有第 " + position + " 条账目"))
                .bytes();
    }

    private static Suite suite(String label) {
        return List.of(Suite.values()).stream()
                .filter(suite -> suite.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new NotFound("树应为 sm3 或 sha256：" + label));
    }
}
