package org.mingzhang.app.trail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.register.QuestionReader;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterRow;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Registers;
import org.mingzhang.view.register.Word;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.springframework.stereotype.Component;

/**
 * Tells of a voucher how it stands and which payments it is for. Both are asked of the register of vouchers, so that its page and the
 * register say the same, and whoever may not see a line there does not see it here.
 */
@Component
final class VoucherWords {
    private static final String VOUCHER = "voucher";
    private static final String STANDING = "standing";
    private static final String BY = "matchedBy";
    private static final String PAYMENT = "payment";
    private static final List<String> COLUMNS = List.of(VOUCHER, STANDING, BY, PAYMENT);

    private final LedgerViews views;
    private final RegisterQueries registers;

    VoucherWords(LedgerViews views, RegisterQueries registers) {
        this.views = views;
        this.registers = registers;
    }

    /**
     * A line of the treasury's statement with this number.
     *
     * @param by how it was told which payments it is for; null where it is for none
     * @param tone the class under which the page shows it
     */
    public record VoucherLine(String state, @Nullable String by, String tone, List<TrailPages.Link> payments) {
        public VoucherLine {
            payments = List.copyOf(payments);
        }
    }

    /** @param programme in which it is looked for; of none, nothing is known */
    List<VoucherLine> of(Scope scope, Subject about, @Nullable String programme) {
        if (about.kind() != Subject.Kind.VOUCHER || programme == null) {
            return List.of();
        }
        return views.budget()
                .pack(programme)
                .flatMap(pack -> Registers.named(pack, "treasury", scope)
                        .map(register -> lines(scope, about.id(), programme, pack, register)))
                .orElse(List.of());
    }

    private List<VoucherLine> lines(Scope scope, String number, String programme, PolicyPack pack, Register register) {
        RegisterWords words = new RegisterWords(pack, scope);
        Map<String, List<String>> asked = Map.of(VOUCHER, List.of(number), "columns", COLUMNS);
        return registers.page(scope, QuestionReader.read(register, programme, words, asked), words).rows().stream()
                .map(VoucherWords::line)
                .toList();
    }

    private static VoucherLine line(RegisterRow row) {
        Map<String, RegisterRow.Cell> cells = new HashMap<>();
        row.cells().forEach(cell -> cells.put(cell.column().key(), cell));
        Word state = word(cells.get(STANDING));
        Word by = word(cells.get(BY));
        RegisterRow.Cell paid = cells.get(PAYMENT);
        return new VoucherLine(
                state == null ? "" : state.word(),
                by == null ? null : by.word(),
                state == null
                        ? ""
                        : switch (state.tone()) {
                            case GOOD -> "good";
                            case WAITING -> "warn";
                            case BAD -> "bad";
                            default -> "";
                        },
                paid == null ? List.of() : payments(paid));
    }

    /** The cell's words name all of them. */
    private static List<TrailPages.Link> payments(RegisterRow.Cell cell) {
        Word said = cell.word();
        String numbers = said != null
                ? said.word()
                : cell.value() == null ? "" : cell.value().toString();
        return Arrays.stream(numbers.split("、", -1))
                .filter(number -> !number.isEmpty())
                .map(number -> new TrailPages.Link(TrailPath.of(new Subject(Subject.Kind.PAYMENT, number)), number))
                .toList();
    }

    private static @Nullable Word word(RegisterRow.@Nullable Cell cell) {
        return cell == null ? null : cell.word();
    }
}
