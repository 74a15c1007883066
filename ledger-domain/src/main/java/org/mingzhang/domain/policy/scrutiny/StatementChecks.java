package org.mingzhang.domain.policy.scrutiny;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextRule;

/** What applications are to write: lengths that cannot be kept, parts of one another, fields that nobody can fill in. */
final class StatementChecks {
    private static final Pattern LEAST_PICTURES = pictures("不(?:得)?(?:少于|低于)|至少|最少");
    private static final Pattern MOST_PICTURES = pictures("不(?:得)?(?:超过|多于)|最多|至多");

    private final PolicyPack pack;
    private final Remarks remarks;

    StatementChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    private static Pattern pictures(String bound) {
        String picture = "(?:插图|配图|图片|照片|图)";
        return Pattern.compile(picture + "(?:" + bound + ")(?<after>\\d{1,3})[张幅个]|(?:" + bound
                + ")(?<before>\\d{1,3})[张幅个]" + picture);
    }

    void check() {
        pack.directions().forEach(this::texts);
        pack.forms().forEach(this::form);
    }

    private void texts(Direction direction) {
        Map<String, TextRule> rules = new HashMap<>();
        direction.texts().forEach(text -> rules.put(text.id(), text));
        for (TextRule text : direction.texts()) {
            List<String> at = List.of("directions", direction.id(), "texts", text.id());
            pictures(text, at);
            Set<String> above = new HashSet<>(Set.of(text.id()));
            String id = text.within();
            while (id != null) {
                TextRule whole = rules.get(id);
                if (!above.add(id)) {
                    remarks.contradicts(
                            Rules.in(at, "within"), "“" + text.within() + "”，绕一圈又成了自己的一部分", "应为不属于本项的文字的编号");
                    break;
                }
                if (whole == null) {
                    break;
                }
                if (text.most() != null && whole.most() != null && text.most() > whole.most()) {
                    remarks.contradicts(
                            Rules.in(at, "most"),
                            "“" + text.most() + "”，部分比整体（" + whole.name() + "，" + whole.most() + " 字）还长",
                            "应不超过 " + whole.most() + "：整体连同各部分一起计字数");
                    break;
                }
                id = whole.within();
            }
        }
    }

    /** 插图不少于3幅 is written as the least; beside such words alone the most is another rule. */
    private void pictures(TextRule text, List<String> at) {
        if (text.clause().isProposed()) {
            return;
        }
        String words = Numerals.inDigits(text.clause().quote());
        TextRule.Images images = text.images();
        Long least = said(LEAST_PICTURES, words);
        Long most = said(MOST_PICTURES, words);
        if (least != null && (images == null || images.least() == null)) {
            remarks.doubts(
                    Rules.in(at, "images"),
                    "没有写 least，引文「" + text.clause().quote() + "」说插图不少于 " + least + " 幅",
                    "应为 images: {least: " + least + "}；那里说的不是这段文字的插图的可以不改");
        } else if (most != null && least == null && images != null && images.least() != null && images.most() == null) {
            remarks.doubts(
                    Rules.in(at, "images", "least"),
                    "“" + images.least() + "”，引文「" + text.clause().quote() + "」说插图不超过 " + most + " 幅",
                    "应为 images: {most: " + most + "}；那里说的不是这段文字的插图的可以不改");
        }
    }

    private static @Nullable Long said(Pattern pattern, String words) {
        Matcher said = pattern.matcher(words);
        return said.find()
                ? Long.valueOf(said.group("before") == null ? said.group("after") : said.group("before"))
                : null;
    }

    private void form(Form form) {
        List<String> at = List.of("forms", form.id());
        if (pack.directions().stream().noneMatch(direction -> form.id().equals(direction.form()))) {
            remarks.contradicts(at, "没有支持方向用到的申报表", "应有支持方向写 form: " + form.id());
        }
        for (Form.Field field : form.fields()) {
            List<String> place = Rules.in(at, "fields", field.id());
            Long most = field.most();
            field.options().stream()
                    .filter(option -> most != null && option.codePointCount(0, option.length()) > most)
                    .findFirst()
                    .ifPresent(option -> remarks.contradicts(
                            Rules.in(place, "most"), "“" + most + "”，可填的“" + option + "”比它还长", "应不少于最长一项的字数"));
            if (field.personal() && field.from() != null) {
                remarks.contradicts(Rules.in(place, "from"), "写了 from，又是个人信息（personal）", "账本不记个人信息，没有可带出的；二者取一");
            }
        }
    }
}
