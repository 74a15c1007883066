package org.mingzhang.domain.given;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.event.PaymentProof;

/** Papers that people bring to a case. */
public final class Papers {
    private Papers() {}

    /** A paper of which only the digest is recorded. */
    public static AttachDocument named(Case it, String document, String fileName, String digest) {
        return new AttachDocument(
                it.number(),
                document,
                fileName,
                DigestAlgorithm.SM3,
                digest,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The file of a payment's receipt. */
    public static AttachDocument proof(Case it, String payment, @Nullable String voucherNo, String digit) {
        return new AttachDocument(
                it.number(),
                "银行回单",
                "回单-" + digit + ".pdf",
                DigestAlgorithm.SM3,
                digit.repeat(64),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sha256(digit),
                1_000,
                "application/pdf",
                null,
                new PaymentProof(payment, voucherNo));
    }

    /**
     * A PDF that comes with the command.
     *
     * @param digit of which its digests are made: its SM3 of this one alone, its SHA-256 of {@code e} before it
     */
    public static AttachDocument file(Case it, String document, String fileName, String digit, int sizeBytes) {
        return new AttachDocument(
                it.number(),
                document,
                fileName,
                DigestAlgorithm.SM3,
                digit.repeat(64),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sha256(digit),
                sizeBytes,
                "application/pdf",
                null,
                null);
    }

    /** The SHA-256 of the same file. */
    public static String sha256(String digit) {
        return ("e" + digit).repeat(32);
    }
}
