/** An SNS server: topics, batches, filter policies and raw delivery to queues. */
@NullMarked
package dev.tense.local.sns;

import org.jspecify.annotations.NullMarked;
