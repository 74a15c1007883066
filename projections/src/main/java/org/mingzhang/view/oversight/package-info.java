/** What is still owed and watched: duties, providers' standing, and how far supervision has come. */
@NullMarked
package org.mingzhang.view.oversight;

import org.jspecify.annotations.NullMarked;
