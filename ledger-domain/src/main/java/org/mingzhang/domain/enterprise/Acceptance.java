package org.mingzhang.domain.enterprise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** What an acceptance of an enterprise came to, wherever it was assessed: in a programme of this ledger, or by a certificate. */
public interface Acceptance {
    /** The programme whose acceptance it is. */
    String programme();

    boolean passed();

    /** 0–4. */
    int level();

    /** Tenths of a point; null where it is not stated, as everything that may be null. */
    @Nullable
    Integer scoreTenths();

    @Nullable
    Integer scenes();

    @Nullable
    Integer constrainedScenes();

    @Nullable
    Fen recognisedInvestmentFen();

    @Nullable
    Integer equipmentTotal();

    @Nullable
    Integer equipmentDigital();

    @Nullable
    Integer equipmentNetworked();

    @Nullable
    String digitalRate();

    @Nullable
    String networkedRate();

    /** The scenes one by one; null where they are not told one by one. */
    @Nullable
    List<Scene> assessedScenes();

    /**
     * 应用场景, as an acceptance found it.
     *
     * @param level 0–4
     * @param constrained 约束性: whether the level demands this scene; null where it is not said
     */
    record Scene(String scene, int level, @Nullable Boolean constrained) {}
}
