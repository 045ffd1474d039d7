/**
 * What a template deploys, whoever wrote it: CloudFormation resources without nested stacks, macros and parameters between stacks.
 * Read from {@code infra/sam}; the linter and the comparison look at nothing else.
 */
@NullMarked
package dev.tense.check.deployment;

import org.jspecify.annotations.NullMarked;
