/** What every page and every API answer shares: reading JSON strictly, and saying what is wrong. */
@NullMarked
package org.mingzhang.app.platform.web;

import org.jspecify.annotations.NullMarked;
