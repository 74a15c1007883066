package org.mingzhang.app.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
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
    private final LedgerViews views;
    private final Sight sight;

    LogApi(LedgerStore store, LedgerIdentity identity, LedgerViews views, Sight sight) {
        this.store = store;
        this.identity = identity;
        keys = PublicKeys.in(store.home().keys());
        this.views = views;
        this.sight = sight;
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
    byte[] entry(@PathVariable long position, Caller caller) {
        // What was put into the table behind the head is not the log's.
        Receipt receipt = Optional.of(store.log())
                .filter(log -> position < log.size() && sees(caller, List.of(position)))
                .flatMap(log -> receipts().receiptAt(String.valueOf(position)))
                .orElseThrow(() -> new NotFound("没有序号为 " + position + " 的账目"));
        return sound(receipt).entries().stream()
                .filter(entry -> entry.entry().position() == position)
                .findFirst()
                .orElseThrow(() -> new BrokenSeal("序号 " + position + " 的账目不在其命令的回执中"))
                .entry()
                .bytes();
    }

    /** A receipt is shown whole or not at all; what was altered can only be told to who sees all. */
    private boolean sees(Caller caller, List<Long> positions) {
        return caller.seesAll()
                || sight.of(caller.scope(), views.trails().at(positions)).containsAll(positions);
    }

    private static List<Long> positions(Receipt receipt) {
        return receipt.entries().stream().map(item -> item.entry().position()).toList();
    }

    private ReceiptDesk receipts() {
        return new ReceiptDesk(identity.name(), store.log());
    }

    private Receipt sound(Receipt receipt) {
        return ReceiptDesk.requireSound(receipt, keys);
    }

    /** The receipt of a command: its entries, their proofs in both trees, and the newest checkpoints. */
    @GetMapping(value = "/receipts/{commandId}", produces = TEXT)
    byte[] receipt(@PathVariable String commandId, Caller caller) {
        return receipts()
                .receipt(commandId)
                .filter(receipt -> sees(caller, positions(receipt)))
                .map(this::sound)
                .orElseThrow(() -> new NotFound("账本没有记录命令 " + commandId))
                .bytes();
    }
}
