/** 一企一档, 一服务商一档: the pages of one party, and how what is recorded of it is called. */
@NullMarked
package org.mingzhang.app.file;

import org.jspecify.annotations.NullMarked;
