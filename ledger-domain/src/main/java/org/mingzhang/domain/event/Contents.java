package org.mingzhang.domain.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.seal.Suite;

/**
 * Contents beside the log that an event cannot be understood without: the policy under which it was decided, the words of which it
 * counted the characters. Papers that
 * an event names by digest may lie in a file room instead, so they are not among these.
 */
public final class Contents {
    private static final Set<String> NEEDING_TYPES = Set.of(
            "programme.opened",
            "programme.policy-amended",
            "application.policy-changed",
            "application.submitted",
            "application.materials-supplemented",
            "award.calculated",
            "import.part-recorded",
            "import.abandoned");

    private Contents() {}

    /** The stored names of events that need contents, for those who must not read every event whole. */
    public static Set<String> needingTypes() {
        return NEEDING_TYPES;
    }

    /** The digest by which words are named: SM3 of their UTF-8, lower-case hexadecimal. */
    public static String digest(String words) {
        return Suite.SM3.hash(words.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Digests of the contents that an event needs, lower-case hexadecimal; most need none. */
    public static List<String> of(LedgerEvent event) {
        return switch (event) {
            case ProgrammeOpened opened -> List.of(opened.packSm3());
            case PolicyAmended amended -> List.of(amended.packSm3());
            case PolicyChanged changed -> List.of(changed.packSm3());
            case ApplicationSubmitted submitted ->
                Stream.concat(Stream.of(submitted.packSm3()), words(submitted.texts()))
                        .toList();
            case MaterialsSupplemented supplemented ->
                words(supplemented.texts()).toList();
            case AwardCalculated calculated -> List.of(calculated.packSm3());
            case PartRecorded part -> List.of(part.rowsSm3());
            case ImportAbandoned abandoned -> List.of(abandoned.restSm3());
            default -> List.of();
        };
    }

    private static Stream<String> words(@Nullable List<StatedText> texts) {
        return texts == null
                ? Stream.empty()
                : texts.stream().map(StatedText::sm3).flatMap(Stream::ofNullable);
    }
}
