package org.mingzhang.app.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.console.Words;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.register.RegisterFile.Form;
import org.mingzhang.app.register.RegisterFile.TooManyRows;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterQuestion;
import org.mingzhang.view.register.RegisterWords;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands out registers as files: exactly what is shown, on all pages, and never without its being kept who took it. */
@Component
class RegisterExport {
    /** So many are written at once: each holds a connection of the readers' until its file is whole. */
    private static final int AT_ONCE = 2;

    private static final int CHUNK = 1 << 16;

    private final RegisterQueries registers;
    private final ReadsLog reads;
    private final LedgerClock clock;
    private final LedgerIdentity identity;
    private final Words words;
    private final Semaphore writing = new Semaphore(AT_ONCE, true);

    RegisterExport(RegisterQueries registers, ReadsLog reads, LedgerClock clock, LedgerIdentity identity, Words words) {
        this.registers = registers;
        this.reads = reads;
        this.clock = clock;
        this.identity = identity;
        this.words = words;
    }

    /** A file that lies ready, to be deleted when it was sent. */
    record Ready(Path file, String name, Form form, Receipt kept) {
        /** Sends it, and it is gone. */
        void send(HttpServletResponse response) throws IOException {
            try {
                response.setContentType(form.mediaType);
                response.setContentLengthLong(Files.size(file));
                response.setHeader(Attachment.HEADER, Attachment.recorded(name, kept));
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                Files.copy(file, response.getOutputStream());
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * In which form somebody wants it.
     *
     * @throws InvalidDocument where there is no such form
     */
    static Form form(String wanted) {
        return Stream.of(Form.values())
                .filter(one -> one.ending.equals(wanted))
                .findFirst()
                .orElseThrow(() -> invalid(wanted, "xlsx 或 csv"));
    }

    private static InvalidDocument invalid(String form, String expected) {
        return new InvalidDocument(List.of(new Problem("/form", form, expected)));
    }

    /** Writes the file and keeps that it was taken; the database is free again before the first byte goes out. */
    Ready write(Caller who, String programmeName, RegisterQuestion question, RegisterWords names, Form form)
            throws IOException {
        Path file = Files.createTempFile("ledger-register-", "." + form.ending);
        try {
            writing.acquireUninterruptibly();
            long rows;
            try {
                rows = fill(file, who, programmeName, question, names, form);
            } finally {
                writing.release();
            }
            String sm3 = sm3(file);
            Receipt kept = reads.record(who.takes(sentence(programmeName, question, names, form), null, rows, sm3));
            return new Ready(file, name(question, form), form, kept);
        } catch (TooManyRows tooMany) {
            Files.deleteIfExists(file);
            throw invalid(form.ending, String.valueOf(tooMany.getMessage()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private long fill(
            Path file, Caller who, String programmeName, RegisterQuestion question, RegisterWords names, Form form)
            throws IOException {
        Instant now = clock.now();
        RegisterFile.Heading heading = (count, position) -> {
            List<String> lines = new ArrayList<>();
            if (identity.isSampleData()) {
                lines.add("【示例数据】企业、人员、账户、文号均为虚构");
            }
            lines.add(programmeName + " " + question.register().title() + "台账");
            lines.add("查询条件：" + question.inWords(names) + "；排序：" + question.orderInWords());
            lines.add("账本 " + identity.name() + "，截至账目序号 " + position + "，共 " + count + " 条；导出时间 " + words.second(now)
                    + "；导出人 " + who.name() + "（" + who.orgName() + "）");
            return lines;
        };
        try (RegisterFile out =
                RegisterFile.begin(form, file, question.register().title(), question.columns(), heading)) {
            long rows = registers.each(who.scope(), question, names, out);
            out.finish();
            return rows;
        } catch (RegisterQueries.NotTaken notTaken) {
            throw new UncheckedIOException(
                    "a register could not be written as a file", (IOException) notTaken.getCause());
        }
    }

    private static String sentence(String programmeName, RegisterQuestion question, RegisterWords names, Form form) {
        return programmeName + question.register().title() + "台账（" + form.name() + "）；查询条件："
                + question.inWords(names) + "；列："
                + question.columns().stream().map(Column::title).collect(Collectors.joining("、"));
    }

    private String name(RegisterQuestion question, Form form) {
        return question.register().title() + "台账 "
                + clock.now().atZone(identity.zone()).toLocalDate() + "." + form.ending;
    }

    private static String sm3(Path file) throws IOException {
        HashFunction sm3 = HashFunction.sm3();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                sm3.update(chunk, 0, read);
            }
        }
        byte[] digest = new byte[Hash.SIZE];
        sm3.finish(digest, 0);
        return Hash.of(digest).toString();
    }
}
