package org.mingzhang.app.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.file.EnterpriseFile;
import org.mingzhang.view.file.EnterpriseFiles.Told;
import org.springframework.stereotype.Component;

/**
 * Shows personal data in clear: to officials within their scope, with a reason, one value at a time, and never before it is recorded. Pages
 * and programs come through here alike.
 */
@Component
class PersonalDisclosure {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private final LedgerViews views;
    private final PersonalData personal;
    private final ReadsLog reads;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    PersonalDisclosure(
            LedgerViews views, PersonalData personal, ReadsLog reads, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.personal = personal;
        this.reads = reads;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * One value.
     *
     * @param name of the organisation
     * @param value null where it does not open any more
     * @param position of the entry that says who saw it
     */
    record Shown(String name, PersonalItem item, @Nullable String value, String reason, long position) {}

    /**
     * Shows it.
     *
     * @throws NotFound for who may not, and where there is nothing, alike
     * @throws InvalidDocument where no reason is given
     */
    Shown show(SignedIn me, String code, String item, String reason) {
        if (!me.isOfficial()) {
            throw new NotFound("没有这家企业的档案：" + code);
        }
        EnterpriseFile file = views.enterpriseFiles()
                .file(me.scope(), code, clock.now().atZone(identity.zone()).toLocalDate(), EnumSet.noneOf(Told.class))
                .orElseThrow(() -> new NotFound("没有这家企业的档案：" + code));
        PersonalItem wanted = PersonalItem.ofField(item)
                .filter(known -> personal.has(code, known))
                .orElseThrow(() -> new NotFound("没有登记这一项：" + item));
        String why = reason.strip();
        int letters = why.codePointCount(0, why.length());
        if (letters < SHORTEST || letters > LONGEST) {
            throw new InvalidDocument(
                    List.of(new Problem("/reason", why, "查看个人信息须写明事由，" + SHORTEST + " 至 " + LONGEST + " 字")));
        }
        String name = Objects.requireNonNullElse(file.basics().name(), code);
        long position = reads.record(me.isShown(
                        name + "（" + code + "）的" + wanted.chinese(),
                        StreamId.enterprise(code).toString(),
                        why))
                .position();
        return new Shown(name, wanted, personal.inClear(code, wanted).orElse(null), why, position);
    }
}
