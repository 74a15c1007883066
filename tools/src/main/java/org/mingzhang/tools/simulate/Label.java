package org.mingzhang.tools.simulate;

/**
 * What was planted, for whoever measures what a check finds. It stands beside the workbook, never in it.
 *
 * @param subject an application, or an organisation's credit code
 * @param rule its id in the list of risk rules
 */
public record Label(String subject, String rule, String note) {}
