package org.mingzhang.app.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Makes a list of one text out of one text, where the framework would part it at its commas: it does so only where a parameter comes once,
 * so that what somebody typed would mean one thing alone and another beside a second line.
 */
final class WholeValues implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, List.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        TypeDescriptor element = target.getElementTypeDescriptor();
        return element != null && element.getType() == String.class;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        List<String> whole = new ArrayList<>();
        if (source instanceof String text && !text.isEmpty()) {
            whole.add(text);
        }
        return whole;
    }
}
