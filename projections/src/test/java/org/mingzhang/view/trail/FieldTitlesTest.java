package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.EventCodec;

class FieldTitlesTest {
    private final Set<String> untitled = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    @Test
    void everyFieldOfEveryEventIsCalledSomethingInChinese() {
        EventCodec.types().values().forEach(this::look);
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(untitled).isEmpty();
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType list) {
            for (Type of : list.getActualTypeArguments()) {
                look(of);
            }
        } else if (type instanceof Class<?> of
                && of.isRecord()
                && of.getName().startsWith("org.mingzhang")
                && seen.add(of)) {
            for (RecordComponent field : of.getRecordComponents()) {
                String title = FieldTitles.of(field.getName());
                if (!FieldTitles.has(field.getName()) || !title.matches(".*\\p{IsHan}.*")) {
                    untitled.add(field.getName());
                }
                look(field.getGenericType());
            }
        }
    }
}
