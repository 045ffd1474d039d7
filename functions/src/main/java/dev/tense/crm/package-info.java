/** CRM: the customers as sales and support know them, in a system that is not ours. */
@NullMarked
package dev.tense.crm;

import org.jspecify.annotations.NullMarked;
