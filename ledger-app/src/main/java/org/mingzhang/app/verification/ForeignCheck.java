package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;

/** Compares the log with a checkpoint that another office kept: the one thing that shows a rewound database. */
final class ForeignCheck {
    private final LogReader log;
    private final PublicKeys keys;

    ForeignCheck(LogReader log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    VerificationReport answer(Asked asked, byte[] bytes, Instant at) {
        ReportDraft draft = new ReportDraft(asked, at);
        Checkpoint checkpoint;
        SignedNote note;
        try {
            note = SignedNote.parse(bytes);
            checkpoint = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException malformed) {
            return broken(draft, "格式：确是一张校验点", "checkpoint-malformed", "这不是校验点文件，或文件有损坏");
        }
        draft.step("格式：确是一张校验点", "通过", checkpoint.size() + " 条，根 " + checkpoint.root());
        draft.size = checkpoint.size();
        Suite suite = suite(checkpoint.origin());
        if (suite == null) {
            return broken(
                    draft,
                    "归属：是本账本的校验点",
                    "checkpoint-of-another-ledger",
                    "这是 " + checkpoint.origin() + " 的校验点，不是本账本 " + keys.ledger() + " 的，不能用来核对本账本");
        }
        draft.step("归属：是本账本的校验点", "通过", suite.label() + " 树");
        NoteVerifier key =
                new NoteVerifier(suite.origin(keys.ledger()), suite == Suite.SM3 ? keys.sm2() : keys.ed25519());
        if (note.verify(List.of(key)) != SignedNote.Verdict.VALID) {
            return broken(
                    draft, "签名：由账本的密钥签名", "checkpoint-signature-invalid", "签名不是本账本的密钥签的，这张校验点被改动过或是伪造的，不能用来核对本账本");
        }
        draft.step("签名：由账本的密钥签名", "通过", key.keyIdHex());
        if (suite == Suite.SM3) {
            draft.sm3Root = checkpoint.root();
        } else {
            draft.sha256Root = checkpoint.root();
        }
        String objection = new Continuation(log, keys).objection(suite, checkpoint, draft);
        if (objection != null) {
            draft.problem(null, "log-discontinued", "账本与这张校验点不一致", objection);
            return draft.report("核验不通过。账本与校验点 " + source(asked) + " 不一致：" + objection);
        }
        draft.notes.add("一致性证明说明账本只增不改；每条账目的内容与签名，要做全账核验");
        return draft.report("核验通过。校验点 " + source(asked) + " 所签的前 "
                + String.format(Locale.ROOT, "%,d", checkpoint.size()) + " 条账目原样在现在的账本中，此后只有增加");
    }

    private static String source(Asked asked) {
        return asked.question() instanceof Question.ForeignCheckpoint(String source, byte[] note)
                ? "“" + source + "”"
                : "";
    }

    private static VerificationReport broken(ReportDraft draft, String step, String code, String sentence) {
        draft.step(step, "不过", sentence);
        draft.problem(null, code, "校验点不能用", sentence);
        return draft.report("没有核成。" + sentence);
    }

    private @Nullable Suite suite(String origin) {
        return Arrays.stream(Suite.values())
                .filter(suite -> suite.origin(keys.ledger()).equals(origin))
                .findFirst()
                .orElse(null);
    }
}
