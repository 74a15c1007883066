package org.mingzhang.app.log;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.seal.Receipt;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the log is and what stands in it. */
@RestController
@RequestMapping("/api/v1")
class LogApi {
    /** Notes and receipts hold an em dash and names of any script. */
    static final String TEXT = "text/plain;charset=UTF-8";

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final PublicKeys keys;

    LogApi(LedgerStore store, LedgerIdentity identity) {
        this.store = store;
        this.identity = identity;
        keys = PublicKeys.in(store.home().keys());
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

    /** The sealed bytes of an entry, exactly: those that a signed checkpoint covers. */
    @GetMapping(value = "/entries/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] entry(@PathVariable long position) {
        // What was put into the table behind the head is not the log's.
        Receipt receipt = Optional.of(store.log())
                .filter(log -> position < log.size())
                .flatMap(log -> receipts().receiptAt(String.valueOf(position)))
                .orElseThrow(() -> new NotFound("没有序号为 " + position + " 的账目"));
        return sound(receipt).entries().stream()
                .filter(entry -> entry.entry().position() == position)
                .findFirst()
                .orElseThrow(() -> new BrokenSeal("序号 " + position + " 的账目不在其命令的回执中"))
                .entry()
                .bytes();
    }

    private ReceiptDesk receipts() {
        return new ReceiptDesk(identity.name(), store.log());
    }

    private Receipt sound(Receipt receipt) {
        return ReceiptDesk.requireSound(receipt, keys);
    }

    /** The receipt of a command: its entries, their proofs in both trees, and the newest checkpoints. */
    @GetMapping(value = "/receipts/{commandId}", produces = TEXT)
    byte[] receipt(@PathVariable String commandId) {
        return receipts()
                .receipt(commandId)
                .map(this::sound)
                .orElseThrow(() -> new NotFound("账本没有记录命令 " + commandId))
                .bytes();
    }
}
