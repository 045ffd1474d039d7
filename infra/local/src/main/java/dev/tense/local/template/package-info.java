/** Reads the subset of SAM and CloudFormation that infra/sam uses, and refuses everything else. */
@NullMarked
package dev.tense.local.template;

import org.jspecify.annotations.NullMarked;
