package org.mingzhang.view.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.scope.Scope;

/** The registers that a programme has; some have a column for each of its sources of money. */
public final class Registers {
    private Registers() {}

    /** All of them: who takes part, then in the order of a case's life. */
    public static List<Register> of(PolicyPack pack) {
        return of(pack.sources());
    }

    /** The same where no programme is known yet. */
    public static List<Register> of(List<FundingSource> sources) {
        return Stream.of(
                        PartyRegisters.all(),
                        CaseRegisters.all(),
                        MoneyRegisters.all(sources),
                        List.of(ImportRegister.imports(), ImportRegister.sheets()))
                .flatMap(List::stream)
                .toList();
    }

    /** One of them by its name, for whoever may see some of its rows: to anybody else there is none, which is not the same as empty. */
    public static Optional<Register> named(PolicyPack pack, String name, Scope scope) {
        return named(pack, name).filter(register -> register.opensTo(scope));
    }

    /** One of them by its name. */
    public static Optional<Register> named(PolicyPack pack, String name) {
        return of(pack).stream()
                .filter(register -> register.name().equals(name))
                .findFirst();
    }
}
