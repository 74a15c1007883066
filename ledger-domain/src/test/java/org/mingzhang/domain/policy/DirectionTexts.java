package org.mingzhang.domain.policy;

import java.util.stream.Collectors;

/** A pack as it is shown, on one string. */
public final class DirectionTexts {
    private DirectionTexts() {}

    public static String of(PolicyPack pack) {
        return PackRenderer.lines(pack, ParameterValues.defaults(pack)).stream()
                .map(PackLine::text)
                .collect(Collectors.joining("\n"));
    }
}
