/** The one AWS endpoint: DynamoDB Local and ElasticMQ inside, routed by the service in the signature. */
@NullMarked
package dev.tense.local.aws;

import org.jspecify.annotations.NullMarked;
