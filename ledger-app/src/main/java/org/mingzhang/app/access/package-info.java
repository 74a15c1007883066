/** Who may come in: accounts with passwords, tries that are counted, and a list of who came and went. */
@NullMarked
package org.mingzhang.app.access;

import org.jspecify.annotations.NullMarked;
