package org.mingzhang.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.projection.Projector;

class ViewNamesTest {
    @Test
    void everyReadModelHasANameInChinese() {
        assertThat(SystemPages.VIEW_NAMES)
                .containsOnlyKeys(
                        ReadModels.projectors().stream().map(Projector::name).toArray(String[]::new));
    }
}
