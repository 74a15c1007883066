package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PackStructure;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.VersionDifference;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.policy.scrutiny.Scrutiny;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.tools.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The policy packs. */
@Command(
        name = "schemes",
        mixinStandardHelpOptions = true,
        description = "列出、检查、查看和对照政策包。",
        subcommands = {
            SchemesCommand.ListPacks.class,
            CheckPackCommand.class,
            SchemesCommand.Show.class,
            SchemesCommand.Diff.class
        })
final class SchemesCommand {
    private SchemesCommand() {}

    /** A pack by its built-in id or its file. */
    static PolicyPack pack(String place, String idOrFile) {
        if (Packs.builtIn().contains(idOrFile)) {
            return Packs.builtIn(idOrFile);
        }
        InputFile file = new InputFile(place, Path.of(idOrFile));
        if (!Files.exists(file.path())) {
            throw new WrongUsage(
                    place, idOrFile, "没有政策包或文件 " + idOrFile + "；自带的政策包：" + String.join("、", Packs.builtIn()));
        }
        try {
            return PackReader.read(file.bytes());
        } catch (InvalidPack e) {
            throw file.rejected(Problem.of(e));
        }
    }

    /** A pack that is to be published: it is looked through as {@code schemes check} does, and refused with what contradicts itself. */
    static PolicyPack publishable(String place, String idOrFile) {
        PolicyPack pack = pack(place, idOrFile);
        lookThrough(place, idOrFile, pack);
        return pack;
    }

    /** What is doubtful in a pack; the command ends where something contradicts itself. */
    static List<Problem> lookThrough(String place, String idOrFile, PolicyPack pack) {
        boolean own = Packs.builtIn().contains(idOrFile);
        Scrutiny.Findings found = Scrutiny.of(pack, own ? Set.of() : PackNeighbours.of(Path.of(idOrFile)));
        if (!found.contradictions().isEmpty()) {
            throw new InputFile(place, Path.of(idOrFile))
                    .rejected(found.contradictions().stream().map(Problem::of).toList());
        }
        return found.doubts().stream().map(Problem::of).toList();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "列出账本自带的政策包。")
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

        static Map<String, Object> document(PolicyPack pack) {
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
            name = "show",
            mixinStandardHelpOptions = true,
            description = {"以公文读法显示一个政策包。", "写 --programme 则显示该试点专项的政策包及此后决定的取值。"})
    static final class Show implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ID|FILE", arity = "0..1", description = "自带政策包的编号，或政策包文件。")
        private @Nullable String pack;

        @Option(names = "--programme", paramLabel = "ID", description = "账本中试点专项的编号。")
        private @Nullable String programme;

        @Override
        public void run() {
            if ((pack == null) == (programme == null)) {
                throw new WrongUsage("ID|FILE", pack == null ? "" : pack, "请指明一个政策包，或用 --programme 指明一个试点专项，二者取一");
            }
            if (pack != null) {
                PolicyPack shown = pack("ID|FILE", pack);
                print(shown, ParameterValues.defaults(shown));
            } else {
                try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                    Programme held = opened.programme(String.valueOf(programme));
                    PolicyPack shown = opened.packOf(held);
                    print(shown, held.parameters(shown));
                }
            }
        }

        private void print(PolicyPack shown, ParameterValues values) {
            output.print(
                    PackStructure.of(shown, values),
                    out -> PackSheet.print(shown, PackRenderer.sheet(shown, values), out));
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = {"逐条对照政策包的新旧两版：－ 是旧版所写，＋ 是新版所写。", "参数按各版的默认取值；没有不同的不列。"})
    static final class Diff implements Runnable {
        @Mixin
        private Output output = new Output();

        @Parameters(index = "0", paramLabel = "OLD", description = "旧版：自带政策包的编号，或政策包文件。")
        private String before = "";

        @Parameters(index = "1", paramLabel = "NEW", description = "新版：政策包文件，或自带政策包的编号。")
        private String after = "";

        @Override
        public void run() {
            PolicyPack old = pack("OLD", before);
            PolicyPack now = pack("NEW", after);
            List<VersionDifference> differences = VersionDifference.between(old, now);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("old", ListPacks.document(old));
            document.put("new", ListPacks.document(now));
            document.put("differences", differences.stream().map(Diff::document).toList());
            output.print(document, out -> {
                out.println(old.id() + " 第 " + old.version() + " 版与 " + now.id() + " 第 " + now.version() + " 版："
                        + (differences.isEmpty() ? "没有不同" : differences.size() + " 处不同"));
                for (VersionDifference difference : differences) {
                    out.println();
                    out.println(difference.place());
                    difference.before().forEach(line -> out.println("  － " + line));
                    difference.after().forEach(line -> out.println("  ＋ " + line));
                }
            });
        }

        private static Map<String, Object> document(VersionDifference difference) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("place", difference.place());
            document.put("before", difference.before());
            document.put("after", difference.after());
            return document;
        }
    }
}
