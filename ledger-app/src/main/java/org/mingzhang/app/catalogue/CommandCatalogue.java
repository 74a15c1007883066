package org.mingzhang.app.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandCodec;

/** All commands that can be asked for, by their names. */
public final class CommandCatalogue {
    private static final Map<String, CommandEntry> ENTRIES = entries();

    private CommandCatalogue() {}

    private static Map<String, CommandEntry> entries() {
        Map<String, CommandEntry> entries = new LinkedHashMap<>();
        CommandCodec.types()
                .keySet()
                .forEach(name -> entries.put(
                        name,
                        new CommandEntry(
                                name,
                                CommandCodec.title(name),
                                CommandGroup.of(name),
                                CommandPosts.of(name),
                                FormFields.of(name),
                                elsewhere(name))));
        return Collections.unmodifiableMap(entries);
    }

    private static @Nullable String elsewhere(String name) {
        return switch (name) {
            case "programme.open", "programme.amend" -> "政策包随命令一并提交，由管理这台服务器的人办理";
            case "programme.export-payment-batch" -> "批次文件与命令一并产生，由管理这台服务器的人办理";
            case "import.start", "import.abandon" -> "在“导入”中办理";
            default -> null;
        };
    }

    /** All of them, by name. */
    public static Collection<CommandEntry> all() {
        return ENTRIES.values();
    }

    /** The one of this name. */
    public static Optional<CommandEntry> find(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }
}
