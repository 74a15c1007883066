package org.mingzhang.domain.actor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CreditCode;

/**
 * What one person does not do alone, so that nobody makes a signer of public money by themself (三员分立): who registers people and
 * brings keys gives them no posts, who gives posts brings nobody and gives no post of another kind than the registration says, and a
 * key of somebody registered takes two.
 */
final class Separation {
    static final Set<Role> ADMINISTRATION = EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    private static final Set<Role> REVIEW = EnumSet.of(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY);

    private Separation() {}

    /** Refuses posts that come with a registration, but for that of an applicant, who moves no public money. */
    static @Nullable Rejection refuseAtRegistration(String actor, List<Role> posts) {
        List<Role> official = posts.stream()
                .filter(role -> !role.comesWithRegistration())
                .distinct()
                .toList();
        return official.isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                actor,
                                "posts",
                                official,
                                "rule",
                                "三员分立：人员由系统管理员登记，岗位由安全保密管理员另行授予；随登记授予的只有申报单位"));
    }

    /**
     * Refuses an applicant's post that comes with a registration where somebody signs for that enterprise already: or one administrator
     * could act in its name. The post is then given by another one, as an official's is.
     */
    static @Nullable Rejection refuseFurtherSigner(String actor, String org, int signers) {
        return signers == 0
                ? null
                : Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                actor,
                                "enterprise",
                                org,
                                "step",
                                "授予岗位",
                                "otherStep",
                                "登记此人",
                                "rule",
                                "三员分立：该企业已有经办人 " + signers + " 位，再添的不得随登记授予岗位：先不带岗位登记，再由安全保密管理员核实后另行授予"));
    }

    /** Refuses a post from who registered the person, or brought one of the keys with which they can sign. */
    static @Nullable Rejection refuseFromBringer(String subject, Actor person, Occasion occasion) {
        return person.isBroughtBy(occasion.actor().id())
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                occasion.actor().id(),
                                "holder",
                                subject,
                                "step",
                                "授予岗位",
                                "otherStep",
                                "登记此人或提出其密钥",
                                "rule",
                                "三员分立：登记人员、提出密钥的人不得给其授予岗位"))
                : null;
    }

    /** Refuses to enrol a key that nobody else has proposed for the person, exactly as it is. */
    static @Nullable Rejection refuseUnproposed(
            String subject, Actor person, Occasion occasion, String keyId, String publicKey) {
        Actor.Proposed proposed = person.proposed(keyId);
        String by = occasion.actor().id();
        if (proposed == null || !proposed.publicKey().equals(publicKey)) {
            return Rejection.of(
                    RejectionCode.NOT_FOUND, Map.of("holder", subject, "keyId", keyId, "needs", "已由另一位管理员提出的密钥"));
        }
        return proposed.by().stream().allMatch(by::equals)
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                by,
                                "keyId",
                                keyId,
                                "step",
                                "核定密钥",
                                "otherStep",
                                "提出密钥",
                                "rule",
                                "三员分立：已登记的人换密钥，须由两人分别提出和核定"))
                : null;
    }

    /** Refuses posts of several kinds held by one person, own ones and those in which they stand in for others. */
    static @Nullable Rejection refuseTogether(String actor, List<Role> roles) {
        List<Role> two = new ArrayList<>();
        for (Role role : roles) {
            if (two.isEmpty() || (two.size() == 1 && !isOneKind(two.getFirst(), role))) {
                two.add(role);
            }
        }
        return two.size() < 2
                ? null
                : Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", actor, "posts", two, "rule", "申报、审核、拨付、评审、评测、监督、管理由不同的人担任"));
    }

    /**
     * Refuses a post of another kind than that for which somebody else registered the person, or than they ever had: whoever gives posts
     * would make a payer of an enterprise's clerk alone. Who changes to another kind is registered anew, under another id.
     */
    static @Nullable Rejection refuseOtherKind(String subject, Actor person, Role post) {
        Set<Role> kinds = person.meantFor();
        if (kinds.isEmpty()) {
            return refuseOffice(subject, person.org(), person.orgName(), post);
        }
        return kinds.stream().anyMatch(one -> isOneKind(one, post))
                ? null
                : Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "holder",
                                subject,
                                "posts",
                                List.of(post),
                                "intended",
                                kinds.stream().sorted().toList(),
                                "rule",
                                "三员分立：岗位只授予登记时所写的一类，改任另一类的由系统管理员以新的编号、新的密钥另行登记"));
    }

    /** Refuses a registration that brings a post of another kind than it says that the person is for. */
    static @Nullable Rejection refuseOutside(String actor, Role intended, List<Role> posts) {
        List<Role> both = new ArrayList<>(posts);
        both.add(intended);
        return refuseTogether(actor, both);
    }

    /** Refuses the post of an office, which reviews, pays or audits, for people of a business. */
    static @Nullable Rejection refuseOffice(String actor, String org, String orgName, Role post) {
        return post.isOfAnOffice() && CreditCode.isOfBusiness(org)
                ? Rejection.of(
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of(
                                "holder",
                                actor,
                                "organisation",
                                orgName,
                                "posts",
                                List.of(post),
                                "rule",
                                "审核、拨付、审计由机关的人担任；统一社会信用代码首位为 9 的是市场监管部门登记的单位（GB 32100）"))
                : null;
    }

    private static boolean isOneKind(Role one, Role other) {
        return one == other || (REVIEW.contains(one) && REVIEW.contains(other));
    }
}
