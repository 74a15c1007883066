package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reading command answers: mixed into every one. With {@code --json} exactly one document on stdout; else text
 * for people. Progress and logs never come here, they go to stderr.
 */
public final class Output {
    private static final Logger LOG = LoggerFactory.getLogger(Output.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", description = "只在标准输出给出一个 JSON 文档。")
    private boolean json;

    private boolean answered;

    private boolean sampleData;

    private List<UnfinishedImport> unfinished = List.of();

    /** What is answered is of this ledger: of one with invented data, every answer says so. */
    void about(LedgerIdentity identity) {
        sampleData = identity.isSampleData();
    }

    /** As {@link #about}, of a ledger that may have been tampered with: a first entry that cannot be read says nothing. */
    void aboutAsItIs(LedgerStore store) {
        try {
            store.identity().ifPresent(this::about);
        } catch (LogUnavailable | IllegalArgumentException | IllegalStateException | NoSuchElementException tampered) {
            LOG.info("The first entry does not say what ledger this is", tampered);
        }
    }

    /** What is answered is of a log in which these imports are not complete: every answer says so. */
    void about(List<UnfinishedImport> imports) {
        unfinished = imports;
    }

    /** What is answered is of a ledger with invented data. */
    void ofSampleData() {
        sampleData = true;
    }

    /** The same place, for an answer that follows the one document; it goes to people only. */
    Output asText() {
        Output text = new Output();
        text.command = command;
        text.json = false;
        text.sampleData = sampleData;
        text.unfinished = unfinished;
        return text;
    }

    public boolean isJson() {
        return json;
    }

    /** Whether the one document, or the text in its place, was printed. */
    boolean isAnswered() {
        return answered;
    }

    /** The document, with the mark where the ledger's data is invented. */
    Object marked(Object document) {
        Object told = unfinished.isEmpty() ? document : withUnfinished(JSON.valueToTree(document));
        return sampleData ? SampleData.mark(JSON.valueToTree(told)) : told;
    }

    private JsonNode withUnfinished(JsonNode document) {
        if (document instanceof ObjectNode fields) {
            ArrayNode imports = fields.putArray("importsUnfinished");
            unfinished.forEach(one -> imports.addObject()
                    .put("import", one.importId())
                    .put("programme", one.start().programme())
                    .put("file", one.start().fileName())
                    .put("stepsRecorded", one.stepsRecorded())
                    .put("steps", one.start().steps()));
        }
        return document;
    }

    /** A document as {@code --json} prints it. */
    static String written(Object document) {
        return JSON.writeValueAsString(document);
    }

    /** The same in one line. */
    static String inLine(Object document) {
        return JsonMapper.shared().writeValueAsString(document);
    }

    /**
     * Answers once: {@code document} as JSON if asked for, else what {@code readable} prints; marked where the ledger's
     * data is invented.
     *
     * @param document a record or map; amounts in it are whole fen in fields named {@code …Fen}
     */
    public void print(Object document, Consumer<PrintWriter> readable) {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        if (json) {
            out.println(written(marked(document)));
        } else {
            if (sampleData) {
                out.println(SampleData.MARK);
            }
            unfinished.forEach(one -> out.println(one.sentence()));
            readable.accept(out);
        }
        out.flush();
        answered = true;
    }

    /** Says after a failure, to people, that what it tells of is invented, unless an answer said so. */
    void noteMark() {
        if (sampleData && !answered) {
            note(SampleData.MARK);
        }
    }

    /** Says after a failure, to people, that an import is not complete, unless an answer said so: what is missed may be in it. */
    void noteUnfinished() {
        if (!answered) {
            unfinished.forEach(one -> note(one.sentence()));
        }
    }

    /** A line for the person who waits; on stderr, so that it never mixes with the answer. */
    public void note(String line) {
        PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /** Progress of long work of this command; close it when done. */
    public Progress progress(String work, String unit, long total) {
        return Progress.on(Objects.requireNonNull(command).commandLine().getErr(), work, unit, total);
    }
}
