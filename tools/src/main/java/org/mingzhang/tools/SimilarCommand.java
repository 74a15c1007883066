package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.CaseFiles;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.Consortium;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Likeness;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Similarity;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.tools.Table.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which consortia apply with nearly the same members and words. It refuses nothing: people look into what it finds. */
@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        description = {"按政策包的查重规则，找出参与单位和申报内容都高度相似的申报。", "只供复核：由人判断，不自动取消；未通过、已撤回的不比较。"})
final class SimilarCommand implements Runnable {
    private static final String SUBMITTED =
            ApplicationSubmitted.class.getAnnotation(EventName.class).value();

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    /**
     * What one rule finds.
     *
     * @param undecided the parameter without which nobody can say; null where all is decided
     * @param compared how many cases it looked at
     */
    private record Found(Similarity rule, @Nullable String undecided, int compared, List<Likeness.Pair> pairs) {}

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Programme of = opened.programme(programme.id());
            PolicyPack pack = opened.packOf(of);
            Map<String, CaseFile> cases = pack.similarities().isEmpty() ? Map.of() : cases(opened, pack);
            List<Found> found = pack.similarities().stream()
                    .map(rule -> find(opened, rule, of.parameters(pack), cases))
                    .toList();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("programme", programme.id());
            document.put(
                    "similarities", found.stream().map(SimilarCommand::document).toList());
            output.print(document, out -> {
                out.println(opened.heading());
                if (found.isEmpty()) {
                    out.println("政策包没有查重规则");
                }
                found.forEach(one -> print(one, pack, cases, out));
            });
        }
    }

    /** The programme's cases that are compared and still stand, in the order in which they came in. */
    private Map<String, CaseFile> cases(OpenLedger opened, PolicyPack pack) {
        Set<String> directions = pack.similarities().stream()
                .flatMap(rule -> rule.directions().stream())
                .collect(Collectors.toSet());
        CaseFiles files = FilesCommand.files(opened);
        Map<String, CaseFile> cases = new LinkedHashMap<>();
        try (Stream<Optional<String>> submitted =
                opened.store().log().entries(0, entry -> submitted(entry, directions))) {
            submitted
                    .flatMap(Optional::stream)
                    .distinct()
                    .flatMap(number -> files.find(number).stream())
                    .filter(one -> stands(one.state()))
                    .forEach(one -> cases.put(one.application(), one));
        }
        return cases;
    }

    private Optional<String> submitted(StoredEntry entry, Set<String> directions) {
        return EntryHeader.read(entry.bytes()).type().equals(SUBMITTED)
                        && entry.requireSealed().envelope().event() instanceof ApplicationSubmitted event
                        && event.programme().equals(programme.id())
                        && directions.contains(event.direction())
                ? Optional.of(entry.requireSealed().envelope().stream().id())
                : Optional.empty();
    }

    private static boolean stands(Application application) {
        return application.status() != Application.Status.REJECTED
                && application.status() != Application.Status.WITHDRAWN;
    }

    private static Found find(OpenLedger opened, Similarity rule, ParameterValues values, Map<String, CaseFile> all) {
        List<Likeness.Case> cases = all.values().stream()
                .filter(one ->
                        rule.directions().contains(one.state().submitted().direction()))
                .map(one -> new Likeness.Case(
                        one.application(), one.state().applicant(), Consortium.participants(one.state())))
                .filter(one -> !one.members().isEmpty())
                .toList();
        String undecided = rule.undecided(values).orElse(null);
        List<Likeness.Pair> pairs = undecided != null
                ? List.of()
                : Likeness.alike(
                        rule.members().under(values).orElseThrow(),
                        rule.texts().under(values).orElseThrow(),
                        cases,
                        number -> words(opened, Objects.requireNonNull(all.get(number))));
        return new Found(rule, undecided, cases.size(), pairs);
    }

    /** All words of a case; nothing where some of its texts are on record by their length alone, or it has none. */
    private static Optional<String> words(OpenLedger opened, CaseFile one) {
        List<StatedText> texts = one.state().statement().texts();
        List<String> words = new ArrayList<>();
        for (StatedText text : texts) {
            String sm3 = text.sm3();
            if (sm3 == null) {
                return Optional.empty();
            }
            words.add(opened.store()
                    .blobs()
                    .get(Hash.ofHex(sm3))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new No("账目所载摘要 " + sm3 + " 的文字不见了；请用 ledger verify --live 查明")));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", words));
    }

    private static Map<String, Object> document(Found found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("similarity", found.rule.id());
        document.put("undecided", found.undecided);
        document.put("compared", found.compared);
        document.put(
                "pairs",
                found.pairs.stream()
                        .map(pair -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("applications", List.of(pair.one(), pair.other()));
                            item.put("together", pair.together());
                            item.put("members", pair.members().toString());
                            Ratio texts = pair.texts();
                            item.put("texts", texts == null ? null : texts.toString());
                            return item;
                        })
                        .toList());
        return document;
    }

    private static void print(Found found, PolicyPack pack, Map<String, CaseFile> cases, PrintWriter out) {
        out.println();
        out.println("【查重】" + found.rule.text() + "　依据 " + cited(pack, found.rule.clause()));
        if (found.undecided != null) {
            out.println("参数 " + found.undecided + " 未定，不能比较");
            return;
        }
        out.println("比较了 " + found.compared + " 件申报，提请复核 " + found.pairs.size() + " 对");
        if (found.pairs.isEmpty()) {
            return;
        }
        Map<String, String> applicants = new HashMap<>();
        cases.forEach((number, one) -> applicants.put(number, one.applicant()));
        Table table = new Table(
                Column.text("申报"),
                Column.text("牵头单位"),
                Column.text("与"),
                Column.text("牵头单位"),
                Column.number("共有单位"),
                Column.number("重合"),
                Column.text("内容相似"));
        found.pairs.forEach(pair -> table.row(
                pair.one(),
                applicants.getOrDefault(pair.one(), ""),
                pair.other(),
                applicants.getOrDefault(pair.other(), ""),
                pair.together() + "家",
                percent(pair.members()),
                pair.texts() == null ? "只登记了字数，没有文字可比" : percent(Objects.requireNonNull(pair.texts()))));
        table.print(out);
    }

    private static String cited(PolicyPack pack, Clause clause) {
        SourceDocument document = pack.document(clause);
        return document == null ? clause.toString() : clause.under(document.title());
    }

    /** Rounded down to a tenth of a percent, so that nothing reads as more than it is. */
    private static String percent(Ratio share) {
        long tenths = share.times(1000).floor().longValueExact();
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + "%";
    }
}
