package org.mingzhang.app.verification;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.budget.LoggedMoney.Total;
import org.mingzhang.view.trail.Names;

/**
 * A checkpoint on one sheet of paper, to be stamped and kept where the ledger's operator has no access. What is on it comes
 * from the checkpoint and the entries that it covers alone, so the same checkpoint always gives the same sheet.
 *
 * @param totals of the programmes, from the entries that the checkpoint covers
 */
public record CheckpointSheet(LedgerIdentity ledger, SealedCheckpoint checkpoint, List<Total> totals) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9]+)}}");
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final int QUIET_ZONE = 4;
    /** ECI 26: the bytes of the code are UTF-8, since a note's signature lines begin with a dash that ASCII lacks. */
    private static final int ECI_UTF_8 = 26;

    /** The sheet as one HTML page that asks for no other file. */
    public String html() {
        return fill(Map.ofEntries(
                Map.entry("title", escaped(ledger.title())),
                Map.entry("ledger", escaped(ledger.name())),
                Map.entry("size", String.format(Locale.ROOT, "%,d", checkpoint.size())),
                Map.entry("last", String.format(Locale.ROOT, "%,d", checkpoint.size() - 1)),
                Map.entry("time", Names.moment(checkpoint.recordedAt(), ledger.zone())),
                Map.entry("zone", escaped(ledger.zone().getId())),
                Map.entry("sm3root", root(checkpoint.sm3Note())),
                Map.entry("sha256root", root(checkpoint.sha256Note())),
                Map.entry("sm3key", keyId(Suite.SM3)),
                Map.entry("sha256key", keyId(Suite.SHA256)),
                Map.entry("totals", totals.stream().map(CheckpointSheet::row).collect(Collectors.joining("\n"))),
                Map.entry("qr", qr(checkpoint.sm3Note())),
                Map.entry("demo", ledger.clock() == Clock.SIMULATED ? "demo" : "")));
    }

    /**
     * The policy under which the page may be served: nothing is loaded, and its one style is named by its digest.
     *
     * @param html as {@link #html} gives it
     */
    public static String contentSecurityPolicy(String html) {
        Matcher style = STYLE.matcher(html);
        if (!style.find()) {
            throw new IllegalStateException("the sheet has no style");
        }
        String digest = Base64.getEncoder()
                .encodeToString(Suite.SHA256
                        .hash(style.group(1).getBytes(StandardCharsets.UTF_8))
                        .bytes());
        return "default-src 'none'; style-src 'sha256-" + digest
                + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    private static String fill(Map<String, String> values) {
        Matcher places = PLACE.matcher(template());
        return places.replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(
                values.get(place.group(1)), () -> "the sheet has a place that nothing fills: " + place.group())));
    }

    private static String template() {
        try (InputStream page = CheckpointSheet.class.getResourceAsStream("/sheets/checkpoint-sheet.html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Groups of four digits, which is what two people can read to each other. */
    private static String root(String note) {
        String hex = Checkpoint.parse(
                        SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text())
                .root()
                .toString();
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 4) {
            groups.append("<span>").append(hex, i, i + 4).append("</span>");
        }
        return groups.toString();
    }

    private String keyId(Suite suite) {
        return ledger.keys().stream()
                .filter(key -> key.tree().equals(suite.label()))
                .map(key -> escaped(key.algorithm() + " " + key.noteKeyId()))
                .findFirst()
                .orElse("");
    }

    private static String row(Total total) {
        return "<tr><td>" + escaped(total.name()) + "<small>" + escaped(total.programme()) + "</small></td><td>"
                + total.appropriated().toYuan() + "</td><td>"
                + total.committed().toYuan() + "</td><td>"
                + total.paid().toYuan() + "</td></tr>";
    }

    /** The whole signed note, so that who scans it holds a checkpoint file. */
    private static String qr(String note) {
        QrCode code = QrCode.encodeSegments(
                List.of(QrSegment.makeEci(ECI_UTF_8), QrSegment.makeBytes(note.getBytes(StandardCharsets.UTF_8))),
                QrCode.Ecc.MEDIUM);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET_ZONE;
        return "<svg viewBox=\"0 0 " + side + " " + side + "\" role=\"img\" aria-label=\"SM3 校验点二维码\">"
                + "<path fill=\"#fff\" d=\"M0,0h" + side + "v" + side + "h-" + side + "z\"/><path d=\"" + dark
                + "\"/></svg>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
