package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reading command answers: mixed into every one. With {@code --json} exactly one document on stdout; else text
 * for people. Progress and logs never come here, they go to stderr.
 */
public final class Output {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", description = "只在标准输出给出一个 JSON 文档。")
    private boolean json;

    private boolean answered;

    /** The same place, for an answer that follows the one document; it goes to people only. */
    Output asText() {
        Output text = new Output();
        text.command = command;
        text.json = false;
        return text;
    }

    public boolean isJson() {
        return json;
    }

    /** Whether the one document, or the text in its place, was printed. */
    boolean isAnswered() {
        return answered;
    }

    /** A document as {@code --json} prints it. */
    static String written(Object document) {
        return JSON.writeValueAsString(document);
    }

    /**
     * Answers once: {@code document} as JSON if asked for, else what {@code readable} prints.
     *
     * @param document a record or map; amounts in it are whole fen in fields named {@code …Fen}
     */
    public void print(Object document, Consumer<PrintWriter> readable) {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        if (json) {
            out.println(written(document));
        } else {
            readable.accept(out);
        }
        out.flush();
        answered = true;
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
