package org.mingzhang.view;

import java.util.List;
import org.mingzhang.view.budget.BudgetProjector;
import org.mingzhang.view.budget.RecordTimeProjector;
import org.mingzhang.view.dossier.DossierProjector;
import org.mingzhang.view.file.FileProjector;
import org.mingzhang.view.officiallist.ListProjector;
import org.mingzhang.view.oversight.OversightProjector;
import org.mingzhang.view.panel.PanelProjector;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.register.RegisterProjector;
import org.mingzhang.view.roster.RosterProjector;
import org.mingzhang.view.trail.TrailProjector;
import org.mingzhang.view.treasury.TreasuryProjector;

/** Every read model there is. */
public final class ReadModels {
    private ReadModels() {}

    /** A projector of each; they hold nothing and may be shared. */
    public static List<Projector> projectors() {
        return List.of(
                new BudgetProjector(),
                new RecordTimeProjector(),
                new DossierProjector(),
                new TreasuryProjector(),
                new OversightProjector(),
                new ListProjector(),
                new RosterProjector(),
                new RegisterProjector(),
                new PanelProjector(),
                new FileProjector(),
                new TrailProjector());
    }
}
