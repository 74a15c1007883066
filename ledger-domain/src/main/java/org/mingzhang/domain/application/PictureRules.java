package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.TextRule;

/** 插图: how many pictures the texts of an application may and must have, and how large they may be. */
public final class PictureRules {
    private final Direction direction;

    public PictureRules(Direction direction) {
        this.direction = direction;
    }

    /**
     * Refuses a picture of a text that the direction does not have, one too many, or one that is larger than it may be.
     *
     * @param picture of a text by its id
     * @param before the pictures that the text has already
     */
    public @Nullable Rejection refuse(Picture picture, int before) {
        if (picture.text() == null) {
            return null;
        }
        TextRule rule = direction.texts().stream()
                .filter(text -> text.id().equals(picture.text()))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            return Rejection.of(
                    RejectionCode.FORM_INVALID,
                    direction.clause(),
                    Map.of(
                            "direction",
                            direction.id(),
                            "items",
                            "文字“" + StatementRules.shown(picture.text()) + "”不是本方向所列，"
                                    + StatementRules.among(direction.texts().stream()
                                            .map(TextRule::name)
                                            .toList())));
        }
        List<String> wrong = new ArrayList<>();
        Long most = rule.images() == null ? null : rule.images().most();
        if (most != null && before + 1 > most) {
            wrong.add("“" + rule.name() + "”最多 " + most + " 幅插图，已有 " + before + " 幅");
        }
        wrong.addAll(tooLarge(rule, picture));
        return wrong.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.PICTURE_TOO_LARGE,
                        rule.clause(),
                        Map.of("direction", direction.id(), "items", StatementRules.joined(wrong)));
    }

    private static List<String> tooLarge(TextRule rule, Picture picture) {
        List<String> wrong = new ArrayList<>();
        TextRule.Images images = rule.images();
        Integer width = picture.widthPx();
        Integer height = picture.heightPx();
        if (images != null && width != null && images.width() != null && width > images.width()) {
            wrong.add("宽 " + width + " 像素，不得超过 " + images.width());
        }
        if (images != null && height != null && images.height() != null && height > images.height()) {
            wrong.add("高 " + height + " 像素，不得超过 " + images.height());
        }
        return wrong;
    }

    /**
     * Pictures that came in under other rules, and are more or larger than these let them be.
     *
     * @param pictures those of a text
     */
    Map<String, TextRule> tooLarge(Statement stated, Function<String, List<Picture>> pictures) {
        Map<String, TextRule> broken = new LinkedHashMap<>();
        for (TextRule rule : direction.texts()) {
            List<Picture> has = stated.text(rule.id()) == null ? List.of() : pictures.apply(rule.id());
            List<String> wrong = new ArrayList<>();
            Long most = rule.images() == null ? null : rule.images().most();
            if (most != null && has.size() > most) {
                wrong.add("最多 " + most + " 幅，已有 " + has.size() + " 幅");
            }
            has.forEach(picture -> wrong.addAll(tooLarge(rule, picture)));
            if (!wrong.isEmpty()) {
                String clause = rule.clause().place();
                broken.put("“" + rule.name() + "”的插图" + String.join("、", wrong) + "（" + clause + "）", rule);
            }
        }
        return broken;
    }

    /**
     * Texts that an application states and that have fewer pictures than they must.
     *
     * @param pictures how many a text has
     */
    public List<TextRule> lacking(Set<String> stated, ToIntFunction<String> pictures) {
        return direction.texts().stream()
                .filter(rule -> stated.contains(rule.id()))
                .filter(rule -> rule.images() != null
                        && rule.images().least() != null
                        && pictures.applyAsInt(rule.id()) < rule.images().least())
                .toList();
    }

    /** What a text lacks that has so many pictures. */
    public static String lacking(TextRule rule, int pictures) {
        return "“" + rule.name() + "”的插图（至少 "
                + Objects.requireNonNull(rule.images()).least() + " 幅，已有 " + pictures + " 幅）";
    }
}
