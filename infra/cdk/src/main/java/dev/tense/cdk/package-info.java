/** The deployment as a CDK app: everything follows from the catalogue, and nothing has to be edited to add a command. */
package dev.tense.cdk;
