package org.mingzhang.app.signing;

import org.mingzhang.app.platform.files.ReceivedFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where commands and files lie between looking and signing. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
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
