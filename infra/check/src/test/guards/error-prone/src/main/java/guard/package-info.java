@NullMarked
package guard;

import org.jspecify.annotations.NullMarked;
