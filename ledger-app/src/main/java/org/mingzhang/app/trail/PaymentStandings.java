package org.mingzhang.app.trail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.dossier.CaseStanding;
import org.mingzhang.view.register.QuestionReader;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterPage;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Registers;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.treasury.VoucherStandings;
import org.springframework.stereotype.Component;

/** Tells how far payments are. What the treasury says of one is asked of the register of payments, where people see it, too. */
@Component
final class PaymentStandings {
    private static final String PAYMENT = "payment";
    private static final String TREASURY = "voucherState";

    private final LedgerViews views;
    private final RegisterQueries registers;

    PaymentStandings(LedgerViews views, RegisterQueries registers) {
        this.views = views;
        this.registers = registers;
    }

    /** @param programme of which the payment is */
    PaymentStanding of(Scope scope, String payment, PaymentSummary summary, @Nullable String programme) {
        boolean held = views.owners().casesOfPayments(List.of(payment)).values().stream()
                .map(views.cases()::standing)
                .flatMap(Optional::stream)
                .mapToLong(CaseStanding::holds)
                .anyMatch(holds -> holds > 0);
        boolean paid = summary.steps().getLast().to() == Payment.State.CONFIRMED;
        return PaymentStanding.of(
                summary,
                paid && programme != null ? treasury(scope, payment, programme).orElse(null) : null,
                held);
    }

    private Optional<VoucherStandings.PaymentStanding> treasury(Scope scope, String payment, String programme) {
        return treasury(scope, PAYMENT, payment, programme).stream().findFirst();
    }

    /** What the treasury says of an award's payments, so far as they are paid. */
    Set<VoucherStandings.PaymentStanding> ofAward(Scope scope, String award, String programme) {
        return treasury(scope, "award", award, programme);
    }

    private Set<VoucherStandings.PaymentStanding> treasury(
            Scope scope, String column, String number, String programme) {
        return views.budget()
                .pack(programme)
                .flatMap(pack -> Registers.named(pack, "payments", scope)
                        .map(register ->
                                standings(scope, column, number, programme, register, new RegisterWords(pack, scope))))
                .orElse(Set.of());
    }

    private Set<VoucherStandings.PaymentStanding> standings(
            Scope scope, String column, String number, String programme, Register register, RegisterWords words) {
        RegisterPage page = registers.page(
                scope,
                QuestionReader.read(
                        register,
                        programme,
                        words,
                        Map.of(column, List.of(number), "columns", List.of(PAYMENT, TREASURY))),
                words);
        return page.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.column().key().equals(TREASURY))
                .flatMap(cell -> Arrays.stream(VoucherStandings.PaymentStanding.values())
                        .filter(standing -> standing.name().equals(cell.value())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(VoucherStandings.PaymentStanding.class)));
    }
}
