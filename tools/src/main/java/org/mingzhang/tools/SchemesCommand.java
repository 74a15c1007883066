package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PackStructure;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.tools.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The policy packs. */
@Command(
        name = "schemes",
        mixinStandardHelpOptions = true,
        description = "Lists, checks and shows policy packs.",
        subcommands = {SchemesCommand.ListPacks.class, SchemesCommand.Check.class, SchemesCommand.Show.class})
final class SchemesCommand {
    private SchemesCommand() {}

    /** A pack by its built-in id or its file. */
    static PolicyPack pack(String idOrFile) {
        if (Packs.builtIn().contains(idOrFile)) {
            return Packs.builtIn(idOrFile);
        }
        Path file = Path.of(idOrFile);
        if (!Files.isRegularFile(file)) {
            throw new No("there is no pack or file " + idOrFile + "; built in: " + String.join(", ", Packs.builtIn()));
        }
        try {
            return PackReader.read(Files.readAllBytes(file));
        } catch (InvalidPack e) {
            throw new No(idOrFile + ":\n" + e.getMessage());
        } catch (IOException e) {
            throw new EnvironmentLack("cannot read " + file + ": " + e, e);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The packs that come with the ledger.")
    static final class ListPacks implements Runnable {
        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            List<Map<String, Object>> packs = Packs.builtIn().stream()
                    .map(Packs::builtIn)
                    .map(ListPacks::document)
                    .toList();
            output.print(packs, out -> {
                Table table = new Table(
                        Column.text("政策包"),
                        Column.text("版本"),
                        Column.text("名称"),
                        Column.text("发文机关"),
                        Column.text("方向"));
                Packs.builtIn().stream()
                        .map(Packs::builtIn)
                        .forEach(pack -> table.row(
                                pack.id(),
                                Integer.toString(pack.version()),
                                pack.title(),
                                pack.issuer(),
                                Integer.toString(pack.directions().size())));
                table.print(out);
            });
        }

        private static Map<String, Object> document(PolicyPack pack) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", pack.id());
            document.put("version", pack.version());
            document.put("title", pack.title());
            document.put("issuer", pack.issuer());
            document.put("directions", pack.directions().size());
            return document;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a pack file and explains every mistake with line and column.")
    static final class Check implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "FILE")
        private Path file = Path.of("");

        @Override
        public void run() {
            PolicyPack pack = pack(file.toString());
            Map<String, Object> document = new LinkedHashMap<>(ListPacks.document(pack));
            document.put("valid", true);
            output.print(
                    document,
                    out -> out.println(file + "：" + pack.title() + "，第 " + pack.version() + " 版，"
                            + pack.directions().size() + " 个方向，没有错误"));
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Shows a pack as an official reads it;",
                "with --programme a programme's pack with the values that were decided since."
            })
    static final class Show implements Runnable {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ID|FILE", arity = "0..1", description = "A built-in pack or a pack file.")
        private @Nullable String pack;

        @Option(names = "--programme", paramLabel = "ID", description = "A programme of the ledger.")
        private @Nullable String programme;

        @Override
        public void run() {
            if ((pack == null) == (programme == null)) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "Name a pack, or a programme; one of both.");
            }
            if (pack != null) {
                PolicyPack shown = pack(pack);
                print(shown, ParameterValues.defaults(shown));
            } else {
                try (OpenLedger opened = OpenLedger.open(ledger)) {
                    Programme held = opened.programme(String.valueOf(programme));
                    PolicyPack shown = opened.pack(held.packSm3());
                    print(shown, held.parameters(shown));
                }
            }
        }

        private void print(PolicyPack shown, ParameterValues values) {
            output.print(PackStructure.of(shown, values), out -> out.print(PackRenderer.text(shown, values)));
        }
    }
}
