/** 一企一档, 一服务商一档: everything about one party, within what somebody may see. */
@NullMarked
package org.mingzhang.view.file;

import org.jspecify.annotations.NullMarked;
