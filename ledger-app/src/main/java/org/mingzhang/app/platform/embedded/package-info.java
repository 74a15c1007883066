/**
 * The database below the ledger: an embedded PostgreSQL that is durable and shared by several commands, or any PostgreSQL
 * from 15 on by its URL. Both are opened as {@link org.mingzhang.app.platform.embedded.DatabaseServer} and pass the same
 * assertions on durability and authentication before anything is written.
 */
@NullMarked
package org.mingzhang.app.platform.embedded;

import org.jspecify.annotations.NullMarked;
