package org.mingzhang.view.scope;

import java.util.List;
import org.mingzhang.view.scope.Scope.Condition;

/** Which parties' files somebody may open: of the others they learn no more than of parties that do not exist. */
public final class Visible {
    /** Cases belong to somebody by these; {@code a} is the application, {@code p} its project, {@code e} the applicant. */
    public static final Scope.Columns CASE =
            new Scope.Columns("coalesce(a.county, e.county)", "a.applicant", "p.assessor", "a.application");

    private static final Condition NOBODY = new Condition("FALSE", List.of());

    private Visible() {}

    /** Enterprises, as {@code e}: a county's own, and those that applied there; whoever an assessor or expert has a case of. */
    public static Condition enterprise(Scope scope) {
        return switch (scope) {
            case Scope.City city -> new Condition("TRUE", List.of());
            case Scope.County(String county) ->
                new Condition(
                        "(e.county = ? OR EXISTS (SELECT 1 FROM application x WHERE x.applicant = e.enterprise AND x.county = ?))",
                        List.of(county, county));
            case Scope.Party(String party) -> new Condition("e.enterprise = ?", List.of(party));
            case Scope.Assessor(String org) ->
                new Condition(
                        "EXISTS (SELECT 1 FROM project x WHERE x.enterprise = e.enterprise AND x.assessor = ?)",
                        List.of(org));
            case Scope.Cases(List<String> applications) ->
                new Condition(
                        "EXISTS (SELECT 1 FROM application x WHERE x.applicant = e.enterprise AND x.application = ANY (?))",
                        List.of((Object) applications.toArray(String[]::new)));
            case Scope.Nothing nothing -> NOBODY;
        };
    }

    /**
     * Providers, as {@code v}: the pool is the city's, and every office of it may look; what a provider did for others is within
     * the scope of those cases. A provider sees itself and no competitor.
     */
    public static Condition provider(Scope scope) {
        return switch (scope) {
            case Scope.City city -> new Condition("TRUE", List.of());
            case Scope.County county -> new Condition("TRUE", List.of());
            case Scope.Party(String party) -> new Condition("v.provider = ?", List.of(party));
            case Scope.Assessor assessor -> NOBODY;
            case Scope.Cases cases -> NOBODY;
            case Scope.Nothing nothing -> NOBODY;
        };
    }

    /** Who looks at the party itself and not at single cases of it. */
    public static boolean wholeParty(Scope scope) {
        return scope instanceof Scope.City || scope instanceof Scope.County || scope instanceof Scope.Party;
    }
}
