/** The lock of what holds data: no synthesis takes any of it away, makes it anew or renames it unless somebody approved. */
@NullMarked
package dev.meridian.app.lock;

import org.jspecify.annotations.NullMarked;
