@org.jspecify.annotations.NullMarked
package dev.tense.local.aws;
