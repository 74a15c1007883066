/** What an approved application carries out: contracts, invoices, progress, acceptance. */
@NullMarked
package org.mingzhang.domain.project;

import org.jspecify.annotations.NullMarked;
