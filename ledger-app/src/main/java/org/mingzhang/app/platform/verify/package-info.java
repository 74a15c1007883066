/** Verification of the stored log: what lies in the database, read anew and held against the seal. */
@NullMarked
package org.mingzhang.app.platform.verify;

import org.jspecify.annotations.NullMarked;
