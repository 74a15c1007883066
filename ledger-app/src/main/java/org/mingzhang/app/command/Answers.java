package org.mingzhang.app.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.seal.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What a command came to, as an answer over HTTP; the same wherever it was signed. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private final ReceiptDesk receipts;
    private final PublicKeys keys;

    Answers(LedgerIdentity identity, LedgerStore store) {
        receipts = new ReceiptDesk(identity.name(), store.log());
        keys = PublicKeys.in(store.home().keys());
    }

    /** The answer with the receipt, which is made after the command is durable. */
    ResponseEntity<?> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> ResponseEntity.ok(document(accepted));
            case Outcome.Refused refused -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                problem.setTitle(refused.rejection().code().text());
                problem.setDetail(refused.message());
                document(refused).forEach(problem::setProperty);
                problem.setProperty("code", refused.rejection().code().name());
                problem.setProperty("clause", refused.rejection().clause().toString());
                problem.setProperty("facts", refused.rejection().factsJson());
                yield answer(problem);
            }
        };
    }

    /**
     * That somebody's key did not open here.
     *
     * @param elsewhere what to do who has left no key here
     * @throws NotFound where they left none
     */
    public static ResponseEntity<?> notOpened(Opening opening, String actor, String elsewhere) {
        return switch (opening) {
            case Opening.Opened opened -> throw new IllegalArgumentException("the key is open");
            case Opening.NoKey() -> throw new NotFound("经办人 " + actor + " 没有在本机存放密钥，" + elsewhere);
            case Opening.WrongPassphrase(int left) -> problem(HttpStatus.FORBIDDEN, "口令不对", Map.of("triesLeft", left));
            case Opening.Shut(Duration left) ->
                problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "口令错误次数过多，暂停使用该密钥",
                        Map.of("retryAfterSeconds", left.toSeconds() + 1));
        };
    }

    /** A problem of another kind, with what it names beside the title. */
    public static ResponseEntity<?> problem(HttpStatus status, String title, Map<String, Object> properties) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        properties.forEach(problem::setProperty);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Map<String, Object> document(Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("commandId", outcome.commandId());
        document.put("firstPosition", outcome.firstPosition());
        document.put("lastPosition", outcome.lastPosition());
        document.put("repeated", outcome.repeated());
        if (outcome instanceof Outcome.Refused refused && refused.withheld()) {
            // The receipt holds the entry, and the entry what was refused of somebody else's.
            document.put("receipt", null);
            document.put("receiptWithheld", "这次拒绝已记账；所指的对象不在可见范围内，不出回执");
            return document;
        }
        try {
            document.put(
                    "receipt",
                    receipts.answering(outcome)
                            .map(receipt -> ReceiptDesk.requireSound(receipt, keys))
                            .map(Receipt::format)
                            .orElse(null));
        } catch (BrokenSeal broken) {
            // What was recorded stays recorded, which must be said whatever became of its receipt.
            LOG.error("The receipt of command {} does not hold", outcome.commandId(), broken);
            document.put("receipt", null);
            document.put("receiptWithheld", broken.getMessage() + "；请用 ledger verify --live 查明");
        }
        return document;
    }
}
