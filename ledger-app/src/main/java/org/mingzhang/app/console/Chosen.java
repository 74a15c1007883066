package org.mingzhang.app.console;

import java.util.List;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.BudgetQueries.Named;

/**
 * Which programme is looked at, and in which unit its money is shown.
 *
 * @param programme its id
 * @param name as it was opened
 * @param pack the version of its policy that is in force
 * @param programmes all that there are to choose from
 */
public record Chosen(String programme, String name, PolicyPack pack, Unit unit, List<Named> programmes) {}
