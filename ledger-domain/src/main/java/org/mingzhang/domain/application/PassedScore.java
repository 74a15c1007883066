package org.mingzhang.domain.application;

/**
 * A score with which an application passed a stage.
 *
 * @param tenths of a point
 * @param position the entry that says so
 */
public record PassedScore(int tenths, long position) {}
