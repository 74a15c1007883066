/**
 * 文件库: the bytes of files that entries cite, in a folder beside the database, each under its SM3. What comes in is received
 * aside, judged by its content, and moved into place only when the command that brings it was accepted.
 */
@NullMarked
package org.mingzhang.app.platform.files;

import org.jspecify.annotations.NullMarked;
