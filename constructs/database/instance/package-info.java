/** What every instance is like, writer or replica, and what it stands on in its region. */
@NullMarked
package dev.meridian.constructs.database.instance;

import org.jspecify.annotations.NullMarked;
