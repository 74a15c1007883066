package org.mingzhang.view.budget;

import org.jspecify.annotations.Nullable;

/**
 * How many awards of a direction a county has.
 *
 * @param county null for beneficiaries of the whole city
 * @param committed how many have money promised, net of releases
 * @param paid of how many something was paid, net of bank returns
 */
public record AwardCount(String direction, @Nullable String county, int committed, int paid) {}
