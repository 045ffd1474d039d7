/** What may be asked of the CRM. */
@NullMarked
package dev.tense.contract.crm;

import org.jspecify.annotations.NullMarked;
