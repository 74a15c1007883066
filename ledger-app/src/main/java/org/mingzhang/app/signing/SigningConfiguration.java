package org.mingzhang.app.signing;

import org.mingzhang.app.platform.files.ReceivedFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where commands and files lie between looking and signing. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    /** An application has no more documents that are chosen one by one. */
    private static final int MOST_PAPERS = Typed.MOST_ROWS;

    /** How much may lie on the disk for all applications that are being filled in. */
    private static final long MOST_PAPER_BYTES = 8L << 30;

    @Bean(destroyMethod = "close")
    HeldDrafts<HeldDraft> heldDrafts() {
        return new HeldDrafts<>(System::nanoTime, new HeldDrafts.Kept<>() {
            @Override
            public long weight(HeldDraft draft) {
                return draft.weight();
            }

            @Override
            public void discard(HeldDraft draft) {
                draft.discard();
            }
        });
    }

    @Bean(destroyMethod = "close")
    HeldDrafts<HeldBatch> heldBatches() {
        return new HeldDrafts<>(System::nanoTime, new HeldDrafts.Kept<>() {
            @Override
            public long weight(HeldBatch batch) {
                return batch.weight();
            }

            @Override
            public void discard(HeldBatch batch) {
                batch.discard();
            }
        });
    }

    /** Files that were chosen for the documents of applications; they weigh what they take on the disk. */
    @Bean(destroyMethod = "close")
    HeldDrafts<ReceivedFile> heldPapers() {
        HeldDrafts.Kept<ReceivedFile> onDisk = new HeldDrafts.Kept<>() {
            @Override
            public long weight(ReceivedFile file) {
                return file.content().sizeBytes();
            }

            @Override
            public void discard(ReceivedFile file) {
                file.close();
            }
        };
        return new HeldDrafts<>(System::nanoTime, onDisk, MOST_PAPERS, MOST_PAPER_BYTES);
    }

    /** Files of forms that are not yet commands; they lie on the disk, and so weigh nothing here. */
    @Bean(destroyMethod = "close")
    HeldDrafts<ReceivedFile> heldFiles() {
        return new HeldDrafts<>(System::nanoTime, new HeldDrafts.Kept<>() {
            @Override
            public long weight(ReceivedFile file) {
                return 0;
            }

            @Override
            public void discard(ReceivedFile file) {
                file.close();
            }
        });
    }
}
