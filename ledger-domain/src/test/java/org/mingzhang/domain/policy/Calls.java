package org.mingzhang.domain.policy;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Set;
import java.util.TreeSet;

/** Which functions and operators an expression calls, as its author wrote them. */
final class Calls {
    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder().build();

    private Calls() {}

    static Set<String> in(String expression) {
        Set<String> calls = new TreeSet<>();
        try {
            collect(PARSER.parse(expression).getAst().getExpr(), calls);
        } catch (CelValidationException impossible) {
            throw new IllegalArgumentException(expression, impossible);
        }
        return calls;
    }

    private static void collect(CelExpr node, Set<String> calls) {
        switch (node.getKind()) {
            case CALL -> {
                calls.add(node.call().function());
                node.call().args().forEach(argument -> collect(argument, calls));
            }
            case LIST -> node.list().elements().forEach(element -> collect(element, calls));
            default -> {}
        }
    }
}
