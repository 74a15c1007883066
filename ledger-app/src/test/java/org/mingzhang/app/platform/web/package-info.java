/** What the API says when something goes wrong. */
@NullMarked
package org.mingzhang.app.platform.web;

import org.jspecify.annotations.NullMarked;
