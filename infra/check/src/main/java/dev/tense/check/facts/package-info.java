/**
 * What two deployments have in common, or not: facts about queues, subscriptions, filters, mappings, rights, routes, alarms and the
 * rest, whatever the templates call them.
 */
@NullMarked
package dev.tense.check.facts;

import org.jspecify.annotations.NullMarked;
