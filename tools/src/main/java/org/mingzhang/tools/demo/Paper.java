package org.mingzhang.tools.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.seal.Suite;

/** An invented document of a case or of funds: the same bytes each time that the story is told, and marked as invented on its face. */
public final class Paper {
    private final String document;
    private final String fileName;
    private final @Nullable String contract;
    private final @Nullable String invoiceNo;
    private final @Nullable PaymentProof proves;
    private final byte[] bytes;

    /**
     * A paper of one page.
     *
     * @param document what it is; of a case, as the checklist calls it
     * @param of tells its file apart from others of its kind
     * @param contract number of the contract that it shows
     * @param invoiceNo number of the invoice that it shows
     * @param proves the payment that it proves
     */
    Paper(
            String document,
            String of,
            @Nullable String contract,
            @Nullable String invoiceNo,
            @Nullable PaymentProof proves,
            List<String> lines) {
        this.document = document;
        this.fileName = "示例" + document + "-" + of + ".pdf";
        this.contract = contract;
        this.invoiceNo = invoiceNo;
        this.proves = proves;
        this.bytes = new PdfPage(document, lines).bytes();
    }

    /** The file, to be read from its beginning. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** What a command says of it that brings it. */
    KeptPaper kept() {
        return new KeptPaper(
                fileName,
                Suite.SM3.hash(bytes).toString(),
                Suite.SHA256.hash(bytes).toString(),
                bytes.length,
                FileType.PDF.mediaType());
    }

    /** The command that brings it into a case. */
    AttachDocument attachedTo(String application) {
        return new AttachDocument(
                application,
                document,
                fileName,
                DigestAlgorithm.SM3,
                Suite.SM3.hash(bytes).toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                contract,
                invoiceNo,
                Suite.SHA256.hash(bytes).toString(),
                bytes.length,
                FileType.PDF.mediaType(),
                null,
                proves);
    }
}
