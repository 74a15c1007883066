package org.mingzhang.tools;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Finds what is mixed into a command. */
final class Mixins {
    private Mixins() {}

    /** The command that was asked for, which is the last one named. */
    static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.subcommand() != null) {
            last = last.subcommand();
        }
        return last;
    }

    static <T> Optional<T> in(CommandSpec command, Class<T> type) {
        return command.mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
