/** The one AWS endpoint, routed by the service in the signature: DynamoDB Local and ElasticMQ inside, or another endpoint behind. */
@NullMarked
package dev.tense.local.aws;

import org.jspecify.annotations.NullMarked;
