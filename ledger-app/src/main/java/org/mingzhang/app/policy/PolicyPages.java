package org.mingzhang.app.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.oversight.ParameterQueries.Version;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A programme's policy: every rule with its clause, the parameters as they stand, what the notice leaves open. */
@ConsolePage
class PolicyPages {
    private final LedgerViews views;
    private final StoredPacks packs;

    PolicyPages(LedgerViews views, StoredPacks packs) {
        this.views = views;
        this.packs = packs;
    }

    /** A parameter as it stands. */
    public record Standing(
            String id,
            String name,
            @Nullable String value,
            boolean decided,
            @Nullable Long position,
            String doubt,
            List<Choice> options) {
        /** The value in force as people read it: of one that is chosen from several, what it means. */
        public @Nullable String told() {
            return options.stream()
                    .filter(Choice::inForce)
                    .map(Choice::meaning)
                    .findFirst()
                    .orElse(value);
        }

        /** A value that may be chosen. */
        public record Choice(String value, String meaning, boolean inForce) {}
    }

    @GetMapping("/packs")
    String pack(@RequestParam(required = false) @Nullable Integer version, Chosen chosen, SignedIn me, Model model) {
        views.requireSealed();
        List<Version> versions = views.parameters().versions(chosen.programme());
        PolicyPack pack = version == null
                ? chosen.pack()
                : packs.pack(of(versions, version).packSm3());
        ParameterValues values = views.parameters().values(chosen.programme(), pack);
        model.addAttribute("title", Area.PACKS.chinese());
        model.addAttribute("pack", pack);
        // Entries of the programme are shown to officials.
        model.addAttribute("seesEntries", me.isOfficial());
        model.addAttribute("versions", versions);
        model.addAttribute("outline", PackOutline.of(pack, values));
        model.addAttribute("parameters", standings(pack, values));
        return "policy/pack";
    }

    /** The parameters of a pack as they stand. */
    static List<Standing> standings(PolicyPack pack, ParameterValues values) {
        return pack.parameters().stream()
                .map(parameter -> {
                    ParameterValues.Setting setting =
                            values.setting(parameter.id()).orElse(null);
                    String value = setting == null ? null : setting.value().display();
                    return new Standing(
                            parameter.id(),
                            parameter.name(),
                            value,
                            setting != null && setting.decided(),
                            setting == null ? null : setting.position(),
                            parameter.doubt(),
                            parameter.options().stream()
                                    .map(option -> new Standing.Choice(
                                            option.id(),
                                            option.meaning(),
                                            option.id().equals(value)))
                                    .toList());
                })
                .toList();
    }

    /** The file itself, exactly as it was published and hashed. */
    @GetMapping("/packs/{version}/pack.yaml")
    ResponseEntity<byte[]> file(@PathVariable int version, Chosen chosen) {
        Version asked = of(views.parameters().versions(chosen.programme()), version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(Attachment.HEADER, Attachment.proof(chosen.programme() + "-v" + version + ".yaml"))
                .body(packs.pack(asked.packSm3()).bytes().toArray());
    }

    private static Version of(List<Version> versions, int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("政策包没有第 " + number + " 版"));
    }
}
